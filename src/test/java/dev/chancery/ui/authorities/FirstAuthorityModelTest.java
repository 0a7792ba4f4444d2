package dev.chancery.ui.authorities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestOffice;
import dev.chancery.domain.Authority;
import dev.chancery.domain.KeySpec;
import dev.chancery.engine.Preset;
import dev.chancery.ui.Background;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstAuthorityModelTest {

    @TempDir private Path folder;
    private final List<Throwable> reported = new ArrayList<>();
    private final List<Authority> made = new ArrayList<>();
    private TestOffice lab;
    private FirstAuthorityModel first;

    @BeforeEach void openStore() {
        lab = TestOffice.in(folder);
        first = new FirstAuthorityModel(lab.office,
                new Background(Runnable::run, Runnable::run, reported::add, lab.clock));
    }

    @AfterEach void closeStore() {
        lab.close();
        assertThat(reported).isEmpty();
    }

    @Test void nothingNeedsToBeTypedForAGoodRoot() {
        first.form().create(made::add);
        assertThat(made).singleElement().satisfies(root -> {
            assertThat(root.name()).isEqualTo("lab Root");
            assertThat(root.certificate().subject()).hasToString("CN=lab Root");
            assertThat(root.certificate().key()).isEqualTo(KeySpec.EC_P256);
            assertThat(root.isRoot()).isTrue();
        });
    }

    @Test void mindSphereWantsTheNameOfTheTenantAndNobodyGuessesIt() {
        first.choose(Preset.MINDSPHERE);
        assertThat(first.form().subject().nameProperty().get()).isEmpty();
        first.form().create(made::add);
        assertThat(made).isEmpty();
        first.choose(Preset.MQTT_LAB);
        assertThat(first.form().subject().nameProperty().get()).isEqualTo("lab Root");
    }

    @Test void aTypedNameStaysThroughEveryPreset() {
        first.form().subject().nameProperty().set("tenant-1");
        for (var preset : Preset.values()) {
            first.choose(preset);
            assertThat(first.form().subject().nameProperty().get()).isEqualTo("tenant-1");
            assertThat(first.form().terms().keyProperty().get()).isEqualTo(preset.key());
            assertThat(first.form().violations()).isEmpty();
        }
    }
}
