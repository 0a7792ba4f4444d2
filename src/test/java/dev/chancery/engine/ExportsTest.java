package dev.chancery.engine;

import static dev.chancery.TestOffice.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.TestOffice;
import dev.chancery.domain.Authority;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.NewThing;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Thing;
import dev.chancery.domain.ThingId;
import dev.chancery.domain.ThingQuery;
import dev.chancery.engine.Certificates.Equipped;
import dev.chancery.engine.ExportOrder.Form;
import dev.chancery.export.Stick;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportsTest {

    private static final int LAB = 250;

    @TempDir Path folder;
    private TestOffice lab;
    private Authority root;

    @BeforeEach void open() {
        lab = TestOffice.in(folder);
        root = lab.root("Lab Root", KeySpec.EC_P256);
    }

    @AfterEach void close() {
        lab.close();
    }

    private List<CertificateId> wholeLab() {
        var things = IntStream.range(0, LAB).mapToObj(number ->
                new NewThing(new ThingId("pressure-sensor-hall-7-%04d".formatted(number)), Thing.Description.NONE)).toList();
        lab.office.things().addAll(things, "lab.csv", Progress.NONE);
        return lab.office.certificates().issueAll(terms(root, Profile.DEVICE, KeySpec.EC_P256),
                lab.office.things().numbers(ThingQuery.ALL), Equipped.SKIP, Progress.NONE).certificates();
    }

    private CertificateId certificate(String thing) {
        return lab.office.certificates().issue(Order.of(lab.thing(thing), terms(root, Profile.DEVICE, KeySpec.EC_P256))).id();
    }

    private ExportOrder into(Path place, List<CertificateId> certificates) {
        return new ExportOrder(certificates, Form.PEM_FOLDER, place, Optional.of(lab.office.exports().proposedFolder()),
                new char[0]);
    }

    @Test void theProposedFolderBearsTheNameOfTheStoreAndTheDay() {
        assertThat(lab.office.exports().proposedFolder().value())
                .isEqualTo("lab-" + LocalDate.ofInstant(lab.clock.instant(), ZoneId.systemDefault()));
    }

    /// The topmost folder of FAT16 ends at 512 entries, and a name of this length takes three of them.
    @Test void aWholeLabFitsOnASmallStickInAFolderOfItsOwn() throws Exception {
        var certificates = wholeLab();
        try (var stick = Stick.of(folder, 32 << 10)) {
            var order = into(stick.mount(), certificates);
            assertThat(lab.office.exports().plan(order).files()).hasSize(4 * LAB)
                    .contains(Path.of("pressure-sensor-hall-7-0042", "private-key.pem"));
            assertThat(lab.office.exports().run(order, Progress.NONE).certificates()).isEqualTo(LAB);
            stick.plugInAgain();
            assertThat(folders(order.target())).hasSize(LAB).allSatisfy(device ->
                    assertThat(device.resolve("private-key.pem")).isNotEmptyFile());
        }
    }

    @Test void straightOntoThatStickTheyDoNotFitAndWhatIsThereIsComplete() throws Exception {
        var certificates = wholeLab();
        try (var stick = Stick.of(folder, 32 << 10)) {
            var order = new ExportOrder(certificates, Form.PEM_FOLDER, stick.mount(), new char[0]);
            assertThatThrownBy(() -> lab.office.exports().run(order, Progress.NONE)).isInstanceOf(FileFailure.CannotWrite.class);
            assertThat(folders(stick.mount())).hasSizeBetween(1, LAB - 1).allSatisfy(device ->
                    assertThat(device.resolve("private-key.pem")).isNotEmptyFile());
        }
    }

    private static List<Path> folders(Path within) throws IOException {
        try (var all = Files.list(within)) {
            return all.filter(Files::isDirectory).toList();
        }
    }

    @Test void caseTwinsThatLeaveOneAfterTheOtherDoNotMeetOnAStick() throws Exception {
        var upper = certificate("Press-1");
        var lower = certificate("press-1");
        try (var stick = Stick.of(folder, 16 << 10)) {
            assertMeetNowhere(stick, upper, lower);
        }
    }

    @Test void aTwinThatCameLaterDoesNotMeetTheOneThatHasLeft() throws Exception {
        try (var stick = Stick.of(folder, 16 << 10)) {
            var first = certificate("press-1");
            lab.office.exports().run(into(stick.mount(), List.of(first)), Progress.NONE);
            var later = into(stick.mount(), List.of(certificate("PRESS-1")));
            assertThat(lab.office.exports().plan(later).existing()).isEmpty();
            lab.office.exports().run(later, Progress.NONE);
            assertThat(folders(later.target())).hasSize(2);
        }
    }

    private void assertMeetNowhere(Stick stick, CertificateId one, CertificateId other) throws Exception {
        var first = lab.office.exports().run(into(stick.mount(), List.of(one)), Progress.NONE);
        var second = into(stick.mount(), List.of(other));
        assertThat(lab.office.exports().plan(second).existing()).isEmpty();
        var files = lab.office.exports().run(second, Progress.NONE).files();
        stick.plugInAgain();
        assertThat(folders(second.target())).hasSize(2);
        assertThat(first.files().getFirst()).content().isNotEqualTo(Files.readString(files.getFirst()));
    }

    /// Whoever made the drive could have pointed them anywhere.
    @ParameterizedTest @ValueSource(strings = {"", "press-1", "press-1/private-key.pem", "press-1/certificate.pem"})
    void aSymbolicLinkAtAnyLevelIsNotFollowed(String level) throws Exception {
        var elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        var drive = Files.createDirectory(folder.resolve("drive"));
        var order = into(drive, List.of(certificate("press-1")));
        var link = order.target().resolve(level);
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, level.endsWith(".pem") ? elsewhere.resolve("file") : elsewhere);
        for (var existing : Exports.Existing.values()) {
            assertThatThrownBy(() -> lab.office.exports().run(order, existing, Progress.NONE)).isInstanceOf(FileFailure.CannotWrite.class);
        }
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test void whatIsThereAlreadyIsNamedAsThePlanNamesIt() {
        var order = into(folder, List.of(certificate("press-1")));
        lab.office.exports().run(order, Progress.NONE);
        var plan = lab.office.exports().plan(order);
        assertThat(plan.existing()).isEqualTo(plan.files());
    }

    @Test void anExportWithoutAFolderOfItsOwnGoesStraightToThePlace() {
        lab.office.exports().run(new ExportOrder(List.of(certificate("press-1")), Form.PEM_BUNDLE, folder, new char[0]),
                Progress.NONE);
        assertThat(folder.resolve("press-1.pem")).isNotEmptyFile();
    }
}
