package dev.chancery.ui.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestOffice;
import dev.chancery.domain.Authority;
import dev.chancery.domain.EnrolmentPolicy;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.NameViolation;
import dev.chancery.domain.Profile;
import dev.chancery.domain.TextViolation;
import dev.chancery.domain.Ttl;
import dev.chancery.domain.ValidityViolation;
import dev.chancery.engine.Enroller;
import dev.chancery.ui.Background;
import dev.chancery.ui.enrolment.PolicyModel.Enrols;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyModelTest {

    @TempDir Path folder;
    private final List<Throwable> reported = new ArrayList<>();
    private TestOffice lab;
    private Authority root;

    @BeforeEach void open() {
        lab = TestOffice.in(folder);
        root = lab.root("Lab Root", KeySpec.EC_P256);
    }

    @AfterEach void close() {
        lab.close();
        assertThat(reported).isEmpty();
    }

    private PolicyModel model(Authority authority) {
        var model = new PolicyModel(lab.office, new Background(Runnable::run, Runnable::run, reported::add, lab.clock), authority);
        model.begin();
        return model;
    }

    @Test void nothingIsOnAtFirst() {
        var model = model(root);
        assertThat(model.downloadsProperty().get()).isFalse();
        assertThat(model.enrolsProperty().get()).isEqualTo(Enrols.OFF);
        assertThat(model.profileProperty().get().code()).isEqualTo(Profile.DEVICE.code());
    }

    @Test void whatWasChosenIsKept() {
        var model = model(root);
        model.downloadsProperty().set(true);
        model.enrolsProperty().set(Enrols.ALWAYS);
        model.labelProperty().set("hall-1");
        model.lifeProperty().set("48h");
        model.keys().add(KeySpec.ED25519);
        var done = new ArrayList<String>();
        model.save(() -> done.add("done"));
        assertThat(done).containsExactly("done");
        assertThat(lab.office.enrolmentPolicies().of(root.id())).isEqualTo(new EnrolmentPolicy(true, true, false, "hall-1",
                Profile.DEVICE.code(), Ttl.days(2), Set.of(KeySpec.ED25519)));
        assertThat(model(root).keys()).containsExactly(KeySpec.ED25519);
    }

    @Test void whatIsWrongIsToldWhileItIsTyped() {
        Enroller.policy(lab, lab.root("Other", KeySpec.EC_P256), Enroller.AT_ONCE);
        var model = model(root);
        model.enrolsProperty().set(Enrols.ASK);
        assertThat(model.violations()).singleElement().isInstanceOf(TextViolation.Taken.class);
        model.labelProperty().set("Not A Label");
        assertThat(model.violations()).singleElement().isInstanceOf(NameViolation.NotALabel.class);
        model.labelProperty().set("roots");
        assertThat(model.violations()).isEmpty();
        model.lifeProperty().set("soon");
        assertThat(model.violations()).singleElement().isInstanceOf(ValidityViolation.MalformedTtl.class);
    }
}
