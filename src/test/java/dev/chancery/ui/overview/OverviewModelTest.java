package dev.chancery.ui.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestOffice;
import dev.chancery.domain.Authority;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.RevocationListSettings;
import dev.chancery.domain.Ttl;
import dev.chancery.engine.ListState.Health;
import dev.chancery.engine.Suggestion;
import dev.chancery.engine.Order;
import dev.chancery.engine.Outlook;
import dev.chancery.engine.Publication;
import dev.chancery.engine.Scope;
import dev.chancery.ui.Background;
import dev.chancery.ui.Destination;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverviewModelTest {

    @TempDir private Path folder;
    private final List<Throwable> reported = new ArrayList<>();
    private final List<Destination> gone = new ArrayList<>();
    private TestOffice lab;
    private OverviewModel model;

    @BeforeEach void open() {
        lab = TestOffice.in(folder);
        model = new OverviewModel(lab.office, new Background(Runnable::run, Runnable::run, reported::add, lab.clock), gone::add);
    }

    @AfterEach void close() {
        lab.close();
        assertThat(reported).isEmpty();
    }

    private Certificate issue(Authority issuer, String id, Ttl life) {
        var terms = new Order.Terms(issuer.id(), Profile.DEVICE, KeySpec.EC_P256, life);
        return lab.office.certificates().issue(lab.office.certificates().order(lab.thing(id), terms).orRefuse());
    }

    private Outlook shown() {
        return model.outlookProperty().get().orElseThrow();
    }

    private void take(int step) {
        model.take(shown().steps().get(step), _ -> {});
    }

    @Test void nothingIsReadForNobody() {
        model.refresh();
        assertThat(model.outlookProperty().get()).isEmpty();
        model.show(true);
        assertThat(model.outlookProperty().get()).isPresent();
        model.show(false);
        lab.root("Lab Root", KeySpec.EC_P256);
        model.refresh();
        assertThat(shown().stock().authorities()).isZero();
        model.show(true);
        assertThat(shown().stock().authorities()).isEqualTo(1);
    }

    @Test void howeverMuchHappensOnlyOneReadingIsUnderWay() {
        Queue<Runnable> waiting = new ArrayDeque<>();
        model = new OverviewModel(lab.office, new Background(waiting::add, Runnable::run, reported::add, lab.clock), gone::add);
        model.show(true);
        for (int i = 0; i < 100; i++) {
            model.refresh();
        }
        assertThat(waiting).hasSize(1);
        waiting.remove().run();
        assertThat(waiting).as("what happened meanwhile is read once more").hasSize(1);
        waiting.remove().run();
        assertThat(waiting).isEmpty();
    }

    @Test void theFirstStepsLeadToAnAuthorityToThingsAndToIssuing() {
        model.show(true);
        take(0);
        lab.root("Lab Root", KeySpec.EC_P256);
        model.refresh();
        take(0);
        lab.thing("press-7");
        model.refresh();
        take(0);
        assertThat(gone).containsExactly(new Destination.Authorities(), new Destination.AddThings(), new Destination.Issue());
    }

    @Test void whatEndsThisWeekGoesToTheQuestionBeforeItIsRenewed() {
        var root = lab.root("Lab Root", KeySpec.EC_P256);
        var ending = issue(root, "press-7", Ttl.days(3));
        issue(root, "press-8", Ttl.days(300));
        model.show(true);
        take(0);
        assertThat(gone).containsExactly(new Destination.Renew(List.of(ending.id())));
    }

    @Test void aStoreWithoutABackupLeadsToTheBackups() {
        lab.root("Lab Root", KeySpec.EC_P256);
        lab.clock.advance(Duration.ofDays(2));
        model.show(true);
        take(0);
        assertThat(gone).containsExactly(new Destination.Backups());
    }

    @Test void aStaleListIsPublishedAtOnceAndTheStepIsGone() {
        var root = lab.root("Lab Root", KeySpec.EC_P256);
        lab.office.backups().make(folder.resolve("stick.backup"));
        issue(root, "press-7", Ttl.days(300));
        lab.office.revocationLists().change(root.id(),
                new RevocationListSettings(24, folder.resolve("crl.pem").toString(), "", false, false));
        lab.clock.advance(Duration.ofHours(30));
        model.show(true);
        assertThat(shown().steps()).containsExactly(new Suggestion.PublishList(root.id(), "Lab Root", false));
        var told = new ArrayList<Publication>();
        model.take(shown().steps().getFirst(), told::add);
        assertThat(told).singleElement().isInstanceOf(Publication.Published.class);
        assertThat(shown().steps()).isEmpty();
        assertThat(shown().lists().getFirst().health()).isEqualTo(Health.FRESH);
    }

    @Test void aMonthInWhichNothingEndsLeadsNowhere() {
        var root = lab.root("Lab Root", KeySpec.EC_P256);
        issue(root, "press-7", Ttl.days(70));
        model.show(true);
        shown().months().forEach(model::show);
        assertThat(gone).singleElement().isInstanceOf(Destination.EndingBetween.class);
    }

    @Test void revokingNowAsksFirst() {
        var root = lab.root("Lab Root", KeySpec.EC_P256);
        var one = issue(root, "press-7", Ttl.days(70));
        model.revokeNow(one);
        assertThat(gone).containsExactly(new Destination.Revoke(Scope.of(one.id())));
        assertThat(lab.office.certificates().one(one.id()).revoked()).isEmpty();
    }
}
