package dev.chancery.ui.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestOffice;
import dev.chancery.domain.Authority;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Ttl;
import dev.chancery.domain.VaultPath;
import dev.chancery.domain.VaultPlace;
import dev.chancery.engine.Order;
import dev.chancery.engine.VaultComparison;
import dev.chancery.engine.VaultTarget;
import dev.chancery.ui.Background;
import dev.chancery.vault.PracticeVault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageModelTest {

    @TempDir Path folder;
    private final List<Throwable> reported = new ArrayList<>();
    private final Background background = new Background(Runnable::run, Runnable::run, reported::add, Clock.systemUTC());
    private TestOffice lab;
    private PracticeVault vault;
    private Authority authority;
    private PageModel model;

    @BeforeEach void open() {
        lab = TestOffice.in(folder);
        vault = PracticeVault.start(lab.clock).withPki();
        var vaults = lab.office.vaults();
        var server = vaults.remember(new VaultPlace(vault.address().base().toString(), "", List.of(), VaultPlace.Login.TOKEN));
        vaults.signIn(server.id(), PracticeVault.ROOT_TOKEN.toCharArray(), true, Progress.NONE);
        var target = new VaultTarget(server.id(), new VaultPath("pki_int"), new VaultPath("device"), false);
        authority = vaults.add(target, vaults.survey(target, Progress.NONE), "Plant Vault", Progress.NONE);
        model = new PageModel(lab.office, background, authority.id());
    }

    @AfterEach void close() {
        assertThat(reported).isEmpty();
        vault.close();
        lab.close();
    }

    private void issue(String name, Ttl life) {
        lab.office.vaults().issuing().issue(Order.of(lab.thing(name), new Order.Terms(authority.id(), Profile.DEVICE, KeySpec.EC_P256, life)), Progress.NONE);
    }

    private void strayThere(String name) {
        vault.make("POST", "pki_int/issue/device", Map.of("common_name", name, "ttl", "720h"));
    }

    private PageModel.Facts facts() {
        return model.factsProperty().get().orElseThrow();
    }

    private VaultComparison compared() {
        return model.comparisonProperty().get().orElseThrow();
    }

    @Test void whereItLivesAndWhoIsSignedInIsShown() {
        assertThat(facts().name()).isEqualTo("Plant Vault");
        assertThat(facts().signedIn()).isTrue();
        assertThat(facts().home().mount()).isEqualTo("pki_int");
        model.signOut();
        assertThat(facts().signedIn()).isFalse();
        assertThat(facts().home().server().kept()).isEmpty();
    }

    @Test void bothSidesAreComparedAndBroughtInLine() {
        strayThere("stray.lab.test");
        model.compare();
        assertThat(compared().agrees()).isFalse();
        assertThat(compared().strays()).hasSize(1);
        assertThat(facts().contact()).isPresent();
        model.adopt();
        assertThat(compared().agrees()).isTrue();
        assertThat(lab.office.vaults().leaving(authority.id()).certificates()).isEqualTo(1);
    }

    @Test void whatIsOnlyThereIsRevokedThere() {
        strayThere("stray.lab.test");
        model.compare();
        model.discard(compared().strays().getFirst());
        assertThat(compared().agrees()).isTrue();
        assertThat(compared().strays()).singleElement().satisfies(stray -> assertThat(stray.isGood()).isFalse());
    }

    @Test void aLifeThatWasCutIsKept() {
        issue("cut.lab.test", Ttl.days(700));
        model.compare();
        assertThat(facts().waiting()).hasSize(1);
        model.keep(facts().waiting().getFirst().errand());
        assertThat(facts().waiting()).isEmpty();
        model.compare();
        assertThat(compared().agrees()).isTrue();
    }

    @Test void aLifeThatWasCutIsGivenUp() {
        issue("cut.lab.test", Ttl.days(700));
        model.compare();
        model.giveUp(facts().waiting().getFirst().errand());
        assertThat(facts().waiting()).isEmpty();
        model.compare();
        assertThat(compared().strays()).singleElement().satisfies(stray -> assertThat(stray.isGood()).isFalse());
    }

    @Test void aServerThatIsAwayIsSaidOnThePageAndLosesNothing() {
        issue("press.lab.test", Ttl.days(30));
        vault.close();
        model.compare();
        assertThat(model.attempts().troubleProperty().get().text()).contains("no connection comes about");
        assertThat(model.attempts().busyProperty().get()).isFalse();
        assertThat(model.comparisonProperty().get()).isEmpty();
    }

    @Test void theRevocationListThatWasFetchedIsSaved() {
        assertThat(facts().listed()).isFalse();
        model.compare();
        assertThat(facts().listed()).isTrue();
        var saved = new ArrayList<Path>();
        model.saveList(folder.resolve("plant.crl.pem"), saved::add);
        assertThat(saved).singleElement().satisfies(file -> assertThat(Files.readString(file)).startsWith("-----BEGIN X509 CRL-----"));
    }

    @Test void itIsForgottenWithItsServerAndKeepsItsCertificates() {
        issue("press.lab.test", Ttl.days(30));
        var left = new ArrayList<String>();
        model.leaving(leaving -> left.add(leaving.certificates() + " " + leaving.open() + " " + leaving.last()));
        model.leave(() -> left.add("left"));
        assertThat(left).containsExactly("1 0 true", "left");
        assertThat(lab.office.authorities().inVault(authority.id())).isEmpty();
        assertThat(lab.office.vaults().servers()).isEmpty();
        assertThat(lab.office.authorities().issued()).containsEntry(authority.id(), 1L);
        assertThat(lab.office.authorities().one(authority.id()).canSign()).isFalse();
    }

    @Test void whatIsNotSettledKeepsItFromBeingForgotten() {
        issue("cut.lab.test", Ttl.days(700));
        model.leave(() -> {
            throw new AssertionError("left");
        });
        assertThat(model.attempts().troubleProperty().get().isNone()).isFalse();
        assertThat(lab.office.authorities().inVault(authority.id())).isPresent();
    }
}
