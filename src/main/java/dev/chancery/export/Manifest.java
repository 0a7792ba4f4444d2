package dev.chancery.export;

import dev.chancery.domain.Bytes;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// The files that are complete in the target folder, each read back and compared.
public record Manifest(Path target, List<Entry> entries) {

    /// `path` is below the target, with `/` between folders; `size` is in bytes.
    public record Entry(String path, long size, Bytes sha256) {}

    public Manifest {
        entries = List.copyOf(entries);
    }

    public List<Path> files() {
        return entries.stream().map(entry -> target.resolve(entry.path())).toList();
    }

    public long bytes() {
        return entries.stream().mapToLong(Entry::size).sum();
    }

    /// A line a file, as `sha256sum --check` reads it.
    public String text() {
        return entries.stream().map(entry -> entry.sha256().hex() + "  " + entry.path() + "\n").collect(Collectors.joining());
    }
}
