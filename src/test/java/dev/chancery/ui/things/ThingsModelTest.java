package dev.chancery.ui.things;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestOffice;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Status;
import dev.chancery.domain.Thing;
import dev.chancery.domain.ThingId;
import dev.chancery.domain.ThingQuery.State;
import dev.chancery.domain.ThingSummary;
import dev.chancery.engine.Order;
import dev.chancery.ui.Background;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThingsModelTest {

    @TempDir Path folder;
    private final List<Throwable> reported = new ArrayList<>();
    private TestOffice lab;
    private ThingsModel model;
    private TargetsModel targets;

    @BeforeEach void open() {
        lab = TestOffice.in(folder);
        var background = new Background(Runnable::run, Runnable::run, reported::add, lab.clock);
        model = new ThingsModel(lab.office, background);
        targets = new TargetsModel(lab.office, background, model);
    }

    @AfterEach void close() {
        lab.close();
        assertThat(reported).isEmpty();
    }

    private List<String> shown() {
        return model.rows().stream().map(row -> row.text(summary -> summary.thing().id().value())).toList();
    }

    private void issueFor(Thing thing) {
        var root = lab.office.authorities().all().stream().findFirst().orElseGet(() -> lab.root("Lab Root", KeySpec.EC_P256));
        lab.office.certificates().issue(Order.of(thing, TestOffice.terms(root, Profile.DEVICE, KeySpec.EC_P256)));
    }

    @Test void theListIsFilteredAndSortedByTheStore() {
        List.of("press-1", "press-2", "oven-1").forEach(lab::thing);
        model.refresh();
        assertThat(shown()).containsExactly("oven-1", "press-1", "press-2");
        model.filter(" press ");
        model.sort(Optional.of("id"), true);
        assertThat(shown()).containsExactly("press-2", "press-1");
        assertThat(model.isUnfiltered()).isFalse();
        model.showAll();
        assertThat(shown()).hasSize(3);
    }

    @Test void everyStateSaysHowManyAreInIt() {
        issueFor(lab.thing("press-1"));
        lab.thing("press-2");
        model.refresh();
        assertThat(model.tallyProperty().get().all()).isEqualTo(2);
        assertThat(model.tallyProperty().get().of(State.EQUIPPED)).isEqualTo(1);
        assertThat(model.tallyProperty().get().of(State.WITHOUT_CERTIFICATE)).isEqualTo(1);
        model.showState(Optional.of(State.EQUIPPED));
        assertThat(shown()).containsExactly("press-1");
    }

    @Test void theChosenThingStaysChosenThroughARefreshAndLeavesWithTheList() {
        var press = lab.thing("press-1");
        model.refresh();
        model.choose(OptionalLong.of(press.number()));
        lab.thing("oven-1");
        model.refresh();
        assertThat(model.chosenProperty().get().map(ThingSummary::thing)).contains(press);
        assertThat(model.chosenIndex()).isEqualTo(1);
        model.filter("oven");
        assertThat(model.chosenProperty().get()).isEmpty();
    }

    @Test void whatATableSaysWhileItGetsNewRowsIsNobodysChoice() {
        var press = lab.thing("press-1");
        model.refresh();
        model.choose(OptionalLong.of(press.number()));
        var oven = lab.thing("oven-1");
        model.rows().addListener((javafx.collections.ListChangeListener<ThingRow>) _ -> model.choose(OptionalLong.of(oven.number())));
        model.refresh();
        assertThat(model.chosenProperty().get().map(ThingSummary::thing)).contains(press);
    }

    @Test void aNewThingIsShownWhateverTheFilterWas() {
        lab.thing("press-1");
        model.filter("press");
        lab.thing("oven-1");
        model.reveal(new ThingId("oven-1"));
        assertThat(shown()).containsExactly("oven-1", "press-1");
        assertThat(model.chosenIndex()).isZero();
    }

    @Test void actsAreAboutWhatIsMarkedOrElseTheChosenOne() {
        var one = lab.thing("press-1");
        var two = lab.thing("press-2");
        model.refresh();
        assertThat(model.targets()).isEmpty();
        model.choose(OptionalLong.of(two.number()));
        assertThat(model.targets()).containsExactly(two.number());
        model.marks().toggle(one.number());
        assertThat(model.targets()).containsExactly(one.number());
    }

    @Test void onlyCurrentCertificatesAreExported() {
        var equipped = lab.thing("press-1");
        issueFor(equipped);
        lab.thing("press-2");
        model.refresh();
        model.marks().markAll();
        var current = lab.office.things().rows(new long[] {equipped.number()}).getFirst().current().orElseThrow();
        targets.currentCertificates(found -> assertThat(found).containsExactly(current.id()));
    }

    @Test void removingSaysWhatGoesAndWhatIsRevoked() {
        issueFor(lab.thing("press-1"));
        lab.thing("press-2");
        model.refresh();
        model.marks().markAll();
        targets.removable(found -> {
            assertThat(found.things()).extracting(thing -> thing.id().value()).containsExactly("press-1", "press-2");
            assertThat(found.effects().changes()).isOne();
            targets.remove(found, removed -> {
                assertThat(shown()).isEmpty();
                assertThat(removed.canBeUndone()).isFalse();
            });
        });
        assertThat(lab.office.certificates().countByStatus().get(Status.REVOKED)).isOne();
    }

    @Test void whatNeverHadACertificateComesBack() {
        lab.thing("press-2");
        model.refresh();
        model.marks().markAll();
        targets.removable(found -> targets.remove(found,
                removed -> targets.restore(removed, count -> assertThat(count).isEqualTo(1))));
        assertThat(shown()).containsExactly("press-2");
    }
}
