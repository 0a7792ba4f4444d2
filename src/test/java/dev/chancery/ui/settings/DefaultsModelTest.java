package dev.chancery.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestOffice;
import dev.chancery.domain.Field;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.RenewalSettings;
import dev.chancery.domain.StoreDefaults;
import dev.chancery.domain.Ttl;
import dev.chancery.domain.Violation;
import dev.chancery.ui.Background;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefaultsModelTest {

    @TempDir private Path folder;
    private final List<Throwable> reported = new ArrayList<>();
    private TestOffice lab;
    private DefaultsModel model;

    @BeforeEach void open() {
        lab = TestOffice.in(folder);
        model = new DefaultsModel(lab.office, new Background(Runnable::run, Runnable::run, reported::add, lab.clock));
        model.refresh();
    }

    @AfterEach void close() {
        lab.close();
        assertThat(reported).isEmpty();
    }

    @Test void aNewStoreShowsTheDefaults() {
        assertThat(model.lifeProperty().get()).isEqualTo("8760h");
        assertThat(model.keyProperty().get()).isEmpty();
        assertThat(model.hoursProperty().get()).isEqualTo("24");
        assertThat(model.folderProperty().get()).isEmpty();
        assertThat(model.changedProperty().get()).isFalse();
        assertThat(model.renewalProperty().get()).contains(RenewalSettings.DEFAULT);
    }

    @Test void whatIsTypedIsJudgedAtOnceAndNothingWrongIsKept() {
        model.lifeProperty().set("-5h");
        model.hoursProperty().set("many");
        assertThat(model.violations()).extracting(Violation::field).containsExactlyInAnyOrder(Field.LIFE, Field.LIST_HOURS);
        model.save(() -> {
            throw new AssertionError("kept");
        });
        assertThat(lab.office.settings().defaults()).isEqualTo(StoreDefaults.DEFAULT);
        model.revert();
        assertThat(model.violations()).isEmpty();
        assertThat(model.changedProperty().get()).isFalse();
    }

    @Test void whatIsSavedIsKeptAndNoLongerAChange() {
        model.lifeProperty().set("30");
        model.keyProperty().set(Optional.of(KeySpec.RSA_3072));
        model.folderProperty().set(folder.toString());
        assertThat(model.changedProperty().get()).isTrue();
        var saved = new ArrayList<String>();
        model.save(() -> saved.add("saved"));
        assertThat(saved).hasSize(1);
        assertThat(model.changedProperty().get()).isFalse();
        assertThat(model.lifeProperty().get()).isEqualTo("30h");
        assertThat(lab.office.settings().defaults())
                .isEqualTo(new StoreDefaults(Ttl.parse("30h").orRefuse(), Optional.of(KeySpec.RSA_3072), 24, folder.toString()));
    }

    @Test void whatIsTypedStaysWhenTheScreenIsShownAgain() {
        model.hoursProperty().set("48");
        model.refresh();
        assertThat(model.hoursProperty().get()).isEqualTo("48");
        assertThat(model.changedProperty().get()).isTrue();
    }
}
