package dev.chancery.ui.things;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestOffice;
import dev.chancery.domain.Field;
import dev.chancery.domain.TextViolation;
import dev.chancery.domain.Thing;
import dev.chancery.domain.ThingId;
import dev.chancery.domain.Violation;
import dev.chancery.ui.Background;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThingFormModelTest {

    @TempDir Path folder;
    private final List<ThingId> saved = new ArrayList<>();
    private TestOffice lab;
    private Background background;

    @BeforeEach void open() {
        lab = TestOffice.in(folder);
        background = new Background(Runnable::run, Runnable::run, thrown -> {
            throw new AssertionError(thrown);
        }, lab.clock);
    }

    @AfterEach void close() {
        lab.close();
    }

    private ThingFormModel empty() {
        return ThingFormModel.forNew(lab.office, background);
    }

    @Test void aThingWithoutAnIdGetsAUuid() {
        var form = empty();
        form.text(Field.NAME).set("Oven");
        assertThat(form.readyProperty().get()).isTrue();
        form.save(saved::add);
        assertThat(UUID.fromString(saved.getFirst().value())).isNotNull();
        assertThat(lab.office.things().find(saved.getFirst()).orElseThrow().description().name()).isEqualTo("Oven");
    }

    @Test void anIdThatIsTakenIsSaidWhileItIsTyped() {
        lab.thing("press-1");
        var form = empty();
        form.text(Field.THING_ID).set("press-1");
        assertThat(form.violations()).containsExactly(new TextViolation.Taken(Field.THING_ID, "press-1", 0));
        assertThat(form.readyProperty().get()).isFalse();
        form.text(Field.THING_ID).set("press-12");
        assertThat(form.violations()).isEmpty();
    }

    @Test void anIdThatIsTakenJustBeforeSavingIsSaidInTheForm() {
        var form = empty();
        form.text(Field.THING_ID).set("press-1");
        lab.thing("press-1");
        form.save(saved::add);
        assertThat(saved).isEmpty();
        assertThat(form.violations()).containsExactly(new TextViolation.Taken(Field.THING_ID, "press-1", 0));
    }

    @Test void everythingThatIsWrongIsSaidAtOnce() {
        var form = empty();
        form.text(Field.THING_ID).set("a/b");
        form.text(Field.ADDRESS).set("10.0.0.999");
        form.text(Field.NAME).set("x".repeat(129));
        assertThat(form.violations()).extracting(Violation::field)
                .containsExactlyInAnyOrder(Field.THING_ID, Field.ADDRESS, Field.NAME);
    }

    @Test void aChangeKeepsTheIdAndEverythingThatWasNotTouched() {
        var thing = lab.office.things().add(new ThingId("press-1"),
                Thing.Description.of("Press", "hall", "a; b", "line one\nline two", "SN1", "fe80::1").orRefuse());
        var form = ThingFormModel.forChange(lab.office, background, thing);
        assertThat(form.isTouched()).isFalse();
        form.text(Field.GROUP).set("yard");
        assertThat(form.isTouched()).isTrue();
        form.save(saved::add);
        assertThat(lab.office.things().find(thing.id()).orElseThrow().description()).isEqualTo(
                Thing.Description.of("Press", "yard", "a; b", "line one\nline two", "SN1", "fe80::1").orRefuse());
    }

    @Test void aMadeIdIsAUuid() {
        var form = empty();
        form.makeId();
        assertThat(UUID.fromString(form.text(Field.THING_ID).get())).isNotNull();
    }
}
