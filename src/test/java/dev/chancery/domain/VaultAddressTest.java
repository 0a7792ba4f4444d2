package dev.chancery.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.Any;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VaultAddressTest {

    @ParameterizedTest
    @CsvSource({
        "https://vault.lab:8200, https://vault.lab:8200", "https://vault.lab/, https://vault.lab",
        "' https://vault.lab:8200/v1/ ', https://vault.lab:8200", "https://proxy.lab/secrets/, https://proxy.lab/secrets",
        "https://10.0.0.7:8200, https://10.0.0.7:8200", "https://[::1]:8200, https://[::1]:8200",
        "http://127.0.0.1:8200, http://127.0.0.1:8200", "http://localhost:8200, http://localhost:8200", "http://[::1]:8200, http://[::1]:8200"
    })
    void anAddressIsReadAsPeopleCopyIt(String typed, String base) {
        assertThat(VaultAddress.parse(typed, "").orRefuse().base()).isEqualTo(URI.create(base));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://vault.lab:8200", "http://10.0.0.7:8200", "http://localhost.evil.example", "http://127.0.0.1.evil.example"})
    void plainHttpGoesToThisMachineAlone(String typed) {
        assertThat(VaultAddress.parse(typed, "").violations()).singleElement().isInstanceOf(NetworkViolation.PlainHttp.class)
                .extracting(Violation::message).asString().contains("use https");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vault.lab:8200", "ftp://vault.lab", "https://user:pw@vault.lab", "https://vault.lab:0", "https://vault.lab:70000",
        "https://vault.lab?x=1", "https://vault.lab#x", "https://", "https://-", "https://a..b", "https://vault.lab/\u202E"})
    void whatIsNoAddressIsRefused(String typed) {
        assertThat(VaultAddress.parse(typed, "").violations()).isNotEmpty();
    }

    @Test void anEmptyOneIsMissing() {
        assertThat(VaultAddress.parse(" ", "").violations()).containsExactly(new TextViolation.Missing(Field.VAULT_ADDRESS));
    }

    @Test void aNamespaceIsAPath() {
        assertThat(VaultAddress.parse("https://vault.lab", "/lab/team-a/").orRefuse().namespace()).contains("lab/team-a");
        assertThat(VaultAddress.parse("https://vault.lab", "").orRefuse().namespace()).isEmpty();
        assertThat(VaultAddress.parse("https://vault.lab", "lab\r\nX-Evil: 1").violations()).singleElement()
                .extracting(Violation::field).isEqualTo(Field.VAULT_NAMESPACE);
    }

    @Test void whateverIsTypedIsAnAddressOrARefusal() {
        Any.holdsFor(random -> Any.of(random, "https://", "http://localhost", "https://vault.lab/", "") + Any.text(random, 20), typed -> {
            var read = VaultAddress.parse(typed, typed);
            assertThat(read.violations().isEmpty()).isEqualTo(read instanceof Checked.Valid<VaultAddress>);
        });
    }

    @Test void aPathLeadsNowhereElse() {
        for (var good : Set.of("pki", "pki_int", "lab/pki-2", "a.b")) {
            assertThat(VaultPath.mount(Field.VAULT_MOUNT, "/" + good + "/").orRefuse().value()).isEqualTo(good);
        }
        for (var bad : Set.of("..", "pki/../sys", "pki//x", "pki?list=true", "pki%2fx", "pki x", "a..b", "ü", "-", ".")) {
            assertThat(VaultPath.mount(Field.VAULT_MOUNT, bad).violations()).as(bad).isNotEmpty();
        }
        assertThat(VaultPath.name(Field.VAULT_ROLE, "a/b").violations()).singleElement().extracting(Violation::field).isEqualTo(Field.VAULT_ROLE);
        assertThat(VaultPath.name(Field.VAULT_ROLE, " ").violations()).containsExactly(new TextViolation.Missing(Field.VAULT_ROLE));
    }

    /// Each of these takes hours where every slash is tried from every other.
    @Test void anyNumberOfSlashesIsSeenThroughAtOnce() {
        var slashes = "/".repeat(2_000_000);
        assertThat(VaultAddress.parse("https://vault.lab" + slashes + "v1" + slashes, slashes + "lab" + slashes).orRefuse().toString())
                .isEqualTo("https://vault.lab (lab)");
        assertThat(VaultAddress.parse("https://vault.lab" + slashes + "x", "a" + slashes + "b").violations()).hasSize(2);
        assertThat(VaultAddress.parse("https://vault.lab", "a/".repeat(1_000_000) + "b").violations()).hasSize(1);
        assertThat(VaultPath.mount(Field.VAULT_MOUNT, slashes + "pki" + slashes).orRefuse().value()).isEqualTo("pki");
        assertThat(VaultPath.mount(Field.VAULT_MOUNT, "a" + slashes + "b").violations()).hasSize(1);
        assertThat(PlaceInput.address(true, "https://a.b").read("https://press.lab" + slashes).orRefuse()).contains("https://press.lab");
        assertThat(PlaceInput.address(true, "https://a.b").read("https://press.lab" + slashes + "x/").violations()).isNotEmpty();
    }

    @Test void aPolicyIsWrittenAsItIsRead() {
        var policy = VaultPolicy.of(new VaultPath("pki_int"), new VaultPath("device"),
                Set.of(VaultAct.SIGN, VaultAct.READ_CERTIFICATE, VaultAct.LIST_CERTIFICATES));
        assertThat(policy.hcl()).isEqualTo("""
                path "pki_int/sign/device" {
                  capabilities = ["update"]
                }

                path "pki_int/certs" {
                  capabilities = ["list"]
                }

                path "pki_int/cert/+" {
                  capabilities = ["read"]
                }
                """);
    }

    @Test void aRoleAndAnAuthorityAreSaidInVaultsWords() {
        assertThat(VaultRoleWish.DEFAULTS.key(KeySpec.RSA_3072).usual(Ttl.days(30)).fields())
                .containsEntry("key_type", "rsa").containsEntry("key_bits", 3072).containsEntry("ttl", "720h").hasSize(3);
        assertThat(VaultCaWish.named("Root").key(KeySpec.ED25519).pathLength(1).fields())
                .containsEntry("key_type", "ed25519").containsEntry("max_path_length", 1);
        assertThat(VaultUrls.of(VaultAddress.parse("https://vault.lab:8200", "lab").orRefuse(), new VaultPath("pki")).lists())
                .containsExactly("https://vault.lab:8200/v1/lab/pki/crl");
    }
}
