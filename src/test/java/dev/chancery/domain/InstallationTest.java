package dev.chancery.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InstallationTest {

    private static Installation in(String folder, String address, String client, String list, String domain) {
        return new Installation(folder, Installation.Files.PEM_FOLDER, address, client, new Installation.Beside(list, domain));
    }

    @Test void aPathHasTheSeparatorOfItsFolder() {
        assertThat(in("/etc/certs", "", "", "", "").path("ca.pem")).isEqualTo("/etc/certs/ca.pem");
        assertThat(in("/etc/certs/", "", "", "", "").path("ca.pem")).isEqualTo("/etc/certs/ca.pem");
        assertThat(in("C:\\certs", "", "", "", "").path("ca.pem")).isEqualTo("C:\\certs\\ca.pem");
        assertThat(in("C:\\certs\\", "", "", "", "").path("ca.pem")).isEqualTo("C:\\certs\\ca.pem");
        assertThat(in("C:/a\\b", "", "", "", "").path("ca.pem")).isEqualTo("C:/a\\b/ca.pem");
    }

    @Test void onlyWhatTheTextNamesIsLookedAt() {
        var empty = in("", "", "", "", "");
        assertThat(empty.violations(Snippet.UNPACK)).containsExactly(new TextViolation.Missing(Field.FOLDER));
        assertThat(empty.violations(Snippet.PYTHON)).containsExactly(new TextViolation.Missing(Field.FOLDER),
                new TextViolation.Missing(Field.ADDRESS), new TextViolation.Missing(Field.THING_ID));
        assertThat(empty.violations(Snippet.AMQTT)).extracting(Violation::field).containsExactly(Field.FOLDER, Field.ADDRESS, Field.URI_DOMAIN);
        assertThat(empty.violations(Snippet.KEY_STORES)).containsExactly(new TextViolation.Missing(Field.FOLDER));
        assertThat(in("/a", "b:1", "", "a\nb", "").violations(Snippet.NGINX)).extracting(Violation::field).containsExactly(Field.LIST_PATH);
        assertThat(in("/a", "b:1", "", "a\nb", "").violations(Snippet.EMQX)).isEmpty();
        assertThat(in("/a", "b:x", "c", "", "d").violations(Snippet.C)).containsExactly(new NetworkViolation.NotAServer("b:x"));
    }

    @Test void itsServerIsAnAddressOrRefused() {
        assertThat(in("/a", "broker.lab:1", "", "", "").server()).hasToString("broker.lab:1");
        assertThatThrownBy(() -> in("/a", "", "", "", "").server()).isInstanceOf(Failure.Refused.class);
    }

    @Test void onlyAPkcs12FileHasToBeUnpacked() {
        assertThat(Installation.Files.PEM_FOLDER.arePacked()).isFalse();
        assertThat(Installation.Files.bundle("a.pem")).isEqualTo(new Installation.Files("a.pem", "a.pem", "a.pem", ""));
        assertThat(Installation.Files.pkcs12("a.p12")).isEqualTo(new Installation.Files("ca.pem", "chain.pem", "private-key.pem", "a.p12"));
        assertThat(Installation.Files.pkcs12("a.p12").arePacked()).isTrue();
    }

    @ParameterizedTest @EnumSource
    void eachTextKnowsItsFileAndFolder(Snippet snippet) {
        assertThat(snippet.file()).matches("[a-z_-]+\\.[a-z]+");
        assertThat(snippet.usualFolder()).startsWith("/");
        assertThat(snippet.usualPort()).isEqualTo(snippet == Snippet.NGINX ? 443 : 8883);
        assertThat(snippet.side() == Snippet.Side.EITHER).isEqualTo(snippet == Snippet.UNPACK);
        assertThat(snippet.namesList()).isEqualTo(EnumSet.of(Snippet.MOSQUITTO, Snippet.NGINX).contains(snippet));
    }

    @Test void aSecretIsWipedAndNeverShown() {
        var typed = "hidden".toCharArray();
        var secret = Secret.of(typed);
        assertThat(typed).containsExactly("hidden".toCharArray());
        assertThat(secret.<String>use(String::new)).isEqualTo("hidden");
        assertThat(secret.isEmpty()).isFalse();
        assertThat(Secret.of(new char[0]).isEmpty()).isTrue();
        char[] held = secret.use(text -> text);
        secret.close();
        assertThat(held).containsOnly('\0');
        assertThatIllegalStateException().isThrownBy(() -> secret.use(String::new));
        assertThat(secret).hasToString("(secret)");
    }

    @Test void aCredentialWipesWhatItHolds() {
        Secret one = Secret.of(new char[] {'a'});
        Secret two = Secret.of(new char[] {'b'});
        var keys = new Credential.AwsKeys("id", one, Optional.of(two));
        assertThat(keys.kind()).isEqualTo(CloudTraits.AuthKind.AWS_KEYS);
        assertThat(keys.toString()).contains("(secret)");
        keys.close();
        assertThatIllegalStateException().isThrownBy(() -> one.use(String::new));
        assertThatIllegalStateException().isThrownBy(() -> two.use(String::new));
        for (var credential : List.of(new Credential.Bearer(Secret.of(new char[1])), new Credential.XAuthToken(Secret.of(new char[1])),
                new Credential.User("u", Secret.of(new char[1])))) {
            assertThat(credential.kind()).isNotNull();
            credential.close();
        }
        var password = Secret.of(new char[1]);
        new Credential.User("u", password).close();
        assertThatIllegalStateException().isThrownBy(() -> password.use(String::new));
        assertThat(new Credential.Bearer(password).kind()).isEqualTo(CloudTraits.AuthKind.BEARER_TOKEN);
        assertThat(new Credential.XAuthToken(password).kind()).isEqualTo(CloudTraits.AuthKind.X_AUTH_TOKEN);
    }

    @Test void aPlaceInAnXcaFileIsReadAndWritten() {
        for (var kind : XcaPlace.Kind.values()) {
            assertThat(XcaPlace.of("/" + kind.table() + "/a/b")).contains(new XcaPlace(kind, "a/b"));
            assertThat(new XcaPlace(kind, "a/b")).hasToString("/" + kind.table() + "/a/b");
        }
        assertThat(XcaPlace.of("certs/a")).isEmpty();
    }

    @Test void aDriveKeepsOwnersUnlessItIsOneOfWindows() {
        assertThat(List.of("vfat", "exFAT", "msdos", "fuseblk", "FAT32")).allSatisfy(format ->
                assertThat(new Drive("x", Path.of("/"), 0, 0, format, false).keepsOwners()).isFalse());
        assertThat(List.of("ext4", "btrfs", "ntfs3")).allSatisfy(format ->
                assertThat(new Drive("x", Path.of("/"), 0, 0, format, false).keepsOwners()).isTrue());
    }

    @Test void aRunCountsWhatItRenewed() {
        var done = new ScheduledRun.Renewal(new CertificateId(1), Optional.of(new CertificateId(2)), Optional.empty());
        var not = new ScheduledRun.Renewal(new CertificateId(1), Optional.empty(), Optional.empty());
        var run = new ScheduledRun(Instant.EPOCH, Instant.EPOCH, List.of(done, not, not), 0, Optional.empty());
        assertThat(run.renewed()).isEqualTo(1);
        assertThat(run.failed()).isEqualTo(2);
        assertThat(new Standing(0, 0, 9, 0, 0, 0).isNone()).isTrue();
        assertThat(new Standing(0, 0, 0, 0, 1, 0).isNone()).isFalse();
        assertThat(new Standing(1, 1, 0, 1, 1, 1).isNone()).isFalse();
    }

    @Test void whatARoleIsToAllowIsWrittenAsVaultNamesIt() {
        assertThat(VaultRoleWish.DEFAULTS.domains(List.of("lab"), true).anyName().fields()).isEqualTo(Map.of("allowed_domains", List.of("lab"),
                "allow_subdomains", true, "allow_any_name", true, "enforce_hostnames", false));
        assertThat(VaultRoleWish.DEFAULTS.key(KeySpec.RSA_2048).fields()).isEqualTo(Map.of("key_type", "rsa", "key_bits", 2048));
        assertThat(VaultRoleWish.DEFAULTS.anyKey().longest(Ttl.days(1)).usual(Ttl.days(1)).fields())
                .isEqualTo(Map.of("key_type", "any", "max_ttl", Ttl.days(1).toString(), "ttl", Ttl.days(1).toString()));
        assertThat(VaultRoleWish.DEFAULTS.commonNameRequired(true).namesOfRequest(false).purposes(true, false).usages(List.of("x")).fields())
                .isEqualTo(Map.of("require_cn", true, "use_csr_common_name", false, "use_csr_sans", false, "client_flag", true,
                        "server_flag", false, "key_usage", List.of("x")));
    }

    @Test void aFoundKeyOfATokenIsOfUseOnlyWhenAllOfItIsKnown() {
        var octets = Bytes.of(new byte[] {1});
        assertThat(new TokenKey(octets, "a", Optional.of(KeySpec.EC_P256), Optional.of(octets), Optional.empty()).isUsable()).isTrue();
        assertThat(new TokenKey(octets, "a", Optional.empty(), Optional.of(octets), Optional.empty()).isUsable()).isFalse();
        assertThat(new TokenKey(octets, "a", Optional.of(KeySpec.EC_P256), Optional.empty(), Optional.empty()).isUsable()).isFalse();
        assertThat(new TokenKey(Bytes.of(new byte[0]), "a", Optional.of(KeySpec.EC_P256), Optional.of(octets), Optional.empty()).isUsable()).isFalse();
    }

    @Test void whatWaitsSaysWhetherItMayHaveGoneTwiceAndWhy() {
        assertThat(new OutboxEntry(1, new UUID(0, 1), new OutboxEntry.What(EventKind.ISSUE, new CertificateId(1), ThingId.of("a").orRefuse(),
                SerialNumber.candidates("01").getFirst()), Instant.EPOCH, OutboxEntry.State.WAITING, 1, Optional.empty(), Optional.empty()).mayBeDouble()).isFalse();
        assertThat(FiledRequest.reason(" no ").orRefuse()).isEqualTo("no");
        assertThat(FiledRequest.reason("").violations()).containsExactly(new TextViolation.Missing(Field.REASON));
        assertThat(FiledRequest.reason("x".repeat(501)).violations()).containsExactly(new TextViolation.TooLong(Field.REASON, 501, 500));
        assertThat(Set.of(BrokerTrouble.TOO_LARGE, BrokerTrouble.OTHER)).allMatch(BrokerTrouble::isOfMessage);
        assertThat(Set.of(BrokerTrouble.CUT_OFF, BrokerTrouble.QUOTA)).noneMatch(BrokerTrouble::isOfMessage);
    }
}
