package dev.chancery.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.TestOffice;
import dev.chancery.domain.AccessFailure;
import dev.chancery.domain.AuditEntry;
import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.NewThing;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Progress;
import dev.chancery.domain.SerialNumber;
import dev.chancery.domain.Thing;
import dev.chancery.domain.ThingId;
import dev.chancery.pki.Keys;
import dev.chancery.store.Database;
import dev.chancery.store.Reservation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfficeTest {

    @TempDir Path folder;
    private TestOffice lab;

    @BeforeEach void open() {
        lab = TestOffice.in(folder);
    }

    @AfterEach void close() {
        lab.close();
    }

    @Test void whatWasMadeIsThereAfterUnlockingAgain() {
        var root = lab.root("Lab Root", KeySpec.EC_P256);
        var thing = lab.thing("press-1");
        var issued = lab.office.certificates().issue(Order.of(thing, TestOffice.terms(root, Profile.DEVICE, KeySpec.EC_P256)));

        lab.reopen();

        assertThat(lab.office.authorities().all()).containsExactly(root);
        assertThat(lab.office.certificates().one(issued.id())).isEqualTo(issued);
        assertThat(lab.office.things().find(thing.id())).contains(thing);
    }

    @Test void aWrongPassphraseIsRefusedAndChangesNothing() throws IOException {
        lab.root("Lab Root", KeySpec.EC_P256);
        lab.close();
        var before = Files.readAllBytes(lab.file);

        assertThatThrownBy(() -> Office.unlock(lab.file, "incorrect horse".toCharArray(), lab.surroundings))
                .isInstanceOf(AccessFailure.WrongPassphrase.class);

        assertThat(Files.readAllBytes(lab.file)).isEqualTo(before);
        lab.reopen();
        assertThat(lab.office.authorities().all()).hasSize(1);
    }

    @Test void anEmptyOrShortPassphraseMakesNoStore() {
        var file = folder.resolve("other.chancery");
        for (var passphrase : new String[] {"", "1234567"}) {
            assertThatThrownBy(() -> Office.create(file, passphrase.toCharArray(), lab.surroundings))
                    .isInstanceOf(Failure.Refused.class);
        }
        assertThat(file).doesNotExist();
    }

    @Test void itsSizeGrowsWithWhatIsInIt() {
        var before = lab.office.size();
        lab.office.things().addAll(IntStream.range(0, 5_000).mapToObj(i ->
                new NewThing(new ThingId("press-" + i), Thing.Description.NONE)).toList(), "test", Progress.NONE);
        assertThat(lab.office.size()).isGreaterThan(before + 100_000);
    }

    @Test void aStoreIsNeverOverwritten() throws IOException {
        lab.close();
        var before = Files.readAllBytes(lab.file);
        assertThatThrownBy(() -> Office.create(lab.file, "another passphrase".toCharArray(), lab.surroundings))
                .isInstanceOf(FileFailure.AlreadyExists.class);
        assertThat(Files.readAllBytes(lab.file)).isEqualTo(before);
        lab.reopen();
    }

    @Test void aSecondOneIsToldThatTheStoreIsInUse() {
        assertThatThrownBy(() -> Office.unlock(lab.file, TestOffice.PASSPHRASE.toCharArray(), lab.surroundings))
                .isInstanceOf(FileFailure.StoreInUse.class);
    }

    @Test void afterAChangeOnlyTheNewPassphraseOpensAndTheKeysStillSign() {
        var root = lab.root("Lab Root", KeySpec.EC_P256);
        assertThatThrownBy(() -> lab.office.changePassphrase("guess guess".toCharArray(), "battery staple".toCharArray()))
                .isInstanceOf(AccessFailure.WrongPassphrase.class);
        lab.office.changePassphrase(TestOffice.PASSPHRASE.toCharArray(), "battery staple".toCharArray());
        lab.office.close();

        assertThatThrownBy(() -> Office.unlock(lab.file, TestOffice.PASSPHRASE.toCharArray(), lab.surroundings))
                .isInstanceOf(AccessFailure.WrongPassphrase.class);
        lab.office = Office.unlock(lab.file, "battery staple".toCharArray(), lab.surroundings);
        var certificate = lab.office.certificates().issue(
                Order.of(lab.thing("press-1"), TestOffice.terms(root, Profile.DEVICE, KeySpec.EC_P256)));
        assertThat(certificate.issuer()).isEqualTo(root.id());
    }

    @Test void aSerialNumberThatWasReservedAndNeverSignedIsGivenUpAtTheNextUnlock() {
        var serial = SerialNumber.random(lab.surroundings.random());
        lab.office.close();
        try (var database = Database.open(lab.file)) {
            database.write(tx -> tx.intents().reserve(
                    List.of(new Reservation(Optional.empty(), serial, OptionalLong.empty())), lab.clock.instant()));
        }

        lab.office = Office.unlock(lab.file, TestOffice.PASSPHRASE.toCharArray(), lab.surroundings);

        assertThat(lab.office.audit().of(serial.hex())).extracting(AuditEntry::act).containsExactly(Act.SERIAL_ABANDONED);
    }

    @Test void noPrivateKeyAndNoPassphraseStandsInTheFilesOfTheStore() throws IOException {
        lab.root("Lab Root", KeySpec.EC_P256);
        lab.root("RSA Root", KeySpec.RSA_2048);
        var thing = lab.thing("press-1");
        var secret = new String(lab.office.things().key(thing));
        var everything = contents();

        assertThat(everything).doesNotContain(TestOffice.PASSPHRASE).doesNotContain(secret);
        for (var spec : new KeySpec[] {KeySpec.EC_P256, KeySpec.RSA_2048}) {
            var pkcs8 = Keys.generate(spec, lab.surroundings.random()).getPrivate().getEncoded();
            var prefix = new String(pkcs8, 4, 18, StandardCharsets.ISO_8859_1);
            assertThat(everything).as("the beginning of a PKCS#8 key, " + spec).doesNotContain(prefix);
        }
    }

    private String contents() throws IOException {
        var text = new StringBuilder();
        try (var files = Files.list(folder)) {
            for (var file : files.filter(path -> !path.toString().endsWith(".lock")).toList()) {
                text.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return text.toString();
    }
}
