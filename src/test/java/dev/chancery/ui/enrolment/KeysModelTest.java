package dev.chancery.ui.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.TestOffice;
import dev.chancery.domain.EnrolmentKey.State;
import dev.chancery.domain.Field;
import dev.chancery.domain.Thing;
import dev.chancery.domain.Violation;
import dev.chancery.ui.Background;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysModelTest {

    @TempDir Path folder;
    private final List<Throwable> reported = new ArrayList<>();
    private TestOffice lab;
    private Thing press;

    @BeforeEach void open() {
        lab = TestOffice.in(folder);
        press = lab.thing("press-1");
    }

    @AfterEach void close() {
        lab.close();
        assertThat(reported).isEmpty();
    }

    private KeysModel model(Thing... things) {
        var model = new KeysModel(lab.office, new Background(Runnable::run, Runnable::run, reported::add, lab.clock), List.of(things));
        model.begin();
        return model;
    }

    @Test void aKeyIsShownUntilTheSheetCloses() {
        var model = model(press);
        assertThat(model.standingProperty().get()).isEmpty();
        model.usesProperty().set("3");
        model.make();
        var secret = model.madeProperty().get().orElseThrow();
        var text = secret.use(String::new);
        assertThat(text).hasSize(32);
        assertThat(model.standingProperty().get()).hasValueSatisfying(found -> {
            assertThat(found.state()).isEqualTo(State.GOOD);
            assertThat(found.key().uses()).isEqualTo(3);
        });
        model.close();
        assertThat(model.madeProperty().get()).isEmpty();
        assertThatThrownBy(() -> secret.use(String::new)).isInstanceOf(IllegalStateException.class);
    }

    @Test void whatIsWrongIsToldAndNothingIsMade() {
        var model = model(press);
        model.daysProperty().set("400");
        model.usesProperty().set("");
        assertThat(model.violations()).extracting(Violation::field).containsExactly(Field.LIFE, Field.KEY_USES);
        model.make();
        model.makeInto(folder.resolve("keys.csv"), () -> {});
        assertThat(lab.office.enrolmentKeys().all()).isEmpty();
    }

    @Test void manyGoIntoAFile() throws Exception {
        var model = model(press, lab.thing("press-2"));
        assertThat(model.isOfOne()).isFalse();
        var done = new ArrayList<String>();
        model.makeInto(folder.resolve("keys.csv"), () -> done.add("done"));
        assertThat(done).containsExactly("done");
        assertThat(Files.readAllLines(folder.resolve("keys.csv"))).hasSize(3);
    }

    @Test void aRevokedOneIsWorthNothing() {
        var model = model(press);
        model.make();
        var counts = new ArrayList<Integer>();
        model.revoke(counts::add);
        model.revoke(counts::add);
        assertThat(counts).containsExactly(1, 0);
        assertThat(model.madeProperty().get()).isEmpty();
        assertThat(model.standingProperty().get()).hasValueSatisfying(found -> assertThat(found.state()).isEqualTo(State.REVOKED));
    }
}
