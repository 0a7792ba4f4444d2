package dev.chancery.ui.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.Judge;
import dev.chancery.pki.Pem;
import dev.chancery.pki.Possession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The lines for the machine with the key, run by a shell and openssl.
class ProofLinesTest {

    @TempDir Path folder;

    @BeforeEach void authority() {
        Judge.require("openssl");
        Judge.runIn(folder, List.of("openssl", "req", "-x509", "-new", "-nodes", "-newkey", "rsa:2048", "-keyout", "ca.key",
                "-out", "ca.pem", "-subj", "/O=Lab/CN=Away CA", "-days", "30")).accepted();
    }

    private byte[] der(String file) throws IOException {
        return Pem.read(Files.readString(folder.resolve(file))).getFirst().content();
    }

    private void run(String code, boolean certificate) {
        Judge.runIn(folder, List.of("sh", "-e", "-c", ProofLines.of(code, certificate))).accepted();
    }

    @Test void aCertificateProvesTheCodeAndLeavesNoKeyBehind() throws IOException {
        run("AB12 cd'ef", true);
        assertThat(Possession.fits(der("proof.pem"), der("ca.pem"), "AB12 cd'ef")).isTrue();
        assertThat(folder.resolve("proof.key")).doesNotExist();
    }

    @Test void aSignatureIsOverTheCodeAlone() throws IOException {
        run("reg-42", false);
        assertThat(Possession.signs(Base64.getDecoder().decode(Files.readString(folder.resolve("proof.txt"))), der("ca.pem"), "reg-42")).isTrue();
    }
}
