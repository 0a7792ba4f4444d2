package dev.chancery.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.domain.FileFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicFileTest {

    @TempDir Path folder;

    private Path file() {
        return folder.resolve("crl.pem");
    }

    private static void write(Path file, String text) {
        PublicFile.replace(file, text.length(), out -> out.write(text.getBytes(StandardCharsets.US_ASCII)));
    }

    private long files() throws IOException {
        try (var found = Files.list(folder)) {
            return found.count();
        }
    }

    @Test void everybodyMayReadIt() throws IOException {
        write(file(), "one");
        assertThat(Files.readString(file())).isEqualTo("one");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file()))).isEqualTo("rw-r--r--");
        write(file(), "two");
        assertThat(Files.readString(file())).isEqualTo("two");
        assertThat(files()).isOne();
    }

    @Test void whatFailsHalfwayLeavesTheOldContentAndNothingElse() throws IOException {
        write(file(), "one");
        assertThatThrownBy(() -> PublicFile.replace(file(), 9, out -> {
            out.write('t');
            throw new IOException("pulled out");
        })).isInstanceOf(FileFailure.CannotWrite.class);
        assertThat(Files.readString(file())).isEqualTo("one");
        assertThat(files()).isOne();
    }

    @Test void aSymbolicLinkIsNeverFollowed() throws IOException {
        var target = Files.writeString(folder.resolve("target"), "mine");
        Files.createSymbolicLink(file(), target);
        assertThatThrownBy(() -> write(file(), "two")).isInstanceOf(FileFailure.CannotWrite.class);
        assertThat(Files.readString(target)).isEqualTo("mine");
    }

    @Test void norOneInThePlaceOfTheUnfinishedFile() throws IOException {
        var target = Files.writeString(folder.resolve("target"), "mine");
        Files.createSymbolicLink(folder.resolve(".chancery-crl.pem.part"), target);
        write(file(), "two");
        assertThat(Files.readString(target)).isEqualTo("mine");
        assertThat(Files.readString(file())).isEqualTo("two");
    }

    @Test void whatAnEarlierEndLeftIsReplaced() throws IOException {
        Files.writeString(folder.resolve(".chancery-crl.pem.part"), "half");
        write(file(), "two");
        assertThat(files()).isOne();
    }

    @Test void aFolderThatIsMissingIsTold() {
        assertThatThrownBy(() -> write(folder.resolve("no/crl.pem"), "one")).isInstanceOf(FileFailure.CannotWrite.class)
                .hasMessageContaining("crl.pem");
        assertThatThrownBy(() -> write(folder, "one")).isInstanceOf(FileFailure.CannotWrite.class);
    }

    @Test void aReaderNeverSeesHalfOfIt() throws Exception {
        write(file(), "0".repeat(100_000));
        var reader = new Thread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                read();
            }
        });
        reader.start();
        for (int i = 1; i <= 50; i++) {
            write(file(), String.valueOf(i % 10).repeat(100_000));
        }
        reader.interrupt();
        reader.join();
        assertThat(mixed).isFalse();
    }

    private volatile boolean mixed;

    private void read() {
        try {
            var text = Files.readString(file());
            mixed |= text.length() != 100_000 || text.chars().distinct().count() != 1;
        } catch (IOException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
