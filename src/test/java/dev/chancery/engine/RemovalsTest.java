package dev.chancery.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestOffice;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Revocation;
import dev.chancery.domain.Revocation.Reason;
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

    @Test void aPreviewTellsWhatGoesAndWhatIsRevokedAndChangesNothing() {
        var found = removals.preview(both(), Reason.CESSATION_OF_OPERATION);
        assertThat(found.things()).containsExactly(used, unused);
        assertThat(found.effects().changes()).isOne();
        assertThat(found.staying()).isZero();
        assertThat(lab.office.things().count()).isEqualTo(2);
    }

    private Removals.Removed removeBoth() {
        return removals.remove(both(), Reason.CESSATION_OF_OPERATION);
    }

    @Test void theCertificatesOfWhatIsRemovedAreRevokedAndStay() {
        var removed = removeBoth();
        assertThat(removed.count()).isEqualTo(2);
        assertThat(removed.canBeUndone()).isFalse();
        assertThat(removed.revocation().effects().changes()).isOne();
        assertThat(lab.office.things().count()).isZero();
        var kept = lab.office.certificates().one(removed.revocation().effects().of(Effect.CHANGES).getFirst());
        assertThat(kept.revoked()).map(Revocation::reason).contains(Reason.CESSATION_OF_OPERATION);
        assertThat(kept.thing()).contains(used.id());
    }

    @Test void whatIsPutBackHasItsKeyAndItsDescription() {
        var key = lab.office.things().key(unused);
        var removed = removals.remove(new long[] {unused.number()}, Reason.CESSATION_OF_OPERATION);
        assertThat(removed.canBeUndone()).isTrue();
        removals.restore(removed);
        var back = lab.office.things().find(unused.id()).orElseThrow();
        assertThat(lab.office.things().key(back)).isEqualTo(key);
        assertThat(back.description()).isEqualTo(unused.description());
        assertThat(back.created()).isEqualTo(unused.created());
    }

    @Test void whatHadACertificateDoesNotComeBack() {
        assertThat(removals.restore(removeBoth())).isOne();
        assertThat(lab.office.things().find(used.id())).isEmpty();
    }

    @Test void anIdThatWasGivenAwayMeanwhileStaysWithItsNewThing() {
        var removed = removeBoth();
        var another = lab.thing("press-2");
        assertThat(removals.restore(removed)).isZero();
        assertThat(lab.office.things().find(unused.id())).contains(another);
    }
}
