package dev.chancery.engine;

import java.util.List;

/// What an import has done, item by item. `repeated` counts what was there more than once.
public record ImportReport(String source, List<Line> lines, int repeated) {

    public enum Fate {
        CAME_IN,
        /// A key has joined a certificate that was in the store.
        JOINED, WAS_HERE,
        /// The user wanted it so, or it belongs to an authority that was left out.
        LEFT_OUT, REFUSED, LOCKED
    }

    /// One item, by the name that it has now.
    public record Line(ImportItem item, String name, Fate fate) {}

    public ImportReport {
        lines = List.copyOf(lines);
    }

    public long authorities() {
        return lines.stream().filter(line -> line.fate() == Fate.CAME_IN && line.item().isAuthority()).count();
    }

    /// Those of authorities too.
    public long certificates() {
        return authorities() + count(ImportItem.Kind.RENEWAL) + count(ImportItem.Kind.CERTIFICATE);
    }

    public long keys() {
        return lines.stream().filter(line -> line.fate() == Fate.JOINED || line.fate() == Fate.CAME_IN && line.item().withKey()).count();
    }

    public long requests() {
        return count(ImportItem.Kind.REQUEST);
    }

    public long revocations() {
        return lines.stream().filter(line -> line.fate() == Fate.CAME_IN).mapToLong(line -> line.item().count()).sum();
    }

    private long count(ImportItem.Kind kind) {
        return lines.stream().filter(line -> line.fate() == Fate.CAME_IN && line.item().kind() == kind).count();
    }

    public long of(Fate fate) {
        return lines.stream().filter(line -> line.fate() == fate).count();
    }

    /// Whether anything in the store is another than before.
    public boolean changed() {
        return of(Fate.CAME_IN) + of(Fate.JOINED) > 0;
    }
}
