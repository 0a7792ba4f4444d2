package dev.chancery.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.TestOffice;
import dev.chancery.domain.AuditEntry;
import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.BackupSettings;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.CertificateQuery;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.NamePattern;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.StoredBackup;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupsTest {

    @TempDir Path folder;
    private TestOffice lab;

    @BeforeEach void open() {
        lab = TestOffice.in(folder);
        lab.root("Root", KeySpec.EC_P256);
    }

    @AfterEach void close() {
        lab.close();
    }

    private Backups backups() {
        return lab.office.backups();
    }

    private void keep(int newest) {
        backups().change(new BackupSettings("", true, newest, 0, 0, 3));
    }

    private StoredBackup make() {
        lab.clock.advance(Duration.ofMinutes(1));
        return backups().make(Progress.NONE);
    }

    @Test void aBackupIsThereForItsOwnerAloneAndIsAWholeStore() throws IOException {
        var made = make();
        assertThat(made.file().getParent()).isEqualTo(folder.resolve("lab-backups"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made.file()))).isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made.file().getParent()))).isEqualTo("rwx------");
        var facts = backups().check(made.file());
        assertThat(facts.count().authorities()).isOne();
        assertThat(facts.count().certificates()).isOne();
        assertThat(lab.office.audit().of(made.file().getFileName().toString())).extracting(AuditEntry::act).contains(Act.STORE_COPIED);
        try (var copy = Office.unlock(made.file(), TestOffice.PASSPHRASE.toCharArray(), lab.surroundings)) {
            assertThat(copy.authorities().all()).extracting(one -> one.name()).containsExactly("Root");
        }
    }

    @Test void theOldestGoAndWhatIsNotOursStays() throws IOException {
        keep(3);
        var first = make();
        var foreign = Files.writeString(first.file().resolveSibling("lab-2001-01-01T000000Z.backup"), "somebody's own file");
        var other = Files.writeString(first.file().resolveSibling("notes.txt"), "notes");
        try (var another = TestOffice.in(Files.createDirectory(folder.resolve("other")))) {
            another.office.backups().make(first.file().resolveSibling("lab-2001-01-02T000000Z.backup"));
        }
        var made = new ArrayList<StoredBackup>();
        for (int i = 0; i < 4; i++) {
            made.add(make());
        }
        assertThat(first.file()).doesNotExist();
        assertThat(made.getFirst().file()).doesNotExist();
        assertThat(backups().list().stream().filter(one -> one.trouble().isEmpty()).map(StoredBackup::file)).containsExactly(
                made.get(3).file(), made.get(2).file(), made.get(1).file());
        assertThat(foreign).hasContent("somebody's own file");
        assertThat(other).exists();
        assertThat(first.file().resolveSibling("lab-2001-01-02T000000Z.backup")).exists();
        assertThat(lab.office.audit().recent(20)).extracting(AuditEntry::act).contains(Act.BACKUP_REMOVED);
    }

    @Test void whatAKilledProcessHadCopiedGoesAfterADay() throws IOException {
        var first = make().file();
        var left = Files.writeString(first.resolveSibling(first.getFileName() + ".part"), "half a copy");
        var leftAgain = Files.writeString(first.resolveSibling(first.getFileName() + "-2.part"), "half a copy");
        var fresh = Files.writeString(first.resolveSibling(first.getFileName() + "-3.part"), "being written");
        var others = List.of(Files.writeString(first.resolveSibling("bench-2001-01-01T000000Z.backup.part"), "of another store"),
                Files.writeString(first.resolveSibling("lab.part"), "somebody's"));
        for (var old : Stream.concat(Stream.of(left, leftAgain), others.stream()).toList()) {
            Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(25))));
        }
        make();
        assertThat(left).doesNotExist();
        assertThat(leftAgain).doesNotExist();
        assertThat(fresh).exists();
        assertThat(others).allMatch(Files::exists);
    }

    @Test void whereNoneCanBeMadeNoOlderOneGoes() throws IOException {
        keep(1);
        var first = make();
        var place = first.file().getParent();
        Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("r-x------"));
        try {
            if (!Files.isWritable(place)) {
                assertThatThrownBy(this::make).isInstanceOf(FileFailure.CannotWrite.class);
                assertThat(first.file()).exists();
            }
        } finally {
            Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwx------"));
        }
        backups().change(new BackupSettings(folder.resolve("gone/stick").toString(), true, 1, 0, 0, 3));
        assertThatThrownBy(this::make).isInstanceOf(FileFailure.CannotWrite.class);
        assertThat(first.file()).exists();
    }

    @Test void oneIsDueWhenTheNewestIsADayOld() {
        assertThat(backups().isDue()).isTrue();
        make();
        assertThat(backups().isDue()).isFalse();
        lab.clock.advance(Duration.ofHours(23));
        assertThat(backups().isDue()).isFalse();
        lab.clock.advance(Duration.ofHours(2));
        assertThat(backups().isDue()).isTrue();
        backups().change(new BackupSettings("", false, 10, 7, 12, 100));
        assertThat(backups().isDue()).isFalse();
    }

    @Test void everyDamageShowsWhenItIsChecked() throws IOException {
        var made = make();
        try (var file = new RandomAccessFile(made.file().toFile(), "rw")) {
            file.setLength(file.length() - 4096);
        }
        assertThatThrownBy(() -> backups().check(made.file())).isInstanceOf(FileFailure.StoreDamaged.class);
        Files.writeString(made.file(), "nothing");
        assertThatThrownBy(() -> backups().check(made.file())).isInstanceOf(FileFailure.NotAStore.class);
        assertThat(backups().list()).singleElement().satisfies(one -> assertThat(one.trouble()).isPresent());
        assertThat(backups().newest()).isEmpty();
    }

    @Test void aBackupOfAnotherStoreIsNoneOfThisOne() throws IOException {
        var file = folder.resolve("copy.backup");
        try (var another = TestOffice.in(Files.createDirectory(folder.resolve("other")))) {
            another.office.backups().make(file);
        }
        assertThatThrownBy(() -> backups().check(file)).isInstanceOf(FileFailure.StoreDamaged.class).hasMessageContaining("another store");
    }

    @Test void aJobOfManyThingsBeginsWithABackup() {
        keep(10);
        issue("press-{1..2}");
        assertThat(backups().list()).isEmpty();
        issue("gauge-{1..3}");
        assertThat(backups().list()).singleElement().satisfies(one ->
                assertThat(backups().check(one.file()).count().certificates()).isEqualTo(3));
    }

    @Test void replacingAndRevokingManyBeginWithABackupToo() {
        keep(10);
        issue("press-{1..2}");
        issue("gauge-1");
        var root = lab.office.authorities().all().getFirst();
        var ids = Arrays.stream(lab.office.certificates().ids(CertificateQuery.ALL)).filter(id -> id != root.certificate().id().value()).toArray();
        var rotation = new ReplacementWish.Rotate(Optional.empty(), Optional.empty(), new Handover.Never());
        lab.office.renewals().replaceAll(Arrays.copyOf(ids, 2), rotation, Progress.NONE);
        assertThat(backups().list()).isEmpty();
        lab.office.renewals().replaceAll(ids, rotation, Progress.NONE);
        assertThat(backups().list()).hasSize(1);
        lab.clock.advance(Duration.ofMinutes(1));
        revoke(ids[0], ids[1]);
        assertThat(backups().list()).hasSize(1);
        revoke(ids);
        assertThat(backups().list()).hasSize(2);
    }

    private void revoke(long... ids) {
        lab.office.revocations().revoke(new Scope.Certificates(Arrays.stream(ids).mapToObj(CertificateId::new).toList()), Reason.SUPERSEDED);
    }

    @Test void bringingInManyBeginsWithABackup() throws IOException {
        keep(10);
        var brought = Files.createDirectory(folder.resolve("brought"));
        try (var other = TestOffice.in(Files.createDirectory(folder.resolve("other")))) {
            var root = other.root("Other", KeySpec.EC_P256);
            Files.write(brought.resolve("root.der"), root.certificate().der().toArray());
            for (int i = 0; i < 3; i++) {
                var order = Order.of(other.thing("kiln-" + i), TestOffice.terms(root, Profile.DEVICE, KeySpec.EC_P256));
                Files.write(brought.resolve(i + ".der"), other.office.certificates().issue(order).der().toArray());
            }
        }
        assertThat(take(brought.resolve("root.der")).certificates()).isOne();
        assertThat(backups().list()).isEmpty();
        assertThat(take(brought).certificates()).isEqualTo(3);
        assertThat(backups().list()).hasSize(1);
    }

    private ImportReport take(Path place) {
        try (var holdings = lab.office.imports().read(List.of(place), Progress.NONE);
                var prospect = lab.office.imports().examine(holdings, List.of(), Progress.NONE)) {
            return lab.office.imports().take(prospect, Set.of(), Map.of(), Progress.NONE);
        }
    }

    @Test void aJobGoesOnWithoutABackupAndSaysSo() {
        backups().change(new BackupSettings(folder.resolve("gone/stick").toString(), true, 1, 0, 0, 1));
        var heard = new ArrayList<Happening>();
        lab.office.events().listen(heard::add);
        assertThat(issue("press-{1..3}").done()).isEqualTo(3);
        assertThat(heard).filteredOn(Happening.NoBackup.class::isInstance).singleElement()
                .extracting(one -> ((Happening.NoBackup) one).why()).isInstanceOf(FileFailure.CannotWrite.class);
    }

    private BulkJob issue(String pattern) {
        var issuer = lab.office.authorities().all().getFirst();
        var wish = new BulkWish(new BulkSource.OfPattern(NamePattern.of(pattern).orRefuse()),
                TestOffice.terms(issuer, Profile.DEVICE, KeySpec.EC_P256), Certificates.Equipped.SKIP, Optional.empty());
        var jobs = lab.office.bulkJobs();
        return jobs.run(jobs.start(jobs.plan(wish, Progress.NONE)).id(), new char[0], Progress.NONE, (_, _) -> {});
    }

    @Test void writingGoesOnWhileACopyIsMade() throws InterruptedException {
        var failures = new ArrayList<Throwable>();
        var writer = Thread.ofPlatform().start(() -> {
            try {
                for (int i = 0; i < 200; i++) {
                    lab.thing("press-" + i);
                }
            } catch (RuntimeException failed) {
                failures.add(failed);
            }
        });
        var made = List.of(make(), make(), make());
        writer.join();
        assertThat(failures).isEmpty();
        assertThat(made).allSatisfy(one -> backups().check(one.file()));
    }
}
