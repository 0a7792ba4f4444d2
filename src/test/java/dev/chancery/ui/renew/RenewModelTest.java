package dev.chancery.ui.renew;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestOffice;
import dev.chancery.domain.Authority;
import dev.chancery.domain.BulkKind;
import dev.chancery.domain.BulkState;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Progress;
import dev.chancery.domain.RenewalSettings;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.engine.Acknowledgement;
import dev.chancery.engine.Order;
import dev.chancery.engine.Replacements;
import dev.chancery.engine.Scope;
import dev.chancery.engine.Suggestion;
import dev.chancery.ui.Background;
import dev.chancery.ui.renew.RenewModel.Kind;
import dev.chancery.ui.renew.RenewModel.Old;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenewModelTest {

    @TempDir Path folder;
    private TestOffice lab;
    private Authority root;
    private Certificate certificate;
    private final List<Throwable> thrown = new ArrayList<>();
    private final List<Replacements> done = new ArrayList<>();

    @BeforeEach void open() {
        lab = TestOffice.in(folder);
        root = lab.root("Lab Root", KeySpec.EC_P256);
        certificate = lab.office.certificates().issue(Order.of(lab.thing("press-1"), TestOffice.terms(root, Profile.DEVICE, KeySpec.EC_P256)));
    }

    @AfterEach void close() {
        lab.close();
        assertThat(thrown).isEmpty();
    }

    private Background background() {
        return new Background(Runnable::run, Runnable::run, thrown::add, lab.clock);
    }

    private RenewModel model(Kind kind) {
        var model = new RenewModel(lab.office, background(), kind, List.of(certificate.id()), done::add);
        model.begin();
        return model;
    }

    private RenewModel.Shown shown(RenewModel model) {
        return model.shownProperty().get().orElseThrow();
    }

    @Test void itShowsWhatBecomesOfWhatAndDoesIt() {
        lab.clock.advance(Duration.ofDays(340));
        var model = model(Kind.RENEW);
        assertThat(shown(model).ready()).isOne();
        assertThat(shown(model).first()).singleElement().satisfies(one -> assertThat(one.sameKey()).isFalse());
        model.keepsKeyProperty().set(true);
        assertThat(shown(model).first()).singleElement().satisfies(one -> assertThat(one.sameKey()).isTrue());
        model.replace();
        assertThat(done).singleElement().satisfies(one -> assertThat(one.done()).hasSize(1));
        assertThat(lab.office.pendingRevocations().all()).hasSize(1);
    }

    private RenewModel ofSeveral(Background background) {
        var certificates = IntStream.rangeClosed(2, 99).mapToObj(i -> lab.office.certificates().issue(
                Order.of(lab.thing("press-" + i), TestOffice.terms(root, Profile.DEVICE, KeySpec.EC_P256))).id()).toList();
        lab.clock.advance(Duration.ofDays(340));
        var model = new RenewModel(lab.office, background, Kind.RENEW, certificates, done::add);
        model.begin();
        return model;
    }

    @Test void severalAreRenewedByAJobOfTheStore() {
        var model = ofSeveral(background());
        model.replace();
        assertThat(done).singleElement().satisfies(one -> assertThat(one.done()).hasSize(98));
        assertThat(lab.office.bulkJobs().recent(9)).singleElement().satisfies(job -> {
            assertThat(job.kind()).isEqualTo(BulkKind.RENEW);
            assertThat(job.state()).isEqualTo(BulkState.DONE);
        });
        assertThat(lab.office.pendingRevocations().all()).hasSize(98);
        assertThat(model.waitingProperty().get()).isEmpty();
    }

    @Test void whatIsPausedGoesOnFromTheOverviewWhereItStopped() {
        var work = new ArrayDeque<Runnable>();
        var background = new Background(work::add, Runnable::run, thrown::add, lab.clock);
        var model = ofSeveral(background);
        while (!work.isEmpty()) {
            work.remove().run();
        }
        model.replace();
        background.jobs().getFirst().cancel();
        work.remove().run();
        assertThat(done).isEmpty();
        var waiting = model.waitingProperty().get().orElseThrow();
        lab.reopen();
        assertThat(lab.office.overview().look(ZoneOffset.UTC).steps()).contains(new Suggestion.ContinueBulk(waiting, BulkKind.RENEW, 0, 98));
        assertThat(lab.office.bulkJobs().run(waiting, new char[0], Progress.NONE, Acknowledgement.NONE).state()).isEqualTo(BulkState.DONE);
        assertThat(lab.office.pendingRevocations().all()).hasSize(98);
    }

    @Test void theOldOneIsRevokedAtOnceWhereThatIsChosen() {
        lab.clock.advance(Duration.ofDays(340));
        var model = model(Kind.RENEW);
        model.oldProperty().set(Old.AT_ONCE);
        model.replace();
        assertThat(lab.office.certificates().one(certificate.id()).revoked()).isPresent();
    }

    @Test void whatCannotBeRenewedIsToldAndNothingCanBegin() {
        var model = model(Kind.RENEW);
        assertThat(shown(model).problems()).hasSize(1);
        assertThat(model.ready().get()).isFalse();
        model.replace();
        assertThat(done).isEmpty();
    }

    @Test void theUsualDaysAreOfferedAndOthersAreChecked() {
        lab.office.scheduler().change(new RenewalSettings(LocalTime.of(2, 0), 400, 5, false));
        var model = model(Kind.RENEW);
        assertThat(model.daysProperty().get()).isEqualTo("5");
        model.daysProperty().set("none");
        assertThat(model.violations()).hasSize(1);
        assertThat(model.ready().get()).isFalse();
        model.oldProperty().set(Old.NEVER);
        assertThat(model.violations()).isEmpty();
        assertThat(model.ready().get()).isTrue();
    }

    @Test void aLifeBeyondTheAuthorityCanBeCut() {
        lab.clock.advance(Duration.ofDays(3_280));
        certificate = lab.office.certificates().issue(Order.of(lab.thing("press-2"), TestOffice.terms(root, Profile.DEVICE, KeySpec.EC_P256)));
        lab.clock.advance(Duration.ofDays(340));
        var model = model(Kind.RENEW);
        assertThat(shown(model).outlives()).isTrue();
        assertThat(model.ready().get()).isFalse();
        model.cutProperty().set(true);
        assertThat(model.ready().get()).isTrue();
    }

    @Test void aRotationTakesTheLifeAndTheKeyThatAreChosen() {
        var model = model(Kind.ROTATE);
        model.lifeProperty().set("a while");
        assertThat(model.violations()).hasSize(1);
        model.lifeProperty().set("720h");
        model.keyProperty().set(Optional.of(KeySpec.ED25519));
        model.replace();
        var successor = lab.office.certificates().one(done.getFirst().done().getFirst().successor());
        assertThat(successor.key()).isEqualTo(KeySpec.ED25519);
        assertThat(Duration.between(lab.clock.instant(), successor.validity().notAfter())).isEqualTo(Duration.ofDays(30).minusSeconds(1));
    }

    @Test void whatWaitsIsConfirmedOrKept() {
        model(Kind.ROTATE).replace();
        var pending = new PendingModel(lab.office, background(), _ -> {});
        pending.refresh();
        assertThat(pending.waiting()).singleElement().satisfies(row -> assertThat(row.good()).isTrue());
        pending.keep(List.of(certificate.id()));
        assertThat(pending.waiting()).isEmpty();
        assertThat(lab.office.certificates().one(certificate.id()).revoked()).isEmpty();
        model(Kind.ROTATE).replace();
        pending.refresh();
        pending.confirm(List.of(certificate.id()));
        assertThat(lab.office.certificates().one(certificate.id()).revoked()).isPresent();
        assertThat(pending.waiting()).isEmpty();
    }

    @Test void oneWhoseSuccessorIsRevokedCannotBeConfirmed() {
        model(Kind.ROTATE).replace();
        lab.office.revocations().revoke(Scope.of(done.getFirst().done().getFirst().successor()), Reason.KEY_COMPROMISE);
        var pending = new PendingModel(lab.office, background(), _ -> {});
        pending.refresh();
        assertThat(pending.waiting()).singleElement().satisfies(row -> assertThat(row.good()).isFalse());
    }
}
