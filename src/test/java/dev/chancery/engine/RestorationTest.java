package dev.chancery.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.TestOffice;
import dev.chancery.domain.AccessFailure;
import dev.chancery.domain.AuditEntry;
import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Authority;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.RevocationListSettings;
import dev.chancery.domain.Thing;
import dev.chancery.domain.ThingId;
import dev.chancery.domain.ThingQuery;
import dev.chancery.pki.RevocationListReader;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestorationTest {

    @TempDir Path folder;
    private TestOffice lab;
    private Authority root;

    @BeforeEach void open() {
        lab = TestOffice.in(folder);
        root = lab.root("Root", KeySpec.EC_P256);
        lab.office.revocationLists().change(root.id(), new RevocationListSettings(24, list().toString(), "", false, true));
        issue("press-1");
    }

    @AfterEach void close() {
        lab.close();
    }

    private Path list() {
        return folder.resolve("root-crl.pem");
    }

    private Path target() {
        return folder.resolve("again.chancery");
    }

    private Certificate issue(String thing) {
        lab.clock.advance(Duration.ofMinutes(1));
        return lab.office.certificates().issue(Order.of(lab.thing(thing), TestOffice.terms(root, Profile.DEVICE, KeySpec.EC_P256)));
    }

    private void revoke(String thing) {
        lab.clock.advance(Duration.ofMinutes(1));
        lab.office.revocations().revoke(new Scope.OfQuery(ThingQuery.ALL.withText(thing)), Reason.KEY_COMPROMISE);
    }

    private RevocationListReader published() throws IOException {
        return RevocationListReader.read(Files.readAllBytes(list()));
    }

    private Restoration.Restored restore(Path backup) {
        return Restoration.restore(backup, target(), TestOffice.PASSPHRASE.toCharArray(), lab.surroundings, Progress.NONE);
    }

    @Test void whatTheBackupHeldIsThereAndSaysWhenItWasRestored() {
        var backup = lab.office.backups().make(Progress.NONE).file();
        var before = Restoration.look(backup);
        var restored = restore(backup);
        try (var office = restored.office()) {
            assertThat(office.authorities().all()).extracting(Authority::name).containsExactly("Root");
            assertThat(office.certificates().count()).isEqualTo(2).isEqualTo(before.facts().count().certificates());
            assertThat(restored.upTo()).isEqualTo(before.facts().lastAct());
            assertThat(office.backups().restored()).contains(lab.clock.instant());
            assertThat(office.audit().recent(10)).extracting(AuditEntry::act).contains(Act.STORE_RESTORED);
            assertThat(office.certificates().issue(Order.of(office.things().add(new ThingId("gauge-1"),
                    Thing.Description.NONE), TestOffice.terms(root, Profile.DEVICE, KeySpec.EC_P256)))).isNotNull();
        }
        assertThat(lab.office.backups().restored()).isEmpty();
    }

    @Test void numbersOfListsGoOnAboveAllThatWerePublished() throws IOException {
        var backup = lab.office.backups().make(Progress.NONE).file();
        for (int i = 0; i < 5; i++) {
            lab.office.revocationLists().publish(root.id());
        }
        var last = published().number().orElseThrow();
        restore(backup).office().close();
        assertThat(published().number().orElseThrow()).isGreaterThan(last.add(BigInteger.valueOf(Restoration.STEP - 10)));
    }

    @Test void numbersGoOnWhereThePublishedListIsGoneToo() throws IOException {
        var backup = lab.office.backups().make(Progress.NONE).file();
        lab.office.revocationLists().publish(root.id());
        var last = published().number().orElseThrow();
        Files.delete(list());
        restore(backup).office().close();
        assertThat(published().number().orElseThrow()).isGreaterThan(last);
    }

    @Test void whatWasRevokedSinceStaysRevoked() throws IOException {
        var backup = lab.office.backups().make(Progress.NONE).file();
        var known = lab.office.certificates().of(lab.office.things().rows(lab.office.things().numbers(ThingQuery.ALL)).getFirst().thing()).getFirst();
        var later = issue("press-2");
        revoke("press-1");
        revoke("press-2");
        var restored = restore(backup);
        try (var office = restored.office()) {
            assertThat(restored.revocations()).isEqualTo(2);
            assertThat(office.certificates().count()).isEqualTo(2);
            assertThat(published().find(known.serial())).isPresent();
            assertThat(published().find(later.serial())).isPresent();
        }
    }

    @Test void noFileIsReplacedAndNothingIsLeftWhenThePassphraseIsWrong() throws IOException {
        var backup = lab.office.backups().make(Progress.NONE).file();
        var before = Files.readAllBytes(backup);
        assertThatThrownBy(() -> Restoration.restore(backup, target(), "another horse".toCharArray(), lab.surroundings, Progress.NONE))
                .isInstanceOf(AccessFailure.WrongPassphrase.class);
        assertThat(target()).doesNotExist();
        Files.writeString(target(), "somebody's");
        assertThatThrownBy(() -> restore(backup)).isInstanceOf(FileFailure.AlreadyExists.class);
        assertThat(target()).hasContent("somebody's");
        assertThat(Files.readAllBytes(backup)).isEqualTo(before);
    }

    private List<Path> files() throws IOException {
        try (var files = Files.walk(folder)) {
            return files.sorted().toList();
        }
    }

    private static final class Impatient implements Progress {
        private final int at;
        private int steps;

        Impatient(int at) {
            this.at = at;
        }

        @Override public void expect(long total) {}

        @Override public void advance(long done) {
            steps += (int) done;
            checkCancelled();
        }

        @Override public void checkCancelled() {
            if (steps == at) {
                throw new CancellationException();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void whoeverCancelsLeavesNothing(int step) throws IOException {
        var backup = lab.office.backups().make(Progress.NONE).file();
        var before = files();
        var list = Files.readAllBytes(list());
        assertThatThrownBy(() -> Restoration.restore(backup, target(), TestOffice.PASSPHRASE.toCharArray(), lab.surroundings, new Impatient(step)))
                .isInstanceOf(CancellationException.class);
        assertThat(files()).isEqualTo(before);
        assertThat(Files.readAllBytes(list())).isEqualTo(list);
        restore(backup).office().close();
    }

    @Test void whatIsNoBackupOrADamagedOneIsRefused() throws IOException {
        var backup = lab.office.backups().make(Progress.NONE).file();
        var octets = Files.readAllBytes(backup);
        Files.write(backup, Arrays.copyOf(octets, octets.length - 4096));
        assertThatThrownBy(() -> restore(backup)).isInstanceOf(FileFailure.StoreDamaged.class);
        Files.writeString(backup, "no store");
        assertThatThrownBy(() -> Restoration.look(backup)).isInstanceOf(FileFailure.NotAStore.class);
        assertThatThrownBy(() -> Restoration.look(folder.resolve("nowhere"))).isInstanceOf(FileFailure.StoreMissing.class);
        assertThatThrownBy(() -> Restoration.look(lab.file)).isInstanceOf(FileFailure.StoreInUse.class);
        assertThat(target()).doesNotExist();
    }

    @Test void aBackupOpensWithThePassphraseOfItsTime() {
        var backup = lab.office.backups().make(Progress.NONE).file();
        lab.office.changePassphrase(TestOffice.PASSPHRASE.toCharArray(), "battery staple".toCharArray());
        restore(backup).office().close();
        assertThat(target()).exists();
    }
}
