package dev.chancery.ui.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestOffice;
import dev.chancery.domain.AccessFailure;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.Drive;
import dev.chancery.domain.Field;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.FileViolation;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Layout;
import dev.chancery.domain.Profile;
import dev.chancery.domain.TextViolation;
import dev.chancery.engine.Order;
import dev.chancery.ui.Background;
import dev.chancery.ui.Destination;
import dev.chancery.ui.Place;
import dev.chancery.ui.Places;
import dev.chancery.ui.PreferenceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportModelTest {

    private static final String PASSPHRASE = "stick passphrase";

    @TempDir Path folder;

    private final List<Throwable> reported = new ArrayList<>();
    private final List<Drive> drives = new ArrayList<>();
    private final List<Destination> gone = new ArrayList<>();
    private TestOffice lab;
    private PreferenceFile preferences;
    private Path stick;
    private CertificateId press;
    private ExportModel model;

    @BeforeEach void openStore() throws IOException {
        lab = TestOffice.in(folder);
        preferences = PreferenceFile.in(folder.resolve("preferences"));
        stick = Files.createDirectories(folder.resolve("stick"));
        var issuing = lab.intermediate("Issuing", lab.root("Lab Root", KeySpec.EC_P256), KeySpec.EC_P256);
        press = lab.office.certificates().issue(
                Order.of(lab.thing("press-1"), TestOffice.terms(issuing, Profile.DEVICE, KeySpec.EC_P256))).id();
    }

    @AfterEach void closeStore() {
        lab.close();
        assertThat(reported).isEmpty();
    }

    private ExportModel model() {
        var background = new Background(Runnable::run, Runnable::run, reported::add, lab.clock);
        model = new ExportModel(new Means(lab.office, background, new Means.Window(null, null, null),
                new Places(() -> List.copyOf(drives), preferences), gone::add), List.of(press));
        return model;
    }

    private ExportModel begin() {
        model().begin();
        return model;
    }

    private Path out() {
        return stick.resolve(lab.office.exports().proposedFolder().value());
    }

    private Drive drive(boolean readOnly) {
        return new Drive("LABSTICK", stick, 14_000_000_000L, 16_000_000_000L, "vfat", readOnly);
    }

    @Test void aDriveIsOfferedFirstAndOneCommandExports() {
        drives.add(drive(false));
        begin().run();
        assertThat(model.writing().endedProperty().get()).containsInstanceOf(Ended.Complete.class);
        assertThat(out().resolve("press-1")).isDirectoryContaining("glob:**private-key.pem");
        assertThat(preferences.current().exportFolder()).isEmpty();
    }

    @Test void theKeyOfAnAuthorityLeavesOnlyAfterThePassphraseWasGivenOnceMore() {
        press = lab.office.authorities().all().getFirst().certificate().id();
        begin().where().choose(stick);
        model.whenProofIsNeeded((_, cancelled) -> cancelled.run());
        model.run();
        assertThat(model.writing().stageProperty().get()).isEqualTo(WritingModel.Stage.FORM);
        assertThat(stick).isEmptyDirectory();
        assertThat(model.readyProperty().get()).isTrue();
        model.whenProofIsNeeded((proven, _) -> {
            lab.office.stepUp().prove(TestOffice.PASSPHRASE.toCharArray());
            proven.run();
        });
        model.run();
        assertThat(model.writing().endedProperty().get()).containsInstanceOf(Ended.Complete.class);
    }

    @Test void aKeyThatNobodyProvedForStaysWhateverTheWindowDoes() {
        press = lab.office.authorities().all().getFirst().certificate().id();
        begin().where().choose(stick);
        model.whenProofIsNeeded((proven, _) -> proven.run());
        model.run();
        assertThat(model.writing().endedProperty().get()).hasValueSatisfying(how -> assertThat(how).isInstanceOfSatisfying(
                Ended.Broken.class, broken -> assertThat(broken.why()).isInstanceOf(AccessFailure.PassphraseNeeded.class)));
        assertThat(stick).isEmptyDirectory();
    }

    @Test void aReadOnlyDriveIsShownButNotTaken() {
        drives.add(drive(true));
        begin();
        assertThat(model.where().offered()).hasSize(1);
        assertThat(model.where().placeProperty().get()).isNull();
        assertThat(model.readyProperty().get()).isFalse();
    }

    @Test void aDriveThatIsPulledOutIsMissedAndFoundAgain() {
        drives.add(drive(false));
        begin();
        drives.clear();
        model.where().refresh();
        assertThat(model.where().lostProperty().get()).map(Place::name).contains("LABSTICK");
        assertThat(model.readyProperty().get()).isFalse();
        drives.add(drive(false));
        model.where().refresh();
        assertThat(model.where().lostProperty().get()).isEmpty();
        assertThat(model.readyProperty().get()).isTrue();
    }

    @Test void aChosenFolderIsRememberedOnceItWasUsed() {
        begin().where().choose(stick);
        assertThat(preferences.current().exportFolder()).isEmpty();
        model.run();
        assertThat(preferences.current().exportFolder()).contains(stick);
        assertThat(begin().where().placeProperty().get()).isEqualTo(new Place.InFolder(stick));
    }

    @Test void thePreviewNamesEveryFile() {
        begin().where().choose(stick);
        assertThat(model.plan().plannedProperty().get()).isInstanceOfSatisfying(Planned.Known.class, known -> {
            assertThat(known.files()).contains(Path.of("press-1", "certificate.pem"), Path.of("press-1", "ca.pem"));
            assertThat(known.room().needed()).isPositive();
        });
    }

    @Test void theFolderOfTheExportCanBeRenamedOrLeftOut() {
        begin().where().choose(stick);
        model.within().nameProperty().set("Halle 7");
        assertThat(model.plan().plannedProperty().get()).isInstanceOfSatisfying(Planned.Known.class, known ->
                assertThat(known.target().folder()).isEqualTo(stick.resolve("Halle 7")));
        model.run();
        assertThat(stick.resolve("Halle 7/press-1")).isDirectoryContaining("glob:**private-key.pem");
        assertThat(model.writing().endedProperty().get()).map(ended -> ended.target().folder()).contains(stick.resolve("Halle 7"));
        begin().within().nameProperty().set(" ");
        model.run();
        assertThat(stick.resolve("press-1")).isDirectoryContaining("glob:**private-key.pem");
    }

    @Test void aFolderThatCannotBeCalledSoHoldsTheExportBack() {
        begin().where().choose(stick);
        model.within().nameProperty().set("Halle/7");
        assertThat(model.within().violations()).containsExactly(new TextViolation.ForbiddenCharacter(Field.FOLDER, '/', 5));
        assertThat(model.readyProperty().get()).isFalse();
        model.within().nameProperty().set("Halle 7");
        assertThat(model.readyProperty().get()).isTrue();
    }

    @Test void aPkcs12UnderAPassphraseThatOlderJavaCannotTypeIsSaid() {
        begin().protection().wantedProperty().set(true);
        model.protection().type("Prüfstand Süd".toCharArray(), "".toCharArray());
        assertThat(model.protection().tooNewProperty().get()).isFalse();
        model.whatProperty().set(What.PKCS12);
        assertThat(model.protection().tooNewProperty().get()).isTrue();
        model.protection().type("Pruefstand ~ Sued!".toCharArray(), "".toCharArray());
        assertThat(model.protection().tooNewProperty().get()).isFalse();
    }

    @Test void pkcs12NeedsAPassphraseAndItsRulesHold() {
        begin().where().choose(stick);
        model.whatProperty().set(What.PKCS12);
        assertThat(model.plan().plannedProperty().get()).isInstanceOf(Planned.Known.class);
        assertThat(model.readyProperty().get()).isFalse();
        model.protection().type("short".toCharArray(), "short".toCharArray());
        assertThat(model.protection().violations()).hasAtLeastOneElementOfType(TextViolation.TooShort.class);
        model.protection().type(PASSPHRASE.toCharArray(), "another one".toCharArray());
        assertThat(model.protection().violations()).containsExactly(new TextViolation.PassphrasesDiffer());
        model.protection().type(PASSPHRASE.toCharArray(), PASSPHRASE.toCharArray());
        assertThat(model.readyProperty().get()).isTrue();
        model.run();
        assertThat(out().resolve("press-1.p12")).isNotEmptyFile();
    }

    @Test void aProtectedPemKeyIsEncrypted() throws IOException {
        begin().where().choose(stick);
        model.protection().wantedProperty().set(true);
        assertThat(model.readyProperty().get()).isFalse();
        model.protection().type(PASSPHRASE.toCharArray(), PASSPHRASE.toCharArray());
        model.run();
        assertThat(Files.readString(out().resolve("press-1/private-key.pem"))).contains("ENCRYPTED PRIVATE KEY");
    }

    @Test void aTypedPassphraseIsWipedWhenThePageCloses() {
        var typed = PASSPHRASE.toCharArray();
        begin().protection().type(typed, PASSPHRASE.toCharArray());
        model.close();
        assertThat(typed).containsOnly('\0');
    }

    @Test void filesThatAreThereWaitForADecision() throws IOException {
        begin().where().choose(stick);
        model.run();
        var certificate = out().resolve("press-1/certificate.pem");
        Files.writeString(certificate, "old");
        begin();
        assertThat(model.readyProperty().get()).isFalse();
        model.run();
        assertThat(model.writing().stageProperty().get()).isEqualTo(WritingModel.Stage.FORM);
        model.plan().ifThereProperty().set(IfThere.KEEP);
        model.run();
        assertThat(certificate).hasContent("old");
        begin().plan().ifThereProperty().set(IfThere.REPLACE);
        model.run();
        assertThat(Files.readString(certificate)).startsWith("-----BEGIN CERTIFICATE-----");
    }

    @Test void anExportAtOnceRunsByItselfUnlessFilesAreThere() {
        model().beginAtOnce(stick);
        assertThat(model.writing().endedProperty().get()).containsInstanceOf(Ended.Complete.class);
        model().beginAtOnce(stick);
        assertThat(model.writing().stageProperty().get()).isEqualTo(WritingModel.Stage.FORM);
        assertThat(model.writing().endedProperty().get()).isEmpty();
    }

    @Test void aFolderThatIsGoneIsSaidBeforeAnythingIsWritten() {
        begin().where().choose(folder.resolve("nowhere"));
        assertThat(model.plan().plannedProperty().get()).isInstanceOf(Planned.Unusable.class);
        assertThat(model.readyProperty().get()).isFalse();
    }

    @Test void anExportThatBreaksGoesOnAfterwards() throws IOException {
        drives.add(drive(false));
        begin();
        Files.delete(stick);
        model.run();
        assertThat(model.writing().endedProperty().get()).get().isInstanceOfSatisfying(Ended.Broken.class, broken -> {
            assertThat(broken.why()).isInstanceOf(FileFailure.class);
            assertThat(broken.done()).isZero();
        });
        assertThat(model.writing().unfinishedProperty().get()).isTrue();
        Files.createDirectories(stick);
        model.goOn();
        assertThat(model.writing().endedProperty().get()).containsInstanceOf(Ended.Complete.class);
        assertThat(model.writing().unfinishedProperty().get()).isFalse();
    }

    @Test void aNameThatCannotBeHoldsTheExportBackAndThePreviewFollowsOneThatCan() {
        begin().where().choose(stick);
        var key = model.fileNames().entries().getLast();
        key.typed().set("{thing}/{ting}");
        assertThat(key.violations()).containsExactly(new FileViolation.UnknownPart("ting"));
        assertThat(model.readyProperty().get()).isFalse();
        key.typed().set("{thing}/CHAIN.pem");
        assertThat(key.violations()).containsExactly(new FileViolation.TwoOfOneName("{thing}/CHAIN.pem"));
        key.typed().set("keys/{thing}.key");
        assertThat(model.readyProperty().get()).isTrue();
        assertThat(model.plan().plannedProperty().get()).isInstanceOfSatisfying(Planned.Known.class, known ->
                assertThat(known.files()).contains(Path.of("keys", "press-1.key")));
    }

    @Test void aSavedLayoutIsTakenWithItsFormAndItsArchive() {
        begin().where().choose(stick);
        model.whatProperty().set(What.MOSQUITTO);
        model.fileNames().sharingProperty().set(Layout.Sharing.ZIP);
        model.fileNames().entries().getLast().typed().set("{thing}.key");
        model.own().nameProperty().set("Bench");
        model.own().save();
        model.own().nameProperty().set("bench");
        model.own().save();
        assertThat(model.own().violations()).containsExactly(new TextViolation.Taken(Field.NAME, "bench", 0));
        begin().own().take(model.own().all().getFirst());
        assertThat(model.whatProperty().get()).isEqualTo(What.MOSQUITTO);
        assertThat(model.fileNames().layoutProperty().get().sharing()).isEqualTo(Layout.Sharing.ZIP);
        assertThat(model.fileNames().entries().getLast().typed().get()).isEqualTo("{thing}.key");
        model.own().nameProperty().set("Bench 8");
        model.own().rename();
        assertThat(model.own().all()).extracting(Layout::code).containsExactly("Bench 8");
        model.own().remove();
        assertThat(model.own().all()).isEmpty();
    }

    @Test void aFormWithoutRoomForKeysAsksForNoPassphraseAndTakesNone() {
        begin().where().choose(stick);
        model.protection().wantedProperty().set(true);
        assertThat(model.protection().needed()).isTrue();
        model.whatProperty().set(What.SSH);
        assertThat(model.protection().needed()).isFalse();
        assertThat(model.readyProperty().get()).isTrue();
        model.run();
        assertThat(lab.office.exports().departures(lab.office.certificates().rows(new long[] {press.value()}))).isEmpty();
    }
}
