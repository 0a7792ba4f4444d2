package dev.chancery.ui.authorities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestOffice;
import dev.chancery.domain.Authority;
import dev.chancery.domain.Field;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.TextViolation;
import dev.chancery.domain.Ttl;
import dev.chancery.domain.Violation;
import dev.chancery.ui.Background;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangeAuthorityModelTest {

    @TempDir private Path folder;
    private final List<Throwable> reported = new ArrayList<>();
    private final List<String> saved = new ArrayList<>();
    private TestOffice lab;
    private Authority root;
    private ChangeAuthorityModel form;

    @BeforeEach void openForm() {
        lab = TestOffice.in(folder);
        root = lab.root("Lab Root", KeySpec.EC_P256);
        lab.root("Other", KeySpec.EC_P256);
        form = new ChangeAuthorityModel(lab.office,
                new Background(Runnable::run, Runnable::run, reported::add, lab.clock), root);
    }

    @AfterEach void closeStore() {
        lab.close();
        assertThat(reported).isEmpty();
    }

    private Authority now() {
        return lab.office.authorities().one(root.id());
    }

    @Test void theFormBeginsWithWhatIs() {
        assertThat(form.nameProperty().get()).isEqualTo("Lab Root");
        assertThat(form.profileProperty().get()).isEqualTo(Profile.DEVICE);
        assertThat(form.lifeProperty().get()).isEqualTo("8760h");
        assertThat(form.keyProperty().get()).isEqualTo(KeySpec.EC_P256);
        assertThat(form.touched()).isFalse();
    }

    @Test void nameAndDefaultsAreKeptAndTheCertificateStays() {
        form.nameProperty().set(" Bench Root ");
        form.profileProperty().set(Profile.SERVER);
        form.lifeProperty().set("720h");
        form.keyProperty().set(KeySpec.RSA_2048);
        assertThat(form.touched()).isTrue();
        form.save(() -> saved.add("saved"));
        assertThat(saved).hasSize(1);
        assertThat(now().name()).isEqualTo("Bench Root");
        assertThat(now().defaults()).isEqualTo(new Authority.Defaults("server", Ttl.days(30), KeySpec.RSA_2048));
        assertThat(now().certificate()).isEqualTo(root.certificate());
    }

    @Test void whatIsWrongIsSaidWhileTypingAndNotSaved() {
        form.nameProperty().set("other");
        form.lifeProperty().set("soon");
        assertThat(form.violations()).contains(new TextViolation.Taken(Field.NAME, "other", 0))
                .extracting(Violation::field).contains(Field.LIFE);
        form.save(() -> saved.add("saved"));
        form.nameProperty().set("");
        form.lifeProperty().set("24h");
        assertThat(form.violations()).containsExactly(new TextViolation.Missing(Field.NAME));
        form.save(() -> saved.add("saved"));
        assertThat(saved).isEmpty();
        assertThat(now()).isEqualTo(root);
    }

    @Test void itsOwnNameInAnotherCaseIsNotTaken() {
        form.nameProperty().set("LAB ROOT");
        assertThat(form.violations()).isEmpty();
        form.save(() -> saved.add("saved"));
        assertThat(now().name()).isEqualTo("LAB ROOT");
    }
}
