package dev.chancery.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.Judge;
import dev.chancery.TestOffice;
import dev.chancery.domain.Authority;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.IssuingPolicy;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.LabelCode;
import dev.chancery.domain.LabelSheet;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.Thing;
import dev.chancery.domain.ThingId;
import dev.chancery.domain.ThingQuery;
import dev.chancery.domain.Ttl;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The papers as other programs see them. Pictures of them are left in `target/screenshots`.
class PrintingTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Reader ENGLISH = new Reader(Locale.UK, BERLIN);
    private static final Reader GERMAN = new Reader(Locale.GERMANY, BERLIN);

    @TempDir private Path folder;
    private TestOffice lab;
    private Path pdf;

    @BeforeEach void open() {
        lab = TestOffice.in(folder);
        pdf = folder.resolve("paper.pdf");
    }

    @AfterEach void close() {
        lab.close();
    }

    private Certificate issue(Authority issuer, String name, int days) {
        var terms = new Order.Terms(issuer.id(), Profile.DEVICE, KeySpec.EC_P256, Ttl.days(days));
        return lab.office.certificates().issue(lab.office.certificates().order(name, terms).orRefuse());
    }

    private String said(String program, String... options) {
        var command = new ArrayList<>(List.of(program));
        command.addAll(List.of(options));
        Judge.require(program);
        return utf8(Judge.runIn(folder, command).accepted().output());
    }

    private static String utf8(String octets) {
        return new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private String text() {
        return said("pdftotext", "-layout", pdf.toString(), "-");
    }

    /// Leaves the pages as pictures, to be looked at.
    private void picture(String name) throws IOException {
        var place = Files.createDirectories(Path.of("target/screenshots")).toAbsolutePath();
        said("pdftoppm", "-r", "80", "-png", pdf.toString(), place.resolve(name).toString());
    }

    private Authority issuing() {
        var root = lab.root("Kühlhaus Wurzel", KeySpec.EC_P384);
        var issuing = lab.intermediate("Werk Süd \u2013 Maschinen", root, KeySpec.EC_P256);
        lab.office.authorities().changePolicy(issuing.id(), new IssuingPolicy(Set.of(KeySpec.EC_P256, KeySpec.EC_P384),
                Set.of(Profile.DEVICE.code()), Optional.of(Ttl.days(398)), true));
        for (int i = 0; i < 30; i++) {
            issue(issuing, "press-%03d".formatted(i), 20 + i);
        }
        issue(issuing, "冷库 Grüße", 5);
        lab.office.revocations().revoke(Scope.of(issue(issuing, "lost", 300).id()), Reason.KEY_COMPROMISE);
        return issuing;
    }

    @Test void theReportTellsEverythingOfAnAuthority() throws IOException {
        var issuing = issuing();
        lab.office.printing().report(issuing.id(), "lab.chancery", ENGLISH, pdf);
        picture("paper-report-en");
        var certificate = lab.office.authorities().one(issuing.id()).certificate();
        assertThat(text().replaceAll("\\s+", "")).contains("WerkSüd–Maschinen", certificate.serial().colonHex(), certificate.sha256().colonHex(),
                "ECP-256,ECP-384", "398days", "leavethisstoreonlyonce", "Revoked1", "All32", "Nolistispublished.", "KühlhausWurzel", "\\u51B7", "Grüße",
                "Page1of2");
        assertThat(said("pdfinfo", pdf.toString())).contains("Report of Werk Süd", "A4", "Pages:           2");
        assertThat(said("pdffonts", pdf.toString()).lines().skip(2)).hasSize(3).allMatch(line -> line.matches(".* yes +yes +yes .*"));
    }

    @Test void theReportSpeaksGerman() throws IOException {
        lab.office.printing().report(issuing().id(), "lab.chancery", GERMAN, pdf);
        picture("paper-report-de");
        assertThat(text()).contains("Bericht über eine Zertifizierungsstelle", "Zwischenstelle unter Kühlhaus Wurzel", "398 Tage", "Läuft ab", "Seite 2 von 2");
        assertThat(text()).doesNotContain("{0}");
    }

    @Test void theCodeOnTheReportIsTheFingerprint() {
        var root = lab.root("Lab Root", KeySpec.EC_P256);
        lab.office.printing().report(root.id(), "lab.chancery", ENGLISH, pdf);
        assertThat(scanned(160, 15, 35, 35)).isEqualTo(root.certificate().sha256().hex().toUpperCase(Locale.ROOT));
        assertThat(text()).contains("Its own certificate is among them.");
    }

    @Test void aNameThatRunsBackwardsIsSpelledOut() {
        var root = lab.root("Lab Root", KeySpec.EC_P256);
        lab.office.printing().report(root.id(), "\u202Elab\u0007.chancery", ENGLISH, pdf);
        assertThat(text()).contains("\\u202Elab\\u0007.chancery");
    }

    /// What another program reads in this part of the first page; lengths are millimetres.
    private String scanned(double left, double top, double width, double height) {
        said("pdftoppm", "-r", "300", "-gray", "-png", "-singlefile", "-x", dots(left), "-y", dots(top), "-W", dots(width), "-H",
                dots(height), pdf.toString(), folder.resolve("scan").toString());
        return said("zbarimg", "-q", "--nodbus", "--raw", "-Sdisable", "-Sqrcode.enable", folder.resolve("scan.png").toString()).strip();
    }

    private static String dots(double millimetres) {
        return String.valueOf(Math.round(millimetres * 300 / 25.4));
    }

    private List<String> scanned(LabelSheet sheet, int first, int labels) {
        return IntStream.range(first, first + labels)
                .mapToObj(place -> scanned(sheet.left(place), sheet.top(place), sheet.width(), sheet.height())).sorted().toList();
    }

    private long[] things(int equipped, int bare) {
        var issuer = lab.root("Lab Root", KeySpec.EC_P256);
        for (int i = 0; i < equipped + bare; i++) {
            lab.office.things().add(new ThingId(i == 1 ? "Kühlraum Süd, Tür 2" : "press-%03d".formatted(i)),
                    Thing.Description.of("Hydraulische Presse in Halle " + i, "", "", "", "", "").orRefuse());
        }
        var numbers = lab.office.things().numbers(ThingQuery.ALL);
        lab.office.certificates().issueAll(TestOffice.terms(issuer, Profile.DEVICE, KeySpec.EC_P256), Arrays.copyOf(numbers, equipped),
                Certificates.Equipped.SKIP, Progress.NONE);
        return numbers;
    }

    @ParameterizedTest @EnumSource(LabelSheet.class)
    void eachLabelOfEachSheetIsReadByAnotherProgram(LabelSheet sheet) throws IOException {
        var numbers = things(12, 0);
        var order = new Printing.LabelOrder(sheet, LabelCode.THING, 2);
        var made = lab.office.printing().labels(numbers, order, GERMAN, pdf, Progress.NONE);
        assertThat(made).isEqualTo(new Printing.Labelled(12, 1, 0)).isEqualTo(lab.office.printing().count(numbers, order));
        picture("paper-labels-" + sheet.name().toLowerCase(Locale.ROOT));
        assertThat(scanned(sheet, 2, 12)).isEqualTo(lab.office.things().rows(numbers).stream().map(thing -> thing.thing().id().value()).sorted().toList());
    }

    @ParameterizedTest @EnumSource(names = {"SERIAL", "FINGERPRINT"})
    void aLabelCanNameTheCertificateAndThingsWithoutOneGetNone(LabelCode code) {
        var numbers = things(3, 2);
        var order = new Printing.LabelOrder(LabelSheet.AVERY_L7160, code, 0);
        assertThat(lab.office.printing().count(numbers, order)).isEqualTo(new Printing.Labelled(3, 1, 2));
        assertThat(lab.office.printing().labels(numbers, order, ENGLISH, pdf, Progress.NONE)).isEqualTo(new Printing.Labelled(3, 1, 2));
        assertThat(scanned(LabelSheet.AVERY_L7160, 0, 3)).containsExactlyInAnyOrderElementsOf(lab.office.things().rows(numbers).stream()
                .flatMap(thing -> thing.current().stream()).map(certificate -> (code == LabelCode.SERIAL ? certificate.serial().hex()
                        : certificate.sha256().hex()).toUpperCase(Locale.ROOT)).toList());
    }

    @Test void whatDoesNotFitOnOneSheetGoesOnOnTheNext() {
        var numbers = things(0, 50);
        var order = new Printing.LabelOrder(LabelSheet.AVERY_L7160, LabelCode.THING, 20);
        assertThat(lab.office.printing().count(numbers, order).sheets()).isEqualTo(4);
        assertThat(lab.office.printing().labels(numbers, order, ENGLISH, pdf, Progress.NONE).sheets()).isEqualTo(4);
        assertThat(text()).contains("press-049");
    }

    @Test void theFirstPageCanBeSeenBefore() throws IOException {
        var numbers = things(3, 0);
        lab.clock.advance(Duration.ofDays(1));
        var order = new Printing.LabelOrder(LabelSheet.AVERY_3474, LabelCode.THING, 0);
        var picture = ImageIO.read(new ByteArrayInputStream(lab.office.printing().pictureOfLabels(numbers, order, ENGLISH, 420)));
        assertThat(picture.getWidth()).isBetween(419, 421);
        var root = lab.office.authorities().all().getFirst();
        assertThat(ImageIO.read(new ByteArrayInputStream(lab.office.printing().pictureOfReport(root.id(), "lab", ENGLISH, 300)))
                .getHeight()).isBetween(423, 426);
    }
}
