package dev.chancery.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestOffice;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Thing;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemovalsTest {

    @TempDir Path folder;
    private TestOffice lab;
    private Removals removals;
    private Thing used;
    private Thing unused;

    @BeforeEach void open() {
        lab = TestOffice.in(folder);
        removals = lab.office.things().removals();
        used = lab.thing("press-1");
        unused = lab.thing("press-2");
        var root = lab.root("Lab Root", KeySpec.EC_P256);
        lab.office.certificates().issue(Order.of(used, TestOffice.terms(root, Profile.DEVICE, KeySpec.EC_P256)));
    }

    @AfterEach void close() {
        lab.close();
    }

    private long[] both() {
        return new long[] {used.number(), unused.number()};
    }

    @Test void aPreviewTellsWhatMayGoAndChangesNothing() {
        var found = removals.preview(both());
        assertThat(found.things()).containsExactly(unused);
        assertThat(found.staying()).isEqualTo(1);
        assertThat(lab.office.things().count()).isEqualTo(2);
    }

    @Test void onlyThingsThatNeverHadACertificateAreRemoved() {
        assertThat(removals.removeUnused(both()).count()).isEqualTo(1);
        assertThat(lab.office.things().find(used.id())).isPresent();
        assertThat(lab.office.things().find(unused.id())).isEmpty();
    }

    @Test void whatIsPutBackHasItsKeyAndItsDescription() {
        var key = lab.office.things().key(unused);
        removals.restore(removals.removeUnused(both()));
        var back = lab.office.things().find(unused.id()).orElseThrow();
        assertThat(lab.office.things().key(back)).isEqualTo(key);
        assertThat(back.description()).isEqualTo(unused.description());
        assertThat(back.created()).isEqualTo(unused.created());
    }

    @Test void anIdThatWasGivenAwayMeanwhileStaysWithItsNewThing() {
        var removed = removals.removeUnused(both());
        var another = lab.thing("press-2");
        assertThat(removals.restore(removed)).isZero();
        assertThat(lab.office.things().find(unused.id())).contains(another);
    }
}
