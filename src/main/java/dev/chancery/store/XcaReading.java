package dev.chancery.store;

import static java.util.Objects.requireNonNull;

import dev.chancery.domain.Holdings;
import dev.chancery.domain.Holdings.Piece;
import dev.chancery.domain.Holdings.Unread;
import dev.chancery.domain.Holdings.Why;
import dev.chancery.domain.Progress;
import dev.chancery.domain.XcaPlace;
import dev.chancery.domain.XcaPlace.Kind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Goes once through the tables of an XCA database. What XCA has deleted keeps a row, or a mark, and does not count.
final class XcaReading {

    private static final int LONGEST_NAME = 256;

    private record Kept(OptionalLong item, Optional<byte[]> text) {}

    private final XcaTables tables;
    private final Progress progress;
    private final Map<Long, String> names = new HashMap<>();
    private final Map<Long, byte[]> certificates = new HashMap<>();
    private final List<Piece> pieces = new ArrayList<>();
    private final List<Unread> unread = new ArrayList<>();

    XcaReading(XcaTables tables, Progress progress) {
        this.tables = tables;
        this.progress = progress;
    }

    /// Whatever is thrown, no key stays in memory.
    Holdings all(String source) {
        try {
            readNames();
            read(Kind.CERTIFICATE, "cert", this::certificate);
            readKeys();
            read(Kind.REQUEST, "request", this::piece);
            read(Kind.REVOCATION_LIST, "crl", this::piece);
            leaveOut(Kind.TEMPLATE, Why.TEMPLATE, Set.of());
            leaveOut(Kind.OPENVPN_KEY, Why.OPENVPN_KEY, Set.of());
            var revocations = new XcaRevocations(tables, names, certificates, unread);
            return new Holdings(source, pieces, revocations.all(), revocations.listNumbers(), unread);
        } catch (RuntimeException failed) {
            pieces.forEach(Piece::close);
            throw failed;
        }
    }

    private void readNames() {
        record Item(long id, String name, boolean deleted) {}
        tables.each("items", List.of("id", "name", "del"),
                row -> new Item(row.number(), row.optionalText().orElse(""), row.flag()), item -> {
                    if (!item.deleted()) {
                        names.put(item.id(), item.name().substring(0, Math.min(item.name().length(), LONGEST_NAME)));
                    }
                });
    }

    private interface Taker {
        void take(String place, Kept row, byte[] content);
    }

    private void read(Kind kind, String column, Taker taker) {
        tables.each(kind.table(), List.of("item", column), XcaReading::kept, row -> {
            progress.checkCancelled();
            if (isShown(row)) {
                var place = place(kind, row.item().getAsLong());
                XcaText.octets(row.text().orElse(new byte[0])).ifPresentOrElse(
                        content -> taker.take(place, row, content), () -> leaveOut(place, Why.MALFORMED));
            }
        });
    }

    private static Kept kept(Row row) throws SQLException {
        return new Kept(row.optionalNumber(), row.optionalBytes());
    }

    private boolean isShown(Kept row) {
        return row.item().isPresent() && names.containsKey(row.item().getAsLong());
    }

    private String place(Kind kind, long item) {
        var name = name(item);
        return new XcaPlace(kind, name.isBlank() ? String.valueOf(item) : name).toString();
    }

    private String name(long item) {
        return requireNonNull(names.get(item));
    }

    private void piece(String place, Kept row, byte[] content) {
        tables.count(content);
        pieces.add(new Piece(place, name(row.item().getAsLong()), content));
    }

    private void certificate(String place, Kept row, byte[] content) {
        certificates.put(row.item().getAsLong(), content);
        piece(place, row, content);
    }

    private void readKeys() {
        read(Kind.PRIVATE_KEY, "private", (place, row, content) -> {
            if (XcaText.isSequence(content)) {
                piece(place, row, content);
            } else {
                leaveOut(place, Why.OLD_ENCRYPTION);
            }
        });
        leaveOut(Kind.TOKEN, Why.ON_TOKEN, Set.of());
        var elsewhere = items(Kind.PRIVATE_KEY);
        elsewhere.addAll(items(Kind.TOKEN));
        leaveOut(Kind.PUBLIC_KEY, Why.PUBLIC_KEY, elsewhere);
    }

    /// All rows of a table but those of these items.
    private void leaveOut(Kind kind, Why why, Set<Long> except) {
        items(kind).stream().filter(item -> !except.contains(item)).forEach(item -> leaveOut(place(kind, item), why));
    }

    private void leaveOut(String place, Why why) {
        unread.add(new Unread(place, why));
    }

    /// The items of a table that XCA shows.
    private Set<Long> items(Kind kind) {
        var items = new LinkedHashSet<Long>();
        tables.each(kind.table(), List.of("item"), row -> new Kept(row.optionalNumber(), Optional.empty()), row -> {
            if (isShown(row)) {
                items.add(row.item().getAsLong());
            }
        });
        return items;
    }
}
