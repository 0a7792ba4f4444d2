package dev.chancery.ui.authorities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestOffice;
import dev.chancery.domain.Authority;
import dev.chancery.domain.Decoded;
import dev.chancery.domain.DistinguishedName.Attribute;
import dev.chancery.domain.Field;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.StoreDefaults;
import dev.chancery.domain.TextViolation;
import dev.chancery.domain.Violation;
import dev.chancery.engine.Preset;
import dev.chancery.ui.Background;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewAuthorityModelTest {

    private static final String SUBJECT_KEY_ID = "2.5.29.14";

    @TempDir private Path folder;
    private final List<Throwable> reported = new ArrayList<>();
    private final List<Authority> made = new ArrayList<>();
    private TestOffice lab;

    @BeforeEach void openStore() {
        lab = TestOffice.in(folder);
    }

    @AfterEach void closeStore() {
        lab.close();
        assertThat(reported).isEmpty();
    }

    private NewAuthorityModel form(Authority... parent) {
        var background = new Background(Runnable::run, Runnable::run, reported::add, lab.clock);
        return new NewAuthorityModel(lab.office, background, Stream.of(parent).findFirst());
    }

    @Test void anUntouchedFormHasADefaultForAllButTheName() {
        var form = form();
        assertThat(form.touched()).isFalse();
        assertThat(form.presetProperty().get()).isEqualTo(Preset.MODERN);
        assertThat(form.violations()).extracting(Violation::field).containsOnly(Field.NAME);
        assertThat(form.previewProperty().get()).isNull();
        form.subject().nameProperty().set("Lab Root");
        assertThat(form.violations()).isEmpty();
        assertThat(form.touched()).isTrue();
    }

    @Test void theCommonNameFollowsTheNameUntilAnotherIsTyped() {
        var form = form();
        form.subject().nameProperty().set("Lab");
        assertThat(form.subject().fieldProperty(Attribute.COMMON_NAME).get()).isEqualTo("Lab");
        form.subject().fieldProperty(Attribute.COMMON_NAME).set("tenant-1");
        form.subject().nameProperty().set("Lab Root");
        assertThat(form.subject().fieldProperty(Attribute.COMMON_NAME).get()).isEqualTo("tenant-1");
    }

    @Test void aPresetSetsKeyLifeAndWhatIsIssuedAndLeavesWhatWasTyped() {
        var form = form();
        form.subject().nameProperty().set("tenant-1");
        form.apply(Preset.AWS);
        assertThat(form.subject().nameProperty().get()).isEqualTo("tenant-1");
        assertThat(form.terms().keyProperty().get()).isEqualTo(KeySpec.RSA_2048);
        form.create(made::add);
        assertThat(made).singleElement().satisfies(authority -> {
            assertThat(authority.certificate().key()).isEqualTo(KeySpec.RSA_2048);
            assertThat(authority.defaults()).isEqualTo(Preset.AWS.defaults(StoreDefaults.DEFAULT));
        });
    }

    @Test void thePreviewOfARootIsTheCertificateThatIsSigned() {
        var form = form();
        form.subject().nameProperty().set("Lab Root");
        form.subject().fieldProperty(Attribute.COUNTRY).set("DE");
        form.terms().depthProperty().set(NewAuthorityTermsModel.Depth.ONE);
        isWhatIsSigned(form);
    }

    @Test void thePreviewOfAnIntermediateIsTheCertificateThatIsSigned() {
        var form = form(lab.root("Lab Root", KeySpec.EC_P384));
        form.subject().nameProperty().set("Line 3");
        form.terms().keyProperty().set(KeySpec.RSA_2048);
        form.terms().lifeProperty().set("720h");
        isWhatIsSigned(form);
    }

    private void isWhatIsSigned(NewAuthorityModel form) {
        var preview = form.previewProperty().get();
        form.create(made::add);
        var signed = lab.office.authorities().decoded(made.getFirst().id());
        assertThat(preview.subject()).isEqualTo(signed.subject());
        assertThat(preview.issuer()).isEqualTo(signed.issuer());
        assertThat(preview.validity()).isEqualTo(signed.validity());
        assertThat(preview.key()).isEqualTo(signed.key());
        assertThat(preview.signatureAlgorithm()).isEqualTo(signed.signatureAlgorithm());
        assertThat(preview.extensions().stream().map(NewAuthorityModelTest::withoutKey))
                .containsExactlyElementsOf(signed.extensions().stream().map(NewAuthorityModelTest::withoutKey).toList());
    }

    private static Decoded.Extension withoutKey(Decoded.Extension extension) {
        return extension.oid().equals(SUBJECT_KEY_ID)
                ? new Decoded.Extension(extension.oid(), extension.critical(), List.of()) : extension;
    }

    @Test void anIntermediateInheritsWhoItsParentIsAndWhatItIssues() {
        var root = lab.root("Lab Root", KeySpec.ED25519);
        var form = form(root);
        assertThat(form.subject().fieldProperty(Attribute.ORGANIZATION).get()).isEqualTo("Lab");
        assertThat(form.subject().fieldProperty(Attribute.COMMON_NAME).get()).isEmpty();
        assertThat(form.terms().keyProperty().get()).isEqualTo(KeySpec.ED25519);
        assertThat(form.terms().depthProperty().get()).isEqualTo(NewAuthorityTermsModel.Depth.NONE);
        form.subject().nameProperty().set("Line 3");
        form.create(made::add);
        assertThat(made.getFirst().defaults()).isEqualTo(root.defaults());
        assertThat(made.getFirst().parent()).contains(root.id());
    }

    @Test void belowAParentThatEndsSoonTheLifeEndsWithIt() {
        var root = lab.root("Lab Root", KeySpec.EC_P256);
        lab.clock.advance(Duration.ofDays(3_000));
        var form = form(root);
        form.subject().nameProperty().set("Line 3");
        assertThat(form.violations()).isEmpty();
        lab.clock.advance(Duration.ofMinutes(10));
        form.create(made::add);
        assertThat(made.getFirst().certificate().validity().notAfter())
                .isBetween(root.certificate().validity().notAfter().minusSeconds(180), root.certificate().validity().notAfter());
    }

    @Test void everythingWrongIsSaidAtOnceAndNothingIsMade() {
        lab.root("Lab Root", KeySpec.EC_P256);
        var form = form();
        form.subject().nameProperty().set("x".repeat(65));
        form.subject().fieldProperty(Attribute.COUNTRY).set("DEU");
        form.terms().lifeProperty().set("tomorrow");
        assertThat(form.violations()).extracting(Violation::field).contains(Field.NAME, Field.COUNTRY, Field.LIFE);
        assertThat(form.terms().end()).isEmpty();
        form.create(made::add);
        assertThat(lab.office.authorities().all()).hasSize(1);
    }

    @Test void aTakenNameIsSaidWhileTyping() {
        lab.root("Lab Root", KeySpec.EC_P256);
        var form = form();
        form.subject().nameProperty().set("LAB ROOT");
        assertThat(form.violations()).containsExactly(new TextViolation.Taken(Field.NAME, "LAB ROOT", 0));
    }

    @Test void whatIsBeingMadeCanBeStoppedAndTheFormIsAsItWas() {
        Queue<Runnable> waiting = new ArrayDeque<>();
        var background = new Background(waiting::add, Runnable::run, reported::add, lab.clock);
        var form = new NewAuthorityModel(lab.office, background, Optional.empty());
        form.subject().nameProperty().set("Lab Root");
        drain(waiting);
        assertThat(form.stop()).isFalse();
        form.create(made::add);
        form.create(made::add);
        assertThat(waiting).hasSize(1);
        assertThat(form.busyProperty().get()).isTrue();
        assertThat(form.stop()).isTrue();
        drain(waiting);
        assertThat(form.busyProperty().get()).isFalse();
        assertThat(made).isEmpty();
        assertThat(lab.office.authorities().all()).isEmpty();
        form.create(made::add);
        drain(waiting);
        assertThat(made).extracting(Authority::name).containsExactly("Lab Root");
    }

    private static void drain(Queue<Runnable> waiting) {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }
}
