package dev.chancery.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.Judge;
import dev.chancery.ManyCertificates;
import dev.chancery.TestOffice;
import dev.chancery.domain.Authority;
import dev.chancery.domain.CalendarEntry;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateQuery;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.Status;
import dev.chancery.domain.Ttl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PapersTest {

    private static final Reader ENGLISH = new Reader(Locale.UK, ZoneId.of("Europe/Berlin"));
    private static final Reader GERMAN = new Reader(Locale.GERMANY, ZoneId.of("Europe/Berlin"));

    // Debian's own Python has the library; another one may come first in the path.
    private static final String PYTHON = "/usr/bin/python3";

    @TempDir private Path folder;
    private TestOffice lab;
    private Authority issuer;

    @BeforeEach void open() {
        lab = TestOffice.in(folder);
        issuer = lab.root("Lab Root", KeySpec.EC_P256);
    }

    @AfterEach void close() {
        lab.close();
    }

    private Certificate issue(String name, int days) {
        var terms = new Order.Terms(issuer.id(), Profile.DEVICE, KeySpec.EC_P256, Ttl.days(days));
        return lab.office.certificates().issue(lab.office.certificates().order(name, terms).orRefuse());
    }

    private long calendar(CalendarEntry entry, Path file) {
        return lab.office.papers().calendar(CertificateQuery.ALL, new Papers.Calendar(entry, GERMAN), file, Progress.NONE);
    }

    private List<String> judged(Path file, String script) throws IOException {
        Judge.require(PYTHON);
        var judge = Files.writeString(folder.resolve("judge.py"), script);
        return Judge.runIn(folder, List.of(PYTHON, judge.toString(), file.toString())).accepted().output().lines().toList();
    }

    private List<String> entries(Path file) throws IOException {
        return judged(file, """
                import icalendar, sys
                calendar = icalendar.Calendar.from_ical(open(sys.argv[1], 'rb').read())
                for event in calendar.walk('VEVENT'):
                    alarms = [str(alarm['TRIGGER'].dt.days) for alarm in event.walk('VALARM')]
                    print(event['UID'][:8], event.decoded('DTSTART').isoformat(), ascii(str(event['SUMMARY'])), *alarms)
                """);
    }

    @Test void anotherProgramFindsEveryEndInTheCalendar() throws IOException {
        var one = issue("press-1; Halle, \"K\u00FChlraum\"", 90);
        var gone = issue("press-2", 90);
        lab.office.revocations().revoke(Scope.of(gone.id()), Reason.SUPERSEDED);
        lab.clock.advance(Duration.ofDays(1));
        var file = folder.resolve("ends.ics");
        assertThat(calendar(CalendarEntry.CERTIFICATE, file)).isEqualTo(2);
        var end = one.validity().notAfter().toString().replace("Z", "+00:00");
        assertThat(entries(file)).hasSize(2).first().isEqualTo(one.sha256().hex().substring(0, 8) + " " + end
                + " 'press-1; Halle, \"K\\xfchlraum\": Zertifikat endet' -30 -7");
    }

    @Test void byDayThereIsOneEntryForAllThatEndOnIt() throws IOException {
        for (int i = 0; i < 25; i++) {
            issue("press-" + i, 90);
        }
        issue("pump", 91);
        var file = folder.resolve("ends.ics");
        assertThat(calendar(CalendarEntry.DAY, file)).isEqualTo(27);
        assertThat(entries(file)).hasSize(3);
        assertThat(entries(file).getFirst()).endsWith("'25 Zertifikate enden' -30 -7");
        assertThat(Files.readString(file).replace("\r\n ", "")).contains("press-0 (ausgestellt von Lab Root)\\n", "\\nund 5 weitere\r\n");
    }

    @Test void theSameCertificateKeepsItsEntryInALaterCalendar() throws IOException {
        issue("press-1", 90);
        var file = folder.resolve("ends.ics");
        calendar(CalendarEntry.CERTIFICATE, file);
        var before = Files.readAllLines(file).stream().filter(line -> line.startsWith("UID:")).toList();
        lab.clock.advance(Duration.ofDays(2));
        calendar(CalendarEntry.CERTIFICATE, file);
        assertThat(Files.readAllLines(file)).containsAll(before);
    }

    @Test void theSampleSaysHowManyAndHowItBegins() {
        issue("press-1", 90);
        var gone = issue("press-2", 90);
        lab.office.revocations().revoke(Scope.of(gone.id()), Reason.SUPERSEDED);
        var papers = lab.office.papers();
        assertThat(papers.sampleCalendar(CertificateQuery.ALL, CalendarEntry.CERTIFICATE, ENGLISH).certificates()).isEqualTo(2);
        var revoked = CertificateQuery.ALL.withStatus(Optional.of(Status.REVOKED));
        assertThat(papers.sampleCalendar(revoked, CalendarEntry.DAY, ENGLISH).certificates()).isZero();
        var inventory = papers.sampleInventory(CertificateQuery.ALL);
        assertThat(inventory.certificates()).isEqualTo(3);
        assertThat(inventory.begin()).startsWith("holder,subject,").hasLineCount(4);
    }

    @Test void anotherProgramReadsTheInventory() throws IOException {
        issue("=cmd|' /C calc'!A0", 90);
        var held = issue("pump, \"7\"", 10);
        lab.office.revocations().revoke(Scope.of(held.id()), Reason.CERTIFICATE_HOLD);
        var file = folder.resolve("inventory.csv");
        assertThat(lab.office.papers().inventory(CertificateQuery.ALL, file, Progress.NONE)).isEqualTo(3);
        assertThat(judged(file, """
                import csv, sys
                for row in csv.DictReader(open(sys.argv[1], encoding='utf-8', newline=''), strict=True):
                    print(row['holder'], '|', row['issuer'], row['status'], row['reason'], row['key'], row['key_in_store'], len(row['sha256']))
                """)).containsExactlyInAnyOrder("pump, \"7\" | Lab Root on-hold certificateHold EC P-256 yes 95",
                        "'=cmd|' /C calc'!A0 | Lab Root active  EC P-256 yes 95", "Lab Root | Lab Root active  EC P-256 yes 95");
    }

    @Test void whatIsCancelledLeavesWhatWasThere() throws IOException {
        var file = Files.writeString(folder.resolve("inventory.csv"), "before");
        var cancelled = new Progress() {
            @Override public void expect(long total) {}

            @Override public void advance(long done) {
                throw new CancellationException();
            }

            @Override public void checkCancelled() {}
        };
        assertThatThrownBy(() -> lab.office.papers().inventory(CertificateQuery.ALL, file, cancelled))
                .isInstanceOf(CancellationException.class);
        assertThat(file).hasContent("before");
        assertThat(folder.toFile().list()).noneMatch(name -> name.endsWith(".part"));
    }

    @Test void aPlaceThatIsNotThereIsSaid() {
        assertThatThrownBy(() -> lab.office.papers().inventory(CertificateQuery.ALL, folder.resolve("nowhere/a.csv"), Progress.NONE))
                .isInstanceOf(FileFailure.CannotWrite.class);
    }

    /// Only a page is in memory at a time: what is kept of the rows does not grow with them.
    @Test void manyCertificatesAreWrittenOneAfterTheOther() throws IOException {
        ManyCertificates.add(lab, issuer, issue("press", 90), 20_000);
        var file = folder.resolve("inventory.csv");
        assertThat(lab.office.papers().inventory(CertificateQuery.ALL, file, Progress.NONE)).isEqualTo(20_002);
        try (var lines = Files.lines(file)) {
            assertThat(lines.count()).isEqualTo(20_003);
        }
        assertThat(calendar(CalendarEntry.CERTIFICATE, folder.resolve("ends.ics"))).isEqualTo(20_002);
    }
}
