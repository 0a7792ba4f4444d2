package dev.chancery.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.Judge;
import dev.chancery.TestOffice;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.SubjectName;
import dev.chancery.engine.RequestIntake.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The lines of the kit are typed into a real shell, and what they make is taken in.
class RequestKitTest {

    @TempDir Path folder;

    private Outcome run(RequestKit kit) {
        Judge.require("openssl");
        Judge.runIn(folder, List.of("sh", "-e", "-c", kit.openssl())).accepted();
        try (var lab = TestOffice.in(Files.createTempDirectory(folder, "lab"))) {
            return lab.office.requests().intake().take(folder.resolve(kit.requestFile())).getFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// ML-DSA needs OpenSSL 3.5.
    @ParameterizedTest @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = "ML_DSA_.*") void everyKindOfKeyIsMadeAndAskedFor(KeySpec key) {
        var csr = ((Outcome.Added) run(new RequestKit("press-001", List.of(new SubjectName.Dns("press-001.lab"),
                new SubjectName.Ip("10.0.0.7"), new SubjectName.Uri("urn:press:1")), key))).csr();
        assertThat(csr.key()).contains(key);
        assertThat(csr.subject().toString()).isEqualTo("CN=press-001");
        assertThat(csr.names()).containsExactly(new SubjectName.Dns("press-001.lab"), new SubjectName.Ip("10.0.0.7"),
                new SubjectName.Uri("urn:press:1"));
    }

    @Test void theKeyIsForItsOwnerAlone() throws Exception {
        run(new RequestKit("press-001", List.of(), KeySpec.EC_P256));
        assertThat(Files.getPosixFilePermissions(folder.resolve("press-001.key"))).hasSize(2);
    }

    /// Nothing in a name is taken by the shell or by openssl for something else.
    @Test void aNameThatIsHardOnShellsComesThrough() {
        for (var name : List.of("it's $HOME `id`; rm -rf /", "Prüfstand \"7\"", "a=b + c/d\\e", "-x", "50 % & more")) {
            var outcome = run(new RequestKit(name, List.of(), KeySpec.EC_P256));
            assertThat(((Outcome.Added) outcome).csr().subject().commonName()).contains(name);
        }
    }

    @Test void aNameThatCannotBeOneIsRefused() {
        assertThatThrownBy(() -> new RequestKit("two\nlines", List.of(), KeySpec.EC_P256)).isInstanceOf(Failure.Refused.class);
        assertThatThrownBy(() -> new RequestKit(" ", List.of(), KeySpec.EC_P256)).isInstanceOf(Failure.Refused.class);
    }
}
