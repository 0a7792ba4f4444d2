package dev.chancery.export;

import dev.chancery.domain.Bytes;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Set;

/// The SHA-256 of a file of any length, read past what the system remembers of it where the file system can do that.
final class SumOnMedium {

    private static final int MANY_BLOCKS = 1 << 20;

    private SumOnMedium() {}

    static Bytes of(Path file, int block) throws IOException {
        try {
            var direct = (OpenOption) Class.forName("com.sun.nio.file.ExtendedOpenOption").getField("DIRECT").get(null);
            return sum(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS, direct), block);
        } catch (ReflectiveOperationException | IOException | UnsupportedOperationException notOnThisFileSystem) {
            return sum(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS), 1);
        }
    }

    private static Bytes sum(Path file, Set<OpenOption> how, int block) throws IOException {
        try (var arena = Arena.ofConfined(); var channel = FileChannel.open(file, how)) {
            var digest = MessageDigest.getInstance("SHA-256");
            var memory = arena.allocate(Math.max(MANY_BLOCKS / block, 1) * (long) block, block);
            var found = memory.asByteBuffer();
            while (channel.read(found) >= 0) {
                digest.update(found.flip());
                found.clear();
            }
            memory.fill((byte) 0);
            return Bytes.of(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
