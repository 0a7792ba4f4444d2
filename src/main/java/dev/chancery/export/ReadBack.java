package dev.chancery.export;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;

/// Compares a file with what was written to it.
final class ReadBack {

    private static final Set<OpenOption> PLAINLY = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    private static final Optional<Set<OpenOption>> PAST_THE_CACHE = pastTheCache();

    private ReadBack() {}

    /// Found by name, because not every Java has it.
    private static Optional<Set<OpenOption>> pastTheCache() {
        try {
            var direct = Class.forName("com.sun.nio.file.ExtendedOpenOption").getField("DIRECT").get(null);
            return Optional.of(Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS, (OpenOption) direct));
        } catch (ReflectiveOperationException notHere) {
            return Optional.empty();
        }
    }

    /// Reads what the medium holds and not what the system remembers of it, where the file system can do that; `block` is
    /// its block size in bytes.
    static boolean fromMedium(Path file, byte[] content, int block) throws IOException {
        if (PAST_THE_CACHE.isEmpty()) {
            return byName(file, content);
        }
        try {
            return same(file, content, PAST_THE_CACHE.get(), block);
        } catch (IOException | UnsupportedOperationException notOnThisFileSystem) {
            return byName(file, content);
        }
    }

    static boolean byName(Path file, byte[] content) throws IOException {
        return same(file, content, PLAINLY, 1);
    }

    /// Reads in whole blocks and at least one octet further than the content, to see that nothing follows it.
    private static boolean same(Path file, byte[] content, Set<OpenOption> how, int block) throws IOException {
        long size = (content.length / block + 1L) * block;
        try (var arena = Arena.ofConfined(); var channel = FileChannel.open(file, how)) {
            var memory = arena.allocate(size, block);
            var found = memory.asByteBuffer();
            int read;
            do {
                read = channel.read(found);
            } while (read > 0 && found.position() < content.length);
            var same = found.flip().equals(ByteBuffer.wrap(content));
            memory.fill((byte) 0);
            return same;
        }
    }
}
