package dev.chancery.ui.issue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.domain.AccessFailure;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.DistinguishedName.Attribute;
import dev.chancery.domain.ThingId;
import dev.chancery.domain.Ttl;
import dev.chancery.domain.VaultFailure;
import dev.chancery.domain.VaultNotice;
import dev.chancery.engine.VaultLab;
import dev.chancery.engine.VaultResult;
import dev.chancery.ui.Background;
import dev.chancery.ui.Destination;
import dev.chancery.ui.Places;
import dev.chancery.ui.PreferenceFile;
import dev.chancery.ui.VaultAsker.Said;
import dev.chancery.vault.PracticeVault.Fault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The issue page where the authority's key is in a Vault.
class IssueThereTest {

    @TempDir Path folder;
    private final List<Throwable> reported = new ArrayList<>();
    private final List<Destination> gone = new ArrayList<>();
    private final List<VaultResult.Asks> asked = new ArrayList<>();
    private Said answer = Said.LATER;
    private VaultLab lab;
    private IssueModel model;

    @BeforeEach void openStore() {
        lab = VaultLab.in(folder);
    }

    @AfterEach void closeStore() {
        lab.close();
        assertThat(reported).isEmpty();
    }

    private IssueModel begin(String name) {
        var background = new Background(Runnable::run, Runnable::run, reported::add, lab.lab.clock);
        model = new IssueModel(new Means(lab.lab.office, background, new Means.Window(null, null),
                new Places(List::of, PreferenceFile.in(folder.resolve("preferences"))), gone::add), (asks, say) -> {
                    asked.add(asks);
                    say.accept(answer);
                });
        model.begin(new long[0], Optional.of(lab.authority.id()));
        model.form().who().textProperty().set(name);
        return model;
    }

    private Outcome outcome() {
        return model.outcomeProperty().get().orElseThrow();
    }

    private int there() {
        return lab.vault.count("pki_int") - 1;
    }

    @Test void anAuthorityInAVaultIsOfferedAndIssues() {
        begin("press-1.lab.test");
        assertThat(model.form().terms().authorityProperty().get()).isEqualTo(lab.authority);
        assertThat(model.form().terms().there().homeProperty().get()).isPresent();
        assertThat(model.form().previewProperty().get()).isEmpty();
        assertThat(model.form().readyProperty().get()).isTrue();
        model.issue();
        assertThat(outcome()).isInstanceOfSatisfying(Outcome.One.class, one -> {
            assertThat(one.certificate().thing()).contains(new ThingId("press-1.lab.test"));
            assertThat(one.certificate().hasKey()).isTrue();
            assertThat(one.issuers()).hasSize(2);
        });
        assertThat(there()).isEqualTo(1);
        model.export();
        assertThat(gone).containsExactly(new Destination.ExportCertificates(outcome().certificates()));
    }

    @Test void whatTheRoleDecidesIsNotAskedFor() {
        begin("press-1.lab.test");
        model.form().subject().fieldProperty(Attribute.ORGANIZATION).set("Lab");
        model.issue();
        assertThat(asked).isEmpty();
        assertThat(outcome()).isInstanceOf(Outcome.One.class);
    }

    @Test void theKeyIsMadeThereOnceThatIsTicked() {
        begin("press-1.lab.test").form().terms().there().keyThereProperty().set(true);
        model.issue();
        assertThat(lab.vault.asked()).contains("POST pki_int/issue/device").doesNotContain("POST pki_int/sign/device");
        assertThat(((Outcome.One) outcome()).certificate().hasKey()).isTrue();
    }

    @Test void aLifeThatIsCutIsAskedAboutAndKept() {
        answer = Said.KEEP;
        begin("press-1.lab.test").form().terms().lifeProperty().set(Ttl.days(700).toString());
        model.issue();
        assertThat(asked).singleElement().satisfies(one -> assertThat(one.notices()).anyMatch(VaultNotice.EndsOtherwise.class::isInstance));
        assertThat(((Outcome.One) outcome()).notices()).isNotEmpty();
        assertThat(lab.compare().agrees()).isTrue();
    }

    @Test void aLifeThatIsCutIsAskedAboutAndRevoked() {
        answer = Said.REVOKE;
        begin("press-1.lab.test").form().terms().lifeProperty().set(Ttl.days(700).toString());
        model.issue();
        assertThat(outcome()).isEqualTo(new Outcome.NotKept("press-1.lab.test", false));
        assertThat(lab.here()).isEmpty();
        assertThat(lab.compare().strays()).allSatisfy(stray -> assertThat(stray.revoked()).isPresent());
    }

    @Test void whatIsLeftForLaterStandsOnThePageUntilSomebodySays() {
        begin("press-1.lab.test").form().terms().lifeProperty().set(Ttl.days(700).toString());
        model.issue();
        assertThat(outcome()).isEqualTo(new Outcome.NotKept("press-1.lab.test", true));
        begin("press-2.lab.test");
        assertThat(model.form().terms().there().waitingProperty().get()).hasSize(1);
        answer = Said.KEEP;
        model.form().terms().there().answer();
        assertThat(model.form().terms().there().waitingProperty().get()).isEmpty();
        assertThat(lab.here()).hasSize(1);
    }

    @Test void oneThatIsAwayIsAskedAgainAndNothingIsDouble() {
        begin("press-1.lab.test");
        lab.vault.once("sign/device", Fault.LOST);
        model.issue();
        assertThat(outcome()).isInstanceOfSatisfying(Outcome.Away.class, away -> assertThat(away.why()).isInstanceOf(VaultFailure.VaultUnreached.class));
        model.retry();
        assertThat(outcome()).isInstanceOf(Outcome.One.class);
        assertThat(there()).isEqualTo(1);
        assertThat(lab.compare().agrees()).isTrue();
    }

    @Test void aNameThatTheRoleRefusesIsSaidAndCanBeMended() {
        begin("press-1.elsewhere.org").issue();
        assertThat(outcome()).isInstanceOfSatisfying(Outcome.Away.class, away -> assertThat(away.why()).isInstanceOf(VaultFailure.VaultRefused.class));
        model.backToForm();
        assertThat(model.stageProperty().get()).isEqualTo(IssueModel.Stage.FORM);
    }

    @Test void nobodySignedInIsSaidAndAskedAgain() {
        begin("press-1.lab.test");
        lab.vaults().signOut(lab.server.id());
        model.issue();
        assertThat(outcome()).isInstanceOfSatisfying(Outcome.Away.class, away -> assertThat(away.why()).isInstanceOf(AccessFailure.VaultSignIn.class));
        lab.signIn(false);
        model.retry();
        assertThat(outcome().certificates()).hasSize(1).doesNotContain(new CertificateId(0));
    }

    @Test void severalThingsGetTheirsOneAfterTheOther() {
        begin("");
        var things = List.of(lab.lab.thing("a.lab.test"), lab.lab.thing("b.lab.test"), lab.lab.thing("c.elsewhere.org"));
        model.form().begin(things.stream().mapToLong(one -> one.number()).toArray(), Optional.of(lab.authority.id()));
        model.issue();
        assertThat(outcome()).isInstanceOfSatisfying(Outcome.Many.class, many -> {
            assertThat(many.certificates()).hasSize(2);
            assertThat(many.problems()).hasSize(1);
        });
    }
}
