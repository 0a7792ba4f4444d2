package dev.chancery.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.domain.Holdings;
import dev.chancery.domain.Holdings.Piece;
import dev.chancery.domain.Holdings.Unread;
import dev.chancery.domain.Holdings.Why;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Zip files that hold more than their size lets one think.
@Timeout(120)
class LooseFilesTest {

    private static final byte[] TEXT = "text".getBytes(StandardCharsets.US_ASCII);

    @TempDir Path folder;

    @Test void anEntryThatIsTooLargeIsLeftOutAlone() throws IOException {
        var zip = new Zip();
        zip.zeros("log", Limits.PIECE + 1);
        zip.put("hall/", TEXT);
        zip.put("yard/", new byte[0]);
        zip.put("a.pem", TEXT);
        try (var held = read(zip)) {
            assertThat(held.pieces()).extracting(Piece::place).containsExactly("lab.zip/a.pem");
            assertThat(held.unread()).containsExactly(new Unread("lab.zip/log", Why.TOO_LARGE), new Unread("lab.zip/hall/", Why.NOT_A_FILE));
        }
    }

    /// 15 GiB, which it takes long to unpack.
    @Test void whatIsLeftOutIsNotUnpackedToItsEnd() throws IOException {
        for (var name : List.of("zeros", "zeros/")) {
            var zip = new Zip();
            zip.put("a.pem", TEXT);
            int from = zip.octets.size();
            zip.zeros(name, 256 << 20);
            var entry = zip.octets.toByteArray();
            for (int i = 0; i < 58; i++) {
                zip.octets.write(entry, from, entry.length - from);
            }
            zip.put("b.pem", TEXT);
            try (var held = read(zip)) {
                assertThat(held.pieces()).extracting(Piece::place).containsExactly("lab.zip/a.pem");
                assertThat(held.unread()).contains(new Unread("lab.zip", Why.TOO_LARGE)).hasSizeLessThan(3);
            }
        }
    }

    @Test void whatNothingIsLeftForIsSaid() throws IOException {
        var zip = new Zip();
        zip.put("a.pem", TEXT);
        zip.put("yard/", new byte[0]);
        var archive = zip.write();
        var files = new ArrayList<>(Collections.nCopies(5, zeros("most", Limits.PIECE)));
        files.add(zeros("rest", Limits.IMPORT - 5 * Limits.PIECE - Files.size(archive)));
        files.add(archive);
        try (var held = LooseFiles.read(files)) {
            assertThat(held.pieces()).extracting(Piece::place).containsExactly("most", "most", "most", "most", "most", "rest");
            assertThat(held.unread()).containsExactly(new Unread("lab.zip", Why.TOO_LARGE));
        }
    }

    @Test void moreFilesThanWeReadAreToldOnce() throws IOException {
        var zip = new Zip();
        for (int i : IntStream.range(0, Limits.PIECES + 100).toArray()) {
            zip.put(Integer.toString(i), TEXT);
        }
        try (var held = read(zip)) {
            assertThat(held.pieces()).hasSize(Limits.PIECES);
            assertThat(held.unread()).containsExactly(new Unread("lab.zip", Why.TOO_LARGE));
        }
    }

    private Path zeros(String name, long length) throws IOException {
        var file = folder.resolve(name);
        try (var open = new RandomAccessFile(file.toFile(), "rw")) {
            open.setLength(length);
        }
        return file;
    }

    private Holdings read(Zip zip) throws IOException {
        return LooseFiles.read(List.of(zip.write()));
    }

    /// Without the directory at its end, which nobody needs who reads it from the beginning.
    private final class Zip {

        private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
        private final ZipOutputStream out = new ZipOutputStream(octets);

        void put(String name, byte[] content) throws IOException {
            out.putNextEntry(new ZipEntry(name));
            out.write(content);
            out.closeEntry();
        }

        void zeros(String name, int length) throws IOException {
            out.putNextEntry(new ZipEntry(name));
            var block = new byte[1 << 20];
            for (int left = length; left > 0; left -= block.length) {
                out.write(block, 0, Math.min(left, block.length));
            }
            out.closeEntry();
        }

        Path write() throws IOException {
            return Files.write(folder.resolve("lab.zip"), octets.toByteArray());
        }
    }
}
