package dev.chancery.ui.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestOffice;
import dev.chancery.domain.Advice;
import dev.chancery.domain.BuiltIn;
import dev.chancery.domain.DistinguishedName.Attribute;
import dev.chancery.domain.Field;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.KeySpec.Algorithm;
import dev.chancery.domain.KeyUsage;
import dev.chancery.domain.Profile;
import dev.chancery.domain.TextViolation;
import dev.chancery.domain.Usages;
import dev.chancery.domain.Violation;
import dev.chancery.ui.Background;
import dev.chancery.ui.profiles.AdditionsModel.Part;
import dev.chancery.words.DecodedWords;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ProfileFormModelTest {

    private static final List<Profile> BUILT_IN = BuiltIn.ALL;

    @TempDir Path folder;

    private final List<Throwable> reported = new ArrayList<>();
    private TestOffice lab;
    private Background background;

    @BeforeEach void openStore() {
        lab = TestOffice.in(folder);
        background = new Background(Runnable::run, Runnable::run, reported::add, lab.clock);
    }

    @AfterEach void closeStore() {
        lab.close();
        assertThat(reported).isEmpty();
    }

    private ProfileFormModel copyOf(Profile profile) {
        return ProfileFormModel.forNew(lab.office, background, lab.office.profiles().copy(profile, "Copy"));
    }

    private String extension(ProfileFormModel form, String name) {
        return form.meaningProperty().get().orElseThrow().preview().orElseThrow().extensions().stream()
                .filter(extension -> DecodedWords.name(extension).equals(name)).map(DecodedWords::value).findFirst().orElse("");
    }

    @ParameterizedTest
    @FieldSource("BUILT_IN")
    void aCopyIsLikeItsOriginalUntilSomebodyChangesIt(Profile profile) {
        var form = copyOf(profile);
        assertThat(form.profile().orRefuse().named(profile.code(), profile.name())).isEqualTo(profile);
        assertThat(form.isTouched()).isFalse();
        assertThat(form.violations()).isEmpty();
        assertThat(form.readyProperty().get()).isTrue();
    }

    @Test void theExampleFollowsWhatIsTyped() {
        lab.root("Lab Root", KeySpec.EC_P256);
        var form = copyOf(Profile.DEVICE);
        form.naming().alternativesProperty().set("DNS:{id}.lab\nIP:{address}");
        form.usage().purposeProperty(Usages.SERVER_AUTH).set(true);
        form.additions().textProperty(Part.CRL).set("http://pki.lab/{issuer.CN}.crl");
        form.naming().subjectProperty(Attribute.ORGANIZATION).set("{issuer.O}");
        assertThat(form.isTouched()).isTrue();
        assertThat(extension(form, "Subject alternative names")).isEqualTo("DNS:press-001.lab\nIP:10.20.0.7");
        assertThat(extension(form, "Extended key usage")).contains("client").contains("server");
        assertThat(form.meaningProperty().get().orElseThrow().preview().orElseThrow().subject()).contains("O=Lab");
    }

    @Test void everythingWrongIsSaidWhileTypingAndNothingIsSaved() {
        var form = copyOf(Profile.DEVICE);
        form.lifeProperty().set("soon");
        assertThat(form.violations()).extracting(Violation::field).containsExactly(Field.LIFE);
        form.lifeProperty().set("720h");
        form.longestProperty().set("24h");
        form.naming().alternativesProperty().set("{id}.local");
        form.usage().bitProperty(Algorithm.EC, KeyUsage.KEY_CERT_SIGN).set(true);
        form.additions().textProperty(Part.POLICIES).set("abc");
        assertThat(form.violations()).extracting(Violation::field)
                .contains(Field.LIFE, Field.SUBJECT_NAMES, Field.KEY_USAGE, Field.POLICIES);
        assertThat(form.readyProperty().get()).isFalse();
        assertThat(form.meaningProperty().get()).isEmpty();
    }

    @Test void aNameThatIsTakenIsSaid() {
        var form = copyOf(Profile.DEVICE);
        form.nameProperty().set("aMQTT device");
        assertThat(form.violations()).containsExactly(new TextViolation.Taken(Field.NAME, "aMQTT device", 0));
        form.nameProperty().set("Sensor");
        var saved = new ArrayList<Profile>();
        form.save(saved::add);
        assertThat(lab.office.profiles().own()).isEqualTo(saved).hasSize(1);
        var change = ProfileFormModel.forChange(lab.office, background, saved.getFirst());
        assertThat(change.violations()).isEmpty();
        change.keyProperty().set(KeySpec.ML_DSA_65);
        change.save(saved::add);
        assertThat(lab.office.profiles().own()).extracting(Profile::key).containsExactly(KeySpec.ML_DSA_65);
    }

    @Test void anExtensionIsAddedAndOneThatIsNoneIsRefused() {
        var form = copyOf(Profile.DEVICE);
        var reasons = new ArrayList<Violation>();
        form.additions().add("1.2.3.4", true, "UTF8:hi", reasons::addAll);
        assertThat(reasons).isEmpty();
        form.additions().add("2.5.29.15", false, "NULL", reasons::addAll);
        form.additions().add("1.2.3.5", false, "what?", reasons::addAll);
        assertThat(reasons).hasSize(2);
        assertThat(form.additions().others()).hasSize(1);
        assertThat(form.meaningProperty().get().orElseThrow().advice()).containsExactly(Advice.UNKNOWN_CRITICAL);
        assertThat(form.isTouched()).isTrue();
    }

    @Test void whatIsRiskyIsSaidBeforeAnybodySaves() {
        assertThat(Advice.of(BuiltIn.MAINFLUX)).containsExactly(Advice.SECRET_INSIDE);
        assertThat(Advice.of(BuiltIn.AMQTT_DEVICE)).containsExactly(Advice.ANYTHING_GOES);
        assertThat(Advice.of(Profile.DEVICE)).isEmpty();
        assertThat(Advice.of(Profile.ROOT)).isEmpty();
    }

    @Test void aRemovedProfileComesBack() {
        var model = new ProfilesModel(lab.office, background);
        var profile = lab.office.profiles().copy(Profile.SERVER, "Gate");
        lab.office.profiles().add(profile);
        model.refresh();
        assertThat(model.rows()).first().isEqualTo(profile);
        var removed = new ArrayList<Profile>();
        model.remove(profile, removed::add, reasons -> reported.add(new AssertionError(reasons)));
        assertThat(model.rows()).doesNotContain(profile).hasSize(BuiltIn.ALL.size());
        model.restore(removed.getFirst());
        assertThat(model.chosenProperty().get()).isEqualTo(Optional.of(profile));
    }
}
