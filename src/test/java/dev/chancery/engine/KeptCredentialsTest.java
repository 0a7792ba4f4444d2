package dev.chancery.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.TestOffice;
import dev.chancery.domain.AuditEntry;
import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Bytes;
import dev.chancery.domain.CloudKind;
import dev.chancery.domain.CloudTenant;
import dev.chancery.domain.Credential;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.PlaceField;
import dev.chancery.domain.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KeptCredentialsTest {

    private static final String SECRET = "t0ken-that-nobody-finds-\u00fc";
    private static final CloudTenant PLANT = new CloudTenant(CloudKind.MINDSPHERE,
            Map.of(PlaceField.REGION, "eu1", PlaceField.TENANT, "plant", PlaceField.NAME, "first CA"));

    @TempDir Path folder;
    private TestOffice lab;

    @BeforeEach void open() {
        lab = TestOffice.in(folder);
    }

    @AfterEach void close() {
        lab.close();
    }

    private KeptCredentials kept() {
        return lab.office.registrations().keptCredentials();
    }

    private static Secret secret() {
        return Secret.of(SECRET.toCharArray());
    }

    static Stream<Credential> everyKind() {
        return Stream.of(new Credential.Bearer(secret()), new Credential.XAuthToken(secret()),
                new Credential.Client(URI.create("https://login.lab/token"), "id", secret(), ""),
                new Credential.AwsKeys("AKI", secret(), Optional.empty()), new Credential.AwsKeys("AKI", secret(), Optional.of(secret())),
                new Credential.User("t1/ann", secret()));
    }

    private static String said(Credential credential) {
        return credential.kind() + " " + switch (credential) {
            case Credential.Bearer(var token) -> said(token);
            case Credential.XAuthToken(var token) -> said(token);
            case Credential.Client client -> client.tokenAddress() + " " + client.id() + " " + said(client.secret()) + " " + client.scope();
            case Credential.AwsKeys keys -> keys.id() + " " + said(keys.secret()) + " " + keys.session().map(KeptCredentialsTest::said);
            case Credential.User user -> user.name() + " " + said(user.password());
        };
    }

    private static String said(Secret secret) {
        return secret.use(String::new);
    }

    @ParameterizedTest @MethodSource("everyKind")
    void everyKindIsThereAgainAfterTheStoreWasLocked(Credential credential) {
        var der = lab.root("Private CA", KeySpec.EC_P256).certificate().der();
        kept().keep(PLANT, new CloudAccess(credential, List.of(der)));
        lab.reopen();
        assertThat(kept().since(PLANT)).contains(lab.clock.instant());
        assertThat(kept().open(PLANT)).hasValueSatisfying(found -> {
            assertThat(said(found.credential())).isEqualTo(said(credential));
            assertThat(found.trusted()).containsExactly(der);
        });
    }

    @Test void theFilesOfTheStoreNeverHoldItInClear() throws IOException {
        kept().keep(PLANT, new CloudAccess(new Credential.Bearer(secret()), List.of()));
        assertNowhere();
        lab.reopen();
        kept().keep(PLANT, new CloudAccess(new Credential.User("ann", secret()), List.of()));
        assertNowhere();
        kept().forget(PLANT);
        lab.office.close();
        assertNowhere();
        lab.reopen();
    }

    private void assertNowhere() throws IOException {
        try (var files = Files.list(folder)) {
            var all = files.filter(Files::isRegularFile).toList();
            assertThat(all).isNotEmpty();
            for (var file : all) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)).as(file.toString())
                        .doesNotContain(SECRET.substring(0, SECRET.length() - 1));
            }
        }
    }

    @Test void theAuditLogTellsThatAndWhereButNotWhat() {
        kept().keep(PLANT, new CloudAccess(new Credential.User("ann", secret()), List.of()));
        kept().forget(PLANT);
        kept().forget(PLANT);
        var told = lab.office.audit().recent(2);
        assertThat(told).extracting(AuditEntry::act).containsExactlyInAnyOrder(Act.CREDENTIAL_KEPT, Act.CREDENTIAL_FORGOTTEN);
        assertThat(told).allSatisfy(entry -> assertThat(entry.detail()).isEqualTo("region=eu1 tenant=plant"));
    }

    @Test void itIsForOnePlaceAndForEveryCertificateInIt() {
        kept().keep(PLANT, new CloudAccess(new Credential.Bearer(secret()), List.of()));
        assertThat(kept().since(new CloudTenant(CloudKind.MINDSPHERE, Map.of(PlaceField.TENANT, "plant", PlaceField.REGION, "eu1", PlaceField.NAME, "other")))).isPresent();
        assertThat(kept().since(new CloudTenant(CloudKind.MINDSPHERE, Map.of(PlaceField.TENANT, "other", PlaceField.REGION, "eu1")))).isEmpty();
        assertThat(kept().since(new CloudTenant(CloudKind.HUAWEI, PLANT.place()))).isEmpty();
        kept().forget(PLANT);
        assertThat(kept().open(PLANT)).isEmpty();
    }

    @Test void whatWasMovedToAnotherRowOrChangedDoesNotOpen() throws Exception {
        kept().keep(PLANT, new CloudAccess(new Credential.Bearer(secret()), List.of()));
        lab.office.close();
        try (var database = DriverManager.getConnection("jdbc:sqlite:" + lab.file); var statement = database.createStatement()) {
            statement.executeUpdate("UPDATE cloud_credential SET id = id + 1");
        }
        lab.reopen();
        assertThatThrownBy(() -> kept().open(PLANT)).isInstanceOf(Failure.Tampered.class);
    }

    @Test void itShowsItselfInNoText() {
        assertThat(new CloudAccess(new Credential.Bearer(secret()), List.of(Bytes.of(new byte[1]))).toString()).doesNotContain(SECRET);
    }
}
