package dev.chancery.ui.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestOffice;
import dev.chancery.domain.Authority;
import dev.chancery.domain.Field;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.NetworkViolation;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Secret;
import dev.chancery.domain.VaultFinding;
import dev.chancery.domain.VaultPlace;
import dev.chancery.domain.VaultPlan;
import dev.chancery.ui.Background;
import dev.chancery.ui.vaultsetup.PlanModel;
import dev.chancery.vault.PracticeTls;
import dev.chancery.vault.PracticeVault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectModelTest {

    @TempDir Path folder;
    private final List<Throwable> reported = new ArrayList<>();
    private final List<Authority> added = new ArrayList<>();
    private final Background background = new Background(Runnable::run, Runnable::run, reported::add, Clock.systemUTC());
    private TestOffice lab;
    private PracticeVault vault;
    private ConnectModel model;

    @BeforeEach void open() {
        lab = TestOffice.in(folder);
        vault = PracticeVault.start(lab.clock).withPki();
        model = new ConnectModel(lab.office, background);
    }

    @AfterEach void close() {
        model.close();
        assertThat(reported).isEmpty();
        vault.close();
        lab.close();
    }

    private void at(PracticeVault server) {
        model.server().addressProperty().set(server.address().base().toString());
        model.look();
    }

    private void signIn(Secret token) {
        token.use(characters -> {
            model.login().take(characters);
            return token;
        });
        model.signIn();
    }

    private void enter() {
        at(vault);
        signIn(Secret.of(PracticeVault.ROOT_TOKEN.toCharArray()));
    }

    private String trouble() {
        return model.attempts().troubleProperty().get().text();
    }

    @Test void anAuthorityIsAddedAfterItWasLookedAt() {
        enter();
        assertThat(model.signedInProperty().get()).isPresent();
        model.listRoles();
        assertThat(model.target().roleProperty().get()).isEqualTo("device");
        model.survey();
        assertThat(model.addable().get()).isTrue();
        model.target().nameProperty().set("Plant Vault");
        model.add(added::add);
        assertThat(added).extracting(Authority::name).containsExactly("Plant Vault");
        model.close();
        assertThat(lab.office.vaults().homes()).hasSize(1);
        assertThat(lab.office.vaults().servers().getFirst().kept()).isEmpty();
    }

    @Test void aServerThatWasNotUsedIsForgottenAgain() {
        model.login().keepProperty().set(true);
        enter();
        assertThat(lab.office.vaults().servers()).hasSize(1);
        model.close();
        assertThat(lab.office.vaults().servers()).isEmpty();
    }

    @Test void aKnownServerIsChosenAndNobodyIsAskedAgain() {
        model.login().keepProperty().set(true);
        enter();
        model.target().roleProperty().set("device");
        model.survey();
        model.add(added::add);
        model.close();
        model = new ConnectModel(lab.office, background);
        model.choose(model.server().known().getFirst());
        model.look();
        assertThat(model.signedInProperty().get()).isPresent();
        assertThat(model.login().keepProperty().get()).isTrue();
    }

    @Test void aFailedLoginAtAKnownServerLeavesItAsItWas() {
        var known = lab.office.vaults().remember(new VaultPlace(vault.address().base().toString(), "", List.of(), VaultPlace.Login.TOKEN));
        lab.office.vaults().signIn(known.id(), PracticeVault.ROOT_TOKEN.toCharArray(), true, Progress.NONE);
        at(vault);
        model.login().show(VaultPlace.Login.appRole("role-1"), false);
        signIn(Secret.of("wrong".toCharArray()));
        var after = lab.office.vaults().one(known.id());
        assertThat(after.place()).isEqualTo(known.place());
        assertThat(after.kept()).isPresent();
    }

    @Test void aWrongTokenIsSaidBesideTheField() {
        at(vault);
        signIn(Secret.of("s.wrong".toCharArray()));
        assertThat(model.login().refusedProperty().get()).contains("the token is unknown");
        assertThat(trouble()).isEmpty();
        assertThat(model.signedInProperty().get()).isEmpty();
    }

    @Test void aServerThatIsAwayIsSaidWithWhatToDo() {
        var address = vault.address();
        vault.close();
        model.server().addressProperty().set(address.base().toString());
        model.look();
        assertThat(trouble()).contains("no connection comes about", "Check the address and the port");
    }

    @Test void plainHttpWhereTlsIsExpectedIsSaid() throws IOException {
        try (var server = new ServerSocket(0, 4, InetAddress.getLoopbackAddress())) {
            Thread.ofPlatform().daemon().start(() -> answerInTheClear(server));
            model.server().addressProperty().set("https://127.0.0.1:" + server.getLocalPort());
            model.look();
        }
        assertThat(trouble()).contains("plain HTTP where TLS is expected", "nothing is sent in the clear");
    }

    private static void answerInTheClear(ServerSocket server) {
        try (var socket = server.accept()) {
            socket.getInputStream().read(new byte[16_384]);
            socket.getOutputStream().write("HTTP/1.0 400 Bad Request\r\n\r\nClient sent a TLS record".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Test void plainHttpToAnotherMachineIsRefused() {
        model.server().addressProperty().set("http://vault.lab:8200");
        assertThat(model.server().violations()).containsExactly(new NetworkViolation.PlainHttp(Field.VAULT_ADDRESS, "vault.lab"));
        assertThat(model.server().ready().get()).isFalse();
    }

    @Test void aServerOfUnknownTrustIsBelievedByAFile() throws IOException {
        var tls = PracticeTls.of("localhost", Instant.now());
        var file = Files.write(folder.resolve("vault-ca.der"), tls.certificate().toArray());
        try (var secure = PracticeVault.start(lab.clock, tls)) {
            at(secure);
            assertThat(trouble()).contains("leads to nobody that is trusted", "add that CA to those that are trusted");
            model.server().trust(file);
            assertThat(model.server().trustProperty().get()).isInstanceOf(Trust.OfFile.class);
            at(secure);
            assertThat(model.healthProperty().get()).isPresent();
            assertThat(trouble()).isEmpty();
        }
    }

    @Test void aSealedServerIsSaid() {
        vault.seal();
        at(vault);
        assertThat(model.healthProperty().get().orElseThrow().sealed()).isTrue();
        assertThat(model.signedInProperty().get()).isEmpty();
    }

    @Test void aMountThatIsNoneIsSaidOnOneLine() {
        enter();
        model.target().mountProperty().set("elsewhere");
        model.listRoles();
        assertThat(trouble()).contains("nothing is mounted", "vault secrets list").doesNotContain("\\u000A");
    }

    @Test void whatAPolicyForbidsIsNamedAndRolesAreTyped() {
        at(vault);
        signIn(vault.token("path \"pki_int/sign/device\" { capabilities = [\"update\"] }", Duration.ofHours(1), 0));
        model.listRoles();
        assertThat(model.rolesHiddenProperty().get()).isTrue();
        model.target().roleProperty().set("device");
        model.survey();
        assertThat(model.addable().get()).isFalse();
        assertThat(model.findings()).filteredOn(VaultFinding.Missing.class::isInstance)
                .map(VaultFinding.Missing.class::cast).singleElement()
                .satisfies(missing -> assertThat(missing.policy().hcl()).contains("pki_int/revoke").doesNotContain("pki_int/sign/device"));
    }

    @Test void whatWasSetUpIsFilledIn() {
        var typed = new PlanModel();
        typed.property(PlanModel.Entry.ADDRESS).set("https://vault.lab:8200");
        VaultPlan plan = typed.plan().orRefuse();
        model.prefill(plan, "role-1");
        assertThat(model.server().addressProperty().get()).isEqualTo("https://vault.lab:8200");
        assertThat(model.login().login().orRefuse()).isEqualTo(VaultPlace.Login.appRole("role-1"));
        assertThat(model.target().roleProperty().get()).isEqualTo("device");
        assertThat(model.target().nameProperty().get()).isEqualTo("Issuing CA");
    }

    @Test void aNameThatIsTakenIsSaidAndNothingIsAdded() {
        lab.root("Plant Vault", KeySpec.EC_P256);
        enter();
        model.target().roleProperty().set("device");
        model.target().nameProperty().set("Plant Vault");
        model.survey();
        model.add(added::add);
        assertThat(added).isEmpty();
        assertThat(trouble()).isNotEmpty();
        assertThat(lab.office.vaults().homes()).isEmpty();
    }
}
