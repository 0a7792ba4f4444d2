package dev.chancery.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.TestOffice;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.NewThing;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Thing;
import dev.chancery.domain.ThingId;
import dev.chancery.domain.ThingQuery;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThingsTest {

    @TempDir Path folder;
    private TestOffice lab;
    private Things things;

    @BeforeEach void open() {
        lab = TestOffice.in(folder);
        things = lab.office.things();
    }

    @AfterEach void close() {
        lab.close();
    }

    @Test void anIdIsGivenOnce() {
        lab.thing("press-1");
        assertThatThrownBy(() -> lab.thing("press-1")).isInstanceOf(Failure.Refused.class);
        assertThat(things.count()).isEqualTo(1);
    }

    @Test void everyThingHasAKeyOfItsOwnThatOutlivesTheSession() {
        var first = lab.thing("press-1");
        var second = lab.thing("press-2");
        var key = new String(things.key(first));
        lab.reopen();
        assertThat(new String(lab.office.things().key(first))).isEqualTo(key).hasSize(43);
        assertThat(new String(lab.office.things().key(second))).isNotEqualTo(key);
    }

    @Test void whatIsKnownOfItCanBeChanged() {
        var thing = lab.thing("press-1");
        var description = Thing.Description.of("Presse Süd", "Halle 2", "hot; lab", "by the door", "SN1", "10.0.0.7").orRefuse();
        things.describe(thing, description);
        assertThat(things.find(thing.id()).orElseThrow().description()).isEqualTo(description);
        for (var word : List.of("presse süd", "halle", "HOT", "sn1", "press-")) {
            assertThat(things.numbers(ThingQuery.ALL.withText(word))).as(word).containsExactly(thing.number());
        }
        assertThat(things.numbers(ThingQuery.ALL.withText("100%"))).isEmpty();
    }

    @Test void anImportPassesOverIdsThatAreTaken() {
        lab.thing("press-1");
        var added = things.addAll(List.of(new NewThing(new ThingId("press-1"), Thing.Description.NONE),
                new NewThing(new ThingId("press-2"), Thing.Description.NONE)), "list.csv", Progress.NONE);
        assertThat(added).isEqualTo(1);
        assertThat(things.count()).isEqualTo(2);
    }

    @Test void itsListTellsWhoHasNoCertificateYet() {
        var used = lab.thing("press-1");
        var unused = lab.thing("press-2");
        var root = lab.root("Lab Root", KeySpec.EC_P256);
        var certificate = lab.office.certificates().issue(Order.of(used, TestOffice.terms(root, Profile.DEVICE, KeySpec.EC_P256)));

        assertThat(things.numbers(ThingQuery.ALL.withState(Optional.of(ThingQuery.State.WITHOUT_CERTIFICATE))))
                .containsExactly(unused.number());
        assertThat(things.numbers(ThingQuery.ALL.withState(Optional.of(ThingQuery.State.EQUIPPED))))
                .containsExactly(used.number());
        assertThat(things.rows(new long[] {used.number()}).getFirst().current()).contains(certificate);
    }
}
