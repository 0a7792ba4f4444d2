package dev.chancery.ui.authorities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestOffice;
import dev.chancery.domain.Authority;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.engine.Order;
import dev.chancery.ui.Background;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthoritiesModelTest {

    @TempDir private Path folder;
    private final List<Throwable> reported = new ArrayList<>();
    private TestOffice lab;
    private AuthoritiesModel model;

    @BeforeEach void openStore() {
        lab = TestOffice.in(folder);
        model = new AuthoritiesModel(lab.office, new Background(Runnable::run, Runnable::run, reported::add, lab.clock));
    }

    @AfterEach void closeStore() {
        lab.close();
    }

    private void issue(Authority by, String thing) {
        lab.office.certificates().issue(Order.of(lab.thing(thing), TestOffice.terms(by, Profile.DEVICE, KeySpec.EC_P256)));
    }

    private AuthoritiesModel.Details details() {
        return model.detailsProperty().get();
    }

    @Test void anEmptyStoreIsKnownToBeEmptyOnlyOnceItWasRead() {
        assertThat(model.loadedProperty().get()).isFalse();
        model.refresh();
        assertThat(model.loadedProperty().get()).isTrue();
        assertThat(model.rows()).isEmpty();
        assertThat(model.chosen()).isEmpty();
        assertThat(model.below()).isEqualTo(AuthoritiesModel.Below.NONE_CHOSEN);
    }

    @Test void theFirstRootIsChosenAndTheTreeIsMadeOfParents() {
        var root = lab.root("Lab Root", KeySpec.EC_P256);
        var line = lab.intermediate("Line 3", root, KeySpec.EC_P256);
        model.refresh();
        assertThat(model.chosen()).contains(root);
        assertThat(model.roots()).extracting(row -> row.authority().name()).containsExactly("Lab Root");
        assertThat(model.below(model.roots().getFirst())).extracting(AuthoritiesModel.Row::authority).containsExactly(line);
        model.show(Optional.of(line.id()));
        assertThat(model.chain()).extracting(row -> row.authority().name()).containsExactly("Lab Root", "Line 3");
        assertThat(details().chain()).hasSize(2);
    }

    @Test void theDetailsSayWhatItHasIssuedTheNewestFirstAndNotItself() {
        var root = lab.root("Lab Root", KeySpec.EC_P256);
        model.refresh();
        assertThat(details().row().issued()).isZero();
        assertThat(details().latest()).isEmpty();
        for (int i = 1; i <= 13; i++) {
            lab.clock.advance(Duration.ofMinutes(1));
            issue(root, "press-" + i);
        }
        model.refresh();
        assertThat(details().row().issued()).isEqualTo(13);
        assertThat(details().latest()).hasSize(12).extracting(one -> one.certificate().label())
                .startsWith("press-13", "press-12").doesNotContain("Lab Root", "press-1");
    }

    @Test void whyNothingCanBeMadeBelowItIsKnown() {
        var root = lab.root("Lab Root", KeySpec.EC_P256);
        var line = lab.intermediate("Line 3", root, KeySpec.EC_P256);
        model.refresh();
        assertThat(model.below()).isEqualTo(AuthoritiesModel.Below.ALLOWED);
        model.show(Optional.of(line.id()));
        assertThat(model.below()).isEqualTo(AuthoritiesModel.Below.NO_ROOM);
        lab.clock.advance(Duration.ofDays(4_000));
        model.show(Optional.of(root.id()));
        assertThat(model.below()).isEqualTo(AuthoritiesModel.Below.NOT_VALID);
    }

    @Test void aChangeIsShownAndTheChoiceStays() {
        lab.root("Lab Root", KeySpec.EC_P256);
        var other = lab.root("Other", KeySpec.EC_P256);
        model.show(Optional.of(other.id()));
        lab.office.authorities().change(other.id(), "Bench", other.defaults());
        model.refresh();
        assertThat(model.chosen()).map(Authority::name).contains("Bench");
        assertThat(details().row().authority().name()).isEqualTo("Bench");
    }

    @Test void aCertificateIsSavedAndAPlaceThatRefusesItIsTold() throws Exception {
        var root = lab.root("Lab Root", KeySpec.EC_P256);
        var saved = new ArrayList<String>();
        model.save(root, false, folder.resolve("root.pem"), () -> saved.add("root.pem"));
        assertThat(Files.readString(folder.resolve("root.pem"))).isEqualTo(lab.office.certificates().pem(root.certificate()));
        model.save(root, false, folder.resolve("gone/root.pem"), () -> saved.add("gone/root.pem"));
        assertThat(saved).containsExactly("root.pem");
        assertThat(reported).singleElement().isInstanceOf(FileFailure.class);
    }

    @Test void aFileIsSuggestedUnderANameThatEverySystemTakes() {
        var odd = lab.root("Line 3: press?", KeySpec.EC_P256);
        assertThat(AuthoritiesModel.fileName(odd, false)).isEqualTo("Line 3- press-.pem");
        assertThat(AuthoritiesModel.fileName(odd, true)).isEqualTo("Line 3- press--chain.pem");
    }
}
