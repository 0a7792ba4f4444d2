package dev.chancery.ui.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestOffice;
import dev.chancery.XcaLab;
import dev.chancery.domain.Authority;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeySpec;
import dev.chancery.engine.ImportItem.Standing;
import dev.chancery.ui.Background;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportingModelTest {

    @TempDir Path folder;
    private TestOffice lab;
    private ImportingModel model;
    private final List<Throwable> thrown = new ArrayList<>();

    @BeforeEach void open() {
        lab = TestOffice.in(folder);
        model = new ImportingModel(lab.office.imports(), new Background(Runnable::run, Runnable::run, thrown::add, lab.clock));
    }

    @AfterEach void close() {
        model.close();
        lab.close();
    }

    /// A root that another office has made.
    private String foreign(String name) throws IOException {
        try (var other = TestOffice.in(Files.createTempDirectory(folder, "other"))) {
            return other.office.certificates().pem(other.root(name, KeySpec.EC_P256).certificate());
        }
    }

    @Test void whatIsPastedIsShownFirstAndComesInUnderTheNameThatIsTyped() throws IOException {
        var pem = foreign("Their Root");
        model.take(pem);
        assertThat(model.items()).singleElement().satisfies(item -> {
            assertThat(model.name(item)).contains("Their Root");
            assertThat(model.selectedProperty().get()).contains(item);
            model.name(item, "Ours now");
        });
        assertThat(model.comingProperty().get()).isEqualTo(1);
        assertThat(lab.office.authorities().all()).isEmpty();
        model.run();
        assertThat(lab.office.authorities().all()).extracting(Authority::name).containsExactly("Ours now");
        assertThat(model.reportText()).contains("Ours now");
        model.take(pem);
        assertThat(model.items()).singleElement().satisfies(item -> assertThat(item.standing()).isEqualTo(Standing.KNOWN));
        assertThat(model.comingProperty().get()).isZero();
        assertThat(thrown).isEmpty();
    }

    @Test void whatIsLeftOutTakesAlongWhatNeedsItAndBothComeBack() {
        model.take(List.of(XcaLab.make(folder)));
        assertThat(model.items()).extracting(ItemWords::place).contains("Certificate “" + XcaLab.ROOT + "”", "Request “bench-device-5”")
                .noneMatch(place -> place.contains("certs") || place.contains("requests"));
        var root = model.items().stream().filter(item -> item.label().equals(XcaLab.ROOT)).findFirst().orElseThrow();
        var below = model.items().stream().filter(item -> item.label().equals(XcaLab.INTERMEDIATE)).findFirst().orElseThrow();
        int all = model.comingProperty().get();
        model.toggle(root);
        assertThat(model.isComing(root)).isFalse();
        assertThat(model.isFree(root)).isTrue();
        assertThat(model.isComing(below)).isFalse();
        assertThat(model.isFree(below)).isFalse();
        model.toggle(root);
        assertThat(model.comingProperty().get()).isEqualTo(all);
        assertThat(thrown).isEmpty();
    }

    @Test void aPassphraseOpensWhatIsLockedAndIsWipedInTheEnd() {
        model.take(List.of(XcaLab.make(folder)));
        assertThat(model.locked()).isNotEmpty();
        var wrong = "wrong".toCharArray();
        model.unlock(wrong);
        assertThat(model.locked()).isNotEmpty();
        var right = XcaLab.PASSPHRASE.toCharArray();
        model.unlock(right);
        assertThat(model.locked()).isEmpty();
        model.run();
        assertThat(model.reportProperty().get().orElseThrow().keys()).isEqualTo(4);
        model.close();
        assertThat(right).containsOnly('\0');
        assertThat(wrong).containsOnly('\0');
        assertThat(model.items()).isEmpty();
        assertThat(thrown).isEmpty();
    }

    @Test void aNameThatIsTakenChangesNothingAndIsTold() throws IOException {
        lab.root("Lab Root", KeySpec.EC_P256);
        model.take(foreign("Their Root"));
        model.name(model.items().getFirst(), "lab root");
        model.run();
        assertThat(lab.office.authorities().all()).hasSize(1);
        assertThat(model.reportProperty().get()).isEmpty();
        assertThat(thrown).singleElement().isInstanceOf(Failure.Refused.class);
    }
}
