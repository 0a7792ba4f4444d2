package dev.chancery.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.Any;
import dev.chancery.Judge;
import dev.chancery.domain.Field;
import dev.chancery.domain.Installation;
import dev.chancery.domain.Installation.Beside;
import dev.chancery.domain.Installation.Files;
import dev.chancery.domain.Snippet;
import dev.chancery.domain.TextViolation;
import dev.chancery.domain.Violation;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class SnippetTextTest {

    private static final Beside BESIDE = new Beside("/var/lib/crl.pem", "lab.example");

    private static Installation in(String folder) {
        return new Installation(folder, Files.PEM_FOLDER, "broker.lab:8884", "press-1", BESIDE);
    }

    private static String text(Snippet snippet, Installation installation) {
        return SnippetText.of(snippet, installation).orRefuse();
    }

    @ParameterizedTest @EnumSource void everyPlaceIsFilledIn(Snippet snippet) {
        var packed = new Installation("/etc/certs", Files.pkcs12("press-1.p12"), "broker.lab:8884", "press-1", BESIDE);
        assertThat(text(snippet, packed)).doesNotContain("{{").doesNotContain("}}").endsWith("\n").contains("/etc/certs/");
    }

    @ParameterizedTest @EnumSource void noSnippetHoldsWhatAKeyContains(Snippet snippet) {
        assertThat(text(snippet, in("/etc/certs"))).doesNotContain("BEGIN").doesNotContain("PRIVATE KEY-");
    }

    @Test void mosquittoGetsWhatItNeedsToTurnStrangersAndRevokedOnesAway() {
        assertThat(text(Snippet.MOSQUITTO, in("/etc/mosquitto/certs")).lines().filter(line -> !line.startsWith("#"))).containsExactly(
                "listener 8884", "cafile /etc/mosquitto/certs/ca.pem", "certfile /etc/mosquitto/certs/chain.pem",
                "keyfile /etc/mosquitto/certs/private-key.pem", "crlfile /var/lib/crl.pem", "require_certificate true",
                "use_identity_as_username true");
    }

    @Test void aLineForWhatIsNotThereIsLeftOut() {
        var withoutList = new Installation("/etc/certs", Files.PEM_FOLDER, "broker.lab", "press-1", new Beside("", "lab.example"));
        assertThat(text(Snippet.MOSQUITTO, withoutList)).doesNotContain("crlfile").contains("require_certificate");
        assertThat(text(Snippet.NGINX, withoutList)).doesNotContain("ssl_crl").contains("ssl_verify_client on;", "ssl_verify_depth 2;");
    }

    @Test void oneBundleIsEveryFile() {
        var bundle = new Installation("/etc/certs", Files.bundle("press-1.pem"), "broker.lab", "press-1", BESIDE);
        assertThat(text(Snippet.EMQX, bundle)).contains("cacertfile = \"/etc/certs/press-1.pem\"", "keyfile = \"/etc/certs/press-1.pem\"");
    }

    @Test void aFolderOfWindowsKeepsItsSeparator() {
        assertThat(text(Snippet.MOSQUITTO, in("C:\\mosquitto\\certs"))).contains("cafile C:\\mosquitto\\certs\\ca.pem");
        assertThat(text(Snippet.PYTHON, in("C:\\certs"))).contains("cafile=\"C:\\\\certs\\\\ca.pem\"");
        assertThat(text(Snippet.MOSQUITTO, in("/etc/certs/"))).contains("cafile /etc/certs/ca.pem");
    }

    @ParameterizedTest @EnumSource void aControlCharacterIsRefused(Snippet snippet) {
        assertThat(SnippetText.of(snippet, in("/etc/cer\nts")).violations())
                .containsExactly(new TextViolation.ForbiddenCharacter(Field.FOLDER, '\n', 8));
    }

    @ParameterizedTest @EnumSource(names = {"NGINX", "EMQX", "HIVEMQ"}) void whereADollarIsAVariableItIsRefused(Snippet snippet) {
        assertThat(SnippetText.of(snippet, in("/etc/$HOME")).violations()).extracting(Violation::field).containsOnly(Field.FOLDER);
        assertThat(SnippetText.of(Snippet.MOSQUITTO, in("/etc/$HOME")).violations()).isEmpty();
    }

    @ParameterizedTest @ValueSource(strings = {"", "no host", "broker.lab:0", "broker.lab:99999", "a;b"})
    void anAddressThatIsNoneIsRefusedWhereItIsNamed(String address) {
        var installation = new Installation("/etc/certs", Files.PEM_FOLDER, address, "press-1", BESIDE);
        assertThat(SnippetText.of(Snippet.PYTHON, installation).violations()).extracting(Violation::field).containsOnly(Field.ADDRESS);
        assertThat(SnippetText.of(Snippet.KEY_STORES, installation).violations()).isEmpty();
    }

    @Test void anIpv6AddressIsBracketedOnlyInAUri() {
        var installation = new Installation("/etc/certs", Files.PEM_FOLDER, "[::1]:8883", "press-1", BESIDE);
        assertThat(text(Snippet.AMQTT_PYTHON, installation)).contains("mqtts://[::1]:8883");
        assertThat(text(Snippet.MOSQUITTO_CLIENT, installation)).contains("-h ::1 -p 8883");
    }

    @Test void aShellReadsEveryTextAsItIs() {
        Judge.require("sh");
        var random = new Random(Long.getLong("any.seed", 7));
        var texts = Stream.generate(() -> line(random)).limit(500).toList();
        var words = texts.stream().map(text -> Quoting.SHELL.quote(Field.NAME, text).orRefuse()).collect(Collectors.joining(" "));
        var said = Judge.runIn(Path.of("").toAbsolutePath(), List.of("sh", "-c", "printf '%s\\n' " + words)).accepted();
        assertThat(said.output().lines()).containsExactlyElementsOf(texts);
    }

    @Test void aStringIsReadAsItIs() {
        Any.holdsFor(SnippetTextTest::line, text -> {
            var quoted = Quoting.STRING.quote(Field.NAME, text).orRefuse();
            assertThat(new JsonMapper().readTree(quoted).stringValue()).isEqualTo(text);
        });
    }

    private static String line(Random random) {
        return "x" + random.ints(random.nextInt(12), ' ', '~' + 1).mapToObj(Character::toString).collect(Collectors.joining());
    }
}
