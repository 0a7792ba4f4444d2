package dev.chancery.ui.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestOffice;
import dev.chancery.domain.Authority;
import dev.chancery.domain.CloudCall;
import dev.chancery.domain.CloudKind;
import dev.chancery.domain.CloudTraits.Option;
import dev.chancery.domain.CloudTraits.Way;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Mishap;
import dev.chancery.domain.PlaceField;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Registration;
import dev.chancery.domain.RegistrationState;
import dev.chancery.engine.Rehearsal;
import dev.chancery.ui.Background;
import dev.chancery.ui.ChosenFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The wizard without its window, against the practice clouds.
class RegisterModelTest {

    @TempDir Path folder;
    private final List<Throwable> thrown = new ArrayList<>();
    private final Lines lines = new Lines();
    private TestOffice lab;
    private Authority root;

    @BeforeEach void open() {
        lab = TestOffice.in(folder);
        root = lab.root("Plant CA", KeySpec.RSA_2048);
    }

    @AfterEach void close() {
        lines.close();
        lab.close();
        assertThat(thrown).isEmpty();
    }

    private Means means() {
        var background = new Background(Runnable::run, Runnable::run, thrown::add, lab.clock);
        return new Means(lab.office, background, new Means.Window(null, null, new ChosenFiles()), lines, _ -> {});
    }

    private RegisterModel wizard(CloudKind kind) {
        var model = new RegisterModel(means(), Optional.empty());
        model.plan().cloudProperty().set(kind);
        model.plan().practiceProperty().set(true);
        return model;
    }

    private RegisterModel connected(CloudKind kind) {
        var model = wizard(kind);
        List.of(Page.PLACE, Page.CHECKS, Page.CONNECTION).forEach(page -> {
            assertThat(model.readyProperty().get()).isTrue();
            model.next();
            assertThat(model.pageProperty().get()).isEqualTo(page);
        });
        model.next();
        return model;
    }

    private Registration only() {
        return lab.office.registrations().all().getFirst();
    }

    private Rehearsal practice() {
        return lines.rehearsals().of(only()).orElseThrow();
    }

    @ParameterizedTest @EnumSource(value = CloudKind.class, mode = EnumSource.Mode.EXCLUDE, names = "BY_HAND")
    void everyCloudIsRehearsedFromItsFirstPageToItsLast(CloudKind kind) {
        var model = connected(kind);
        for (var pages = model.pages(); model.pageProperty().get() != Page.RESULT; model.next()) {
            assertThat(pages).contains(model.pageProperty().get());
            assertThat(model.steps().troubleProperty().get()).isEqualTo(CloudTrouble.NONE);
        }
        assertThat(only().state()).isEqualTo(RegistrationState.VERIFIED);
        assertThat(practice().registered()).isOne();
    }

    @ParameterizedTest @EnumSource(value = Mishap.class, mode = EnumSource.Mode.EXCLUDE, names = {"TIMEOUT", "TOO_FAST"})
    void whateverGoesWrongTheStepIsRepeatedAndNothingIsThereTwice(Mishap trouble) {
        var model = connected(CloudKind.AZURE_HUB);
        model.steps().spoil(trouble);
        for (int acts = 0; model.pageProperty().get() != Page.RESULT; acts++) {
            assertThat(acts).isLessThan(8);
            model.next();
        }
        assertThat(only().state()).isEqualTo(RegistrationState.VERIFIED);
        assertThat(practice().registered()).isOne();
    }

    @Test void aTokenThatRanOutIsAskedForAgainAndTheStepGoesOn() {
        var model = connected(CloudKind.MINDSPHERE);
        practice().fail(Mishap.EXPIRED_TOKEN, 1);
        model.next();
        assertThat(model.pageProperty().get()).isEqualTo(Page.CONNECTION);
        assertThat(model.steps().troubleProperty().get().asksWho()).isTrue();
        assertThat(lines.to(only())).isEmpty();
        model.next();
        assertThat(model.pageProperty().get()).isEqualTo(Page.UPLOAD);
        assertThat(model.steps().troubleProperty().get().isNone()).isTrue();
    }

    @Test void aStepThatWasRefusedKeepsTheReplyAndWhatWasPasted() {
        var model = connected(CloudKind.MINDSPHERE);
        practice().fail(Mishap.HTML, 1, CloudCall.LIST);
        model.next();
        assertThat(model.steps().troubleProperty().get().raw()).contains("<");
        assertThat(model.pageProperty().get()).isEqualTo(Page.UPLOAD);
        model.steps().byHandProperty().set(true);
        model.steps().answerProperty().set("no answer");
        model.next();
        assertThat(model.steps().troubleProperty().get().raw()).isEqualTo("no answer");
        assertThat(model.steps().answerProperty().get()).isEqualTo("no answer");
    }

    @Test void whoStopsTakesItUpWhereItWasAfterARestart() {
        var model = connected(CloudKind.AWS);
        model.next();
        assertThat(model.pageProperty().get()).isEqualTo(Page.PROOF);
        assertThat(model.isUnderWay()).isTrue();
        model.close();
        lines.drop(only());
        lab.reopen();
        var again = new RegisterModel(means(), Optional.empty());
        again.resume(only().id());
        assertThat(again.pageProperty().get()).isEqualTo(Page.PROOF);
        again.steps().actAll();
        assertThat(again.pageProperty().get()).isEqualTo(Page.RESULT);
    }

    @Test void nothingIsActiveUnlessSomebodyAsksForIt() {
        var model = wizard(CloudKind.AWS);
        assertThat(model.plan().wanted().options()).isEmpty();
        model.plan().optionProperty(Option.AUTO_REGISTRATION).set(true);
        assertThat(model.plan().wanted().options()).containsExactly(Option.AUTO_REGISTRATION);
        model.plan().cloudProperty().set(CloudKind.CUMULOCITY);
        assertThat(model.plan().wanted().options()).isEmpty();
    }

    @Test void theNameIsTheAuthoritysAsFarAsTheCloudAllowsIt() {
        var plan = wizard(CloudKind.MINDSPHERE).plan();
        assertThat(plan.placeProperty(PlaceField.NAME).get()).isEqualTo("Plant CA");
        plan.cloudProperty().set(CloudKind.AZURE_DPS);
        assertThat(plan.placeProperty(PlaceField.NAME).get()).isEqualTo("Plant-CA");
        plan.placeProperty(PlaceField.NAME).set("typed");
        plan.cloudProperty().set(CloudKind.AZURE_HUB);
        assertThat(plan.placeProperty(PlaceField.NAME).get()).isEqualTo("typed");
    }

    @Test void trustingWithoutAProofSkipsItsSteps() {
        var model = wizard(CloudKind.AWS);
        model.plan().wayProperty().set(Way.TRUSTED);
        assertThat(model.pages()).containsExactly(Page.CLOUD, Page.PLACE, Page.CHECKS, Page.CONNECTION, Page.UPLOAD, Page.RESULT);
    }

    @Test void theCardsTellTheStepsAndTheSlots() {
        var model = connected(CloudKind.MINDSPHERE);
        model.next();
        var list = new CloudModel(means());
        list.refresh();
        assertThat(list.groups()).singleElement().satisfies(group -> {
            assertThat(group.slots()).isEqualTo(2);
            assertThat(group.held()).containsExactly("Plant CA");
            assertThat(group.cards()).singleElement().satisfies(card -> assertThat(card.done()).isOne());
        });
        lab.office.registrations().giveUp(only().id());
        list.refresh();
        assertThat(list.groups()).isEmpty();
        list.withRemovedProperty().set(true);
        assertThat(list.groups()).hasSize(1);
    }

    @Test void deletingTellsWhichCertificatesDependOnTheAuthority() {
        var below = lab.intermediate("Hall 3", root, KeySpec.EC_P256);
        lab.office.certificates().issue(lab.office.certificates().order(lab.thing("press-001"),
                TestOffice.terms(below, Profile.DEVICE, KeySpec.EC_P256)).orRefuse());
        connected(CloudKind.MINDSPHERE);
        new CloudModel(means()).hit(only(), hit -> assertThat(hit).isEqualTo(new CloudModel.Hit(1, List.of("press-001"))));
    }
}
