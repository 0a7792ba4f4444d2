package dev.chancery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Progress;
import dev.chancery.engine.ExportOrder;
import dev.chancery.engine.Order;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Exports a device below an intermediate for each kind of key to `target/matrix/<kind>`, where `src/test/sh/matrix.sh`
/// shows it to every outside verifier.
class MatrixExportTest {

    private static final String PASSPHRASE = "matrix passphrase";

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource(value = KeySpec.class, names = {"RSA_2048", "EC_P256", "ED25519"})
    void aChainOfThreeIsExported(KeySpec key) throws IOException {
        try (var lab = TestOffice.in(folder)) {
            var issuing = lab.intermediate("Issuing", lab.root("Lab Root", key), key);
            var device = lab.office.certificates().issue(Order.of(lab.thing("press-1"), TestOffice.terms(issuing, Profile.DEVICE, key)));
            for (var form : List.of(ExportOrder.Form.PEM_FOLDER, ExportOrder.Form.PKCS12)) {
                var passphrase = form == ExportOrder.Form.PKCS12 ? PASSPHRASE.toCharArray() : new char[0];
                lab.office.exports().run(new ExportOrder(List.of(device.id()), form, folder, passphrase), Progress.NONE);
            }
            arrange(folder.resolve("press-1"), folder.resolve("press-1.p12"), emptied(Path.of("target", "matrix", key.code())));
        }
    }

    private static void arrange(Path pem, Path pkcs12, Path matrix) throws IOException {
        Files.copy(pem.resolve("ca.pem"), matrix.resolve("ca.pem"));
        Files.copy(pem.resolve("chain.pem"), matrix.resolve("chain.pem"));
        Files.copy(pem.resolve("certificate.pem"), matrix.resolve("leaf.pem"));
        Files.copy(pem.resolve("private-key.pem"), matrix.resolve("leaf.key"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.copy(pkcs12, matrix.resolve("leaf.p12"));
        Files.writeString(matrix.resolve("passphrase"), PASSPHRASE);
        assertThat(matrix).isDirectoryContaining("glob:**/leaf.p12");
    }

    private static Path emptied(Path matrix) throws IOException {
        if (Files.exists(matrix)) {
            Files.walkFileTree(matrix, new SimpleFileVisitor<>() {
                @Override public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }
            });
        }
        return Files.createDirectories(matrix);
    }
}
