package dev.chancery.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.TestOffice;
import dev.chancery.domain.AccessFailure;
import dev.chancery.domain.AuditEntry;
import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.RecoveryKey;
import dev.chancery.pki.Cost;
import dev.chancery.pki.KeySeal;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryTest {

    private static final char[] NEW = "a passphrase of today".toCharArray();

    @TempDir private Path folder;
    private TestOffice lab;

    @BeforeEach void open() {
        lab = TestOffice.in(folder);
    }

    @AfterEach void close() {
        lab.close();
    }

    private static char[] passphrase() {
        return TestOffice.PASSPHRASE.toCharArray();
    }

    private RecoveryKey kept() {
        var key = lab.office.recovery().draw();
        lab.office.recovery().keep(key);
        return key;
    }

    private Office recovered(RecoveryKey key) {
        lab.office.close();
        lab.office = Office.recover(lab.file, key, NEW, lab.surroundings);
        return lab.office;
    }

    @Test void aForgottenPassphraseIsReplacedWithTheRecoveryKey() {
        var root = lab.root("Root", KeySpec.EC_P256);
        var office = recovered(kept());
        assertThat(office.authorities().all()).extracting(one -> one.id()).containsExactly(root.id());
        assertThat(office.audit().recent(3)).extracting(AuditEntry::act)
                .containsExactly(Act.PASSPHRASE_CHANGED, Act.RECOVERY_USED, Act.STORE_UNLOCKED);
        office.close();
        assertThatThrownBy(() -> Office.unlock(lab.file, passphrase(), lab.surroundings)).isInstanceOf(AccessFailure.WrongPassphrase.class);
        lab.office = Office.unlock(lab.file, NEW, lab.surroundings);
        lab.intermediate("Below", root, KeySpec.EC_P256);
    }

    @Test void theRecoveryKeyOutlivesAChangeOfThePassphrase() {
        var key = kept();
        lab.office.changePassphrase(passphrase(), "in between, another".toCharArray());
        assertThat(recovered(key).recovery().made()).contains(lab.clock.instant());
    }

    @Test void theNewPassphraseHoldsThoughTheStoreWasChangedFromOutside() throws SQLException {
        lab.root("Root", KeySpec.EC_P256);
        var key = kept();
        lab.office.close();
        try (var store = DriverManager.getConnection("jdbc:sqlite:" + lab.file); var statement = store.createStatement()) {
            statement.executeUpdate("UPDATE authority SET default_life = default_life * 2");
        }
        assertThat(recovered(key).warnings()).isNotEmpty();
        lab.office.close();
        lab.office = Office.unlock(lab.file, NEW, lab.surroundings);
        assertThat(lab.office.warnings()).isNotEmpty();
        lab.office.close();
    }

    @Test void aStoreWithoutOneAndAWrongOneAreToldAlikeAndStayAsTheyAre() {
        assertThat(lab.office.recovery().made()).isEmpty();
        lab.office.close();
        var wrong = RecoveryKey.random(new SecureRandom());
        assertThatThrownBy(() -> Office.recover(lab.file, wrong, NEW, lab.surroundings)).isInstanceOf(AccessFailure.WrongRecoveryKey.class);
        lab.office = Office.unlock(lab.file, passphrase(), lab.surroundings);
        kept();
        lab.office.close();
        assertThatThrownBy(() -> Office.recover(lab.file, wrong, NEW, lab.surroundings)).isInstanceOf(AccessFailure.WrongRecoveryKey.class);
        lab.office = Office.unlock(lab.file, passphrase(), lab.surroundings);
    }

    @Test void aPassphraseThatIsTooShortIsRefusedBeforeTheKeyIsTried() {
        var key = kept();
        lab.office.close();
        assertThatThrownBy(() -> Office.recover(lab.file, key, "short".toCharArray(), lab.surroundings)).isInstanceOf(Failure.Refused.class);
        lab.office = Office.unlock(lab.file, passphrase(), lab.surroundings);
    }

    @Test void aSecondOneNeedsThePassphraseAndEndsTheFirst() {
        var first = kept();
        var second = lab.office.recovery().draw();
        assertThatThrownBy(() -> lab.office.recovery().keep(second)).isInstanceOf(AccessFailure.PassphraseNeeded.class);
        assertThatThrownBy(() -> lab.office.recovery().replace(second, NEW)).isInstanceOf(AccessFailure.WrongPassphrase.class);
        lab.office.recovery().replace(second, passphrase());
        lab.office.close();
        assertThatThrownBy(() -> Office.recover(lab.file, first, NEW, lab.surroundings)).isInstanceOf(AccessFailure.WrongRecoveryKey.class);
        lab.office = Office.recover(lab.file, second, NEW, lab.surroundings);
    }

    @Test void aRemovedOneOpensNothingAndLeavesNothing() {
        var key = kept();
        assertThatThrownBy(() -> lab.office.recovery().remove(NEW)).isInstanceOf(AccessFailure.WrongPassphrase.class);
        lab.office.recovery().remove(passphrase());
        assertThat(lab.office.recovery().made()).isEmpty();
        assertThat(lab.office.audit().recent(2)).extracting(AuditEntry::act).containsExactly(Act.RECOVERY_REMOVED, Act.RECOVERY_MADE);
        assertThatThrownBy(() -> lab.office.recovery().remove(passphrase())).isInstanceOf(Failure.Gone.class);
        lab.office.close();
        assertThatThrownBy(() -> Office.recover(lab.file, key, NEW, lab.surroundings)).isInstanceOf(AccessFailure.WrongRecoveryKey.class);
        lab.office = Office.unlock(lab.file, passphrase(), lab.surroundings);
    }

    @Test void severalWrongTriesInARowMakeAPause() {
        for (int i = 0; i < StepUp.TRIES; i++) {
            assertThatThrownBy(() -> lab.office.stepUp().require(NEW)).isInstanceOf(AccessFailure.WrongPassphrase.class);
        }
        assertThatThrownBy(() -> lab.office.stepUp().require(passphrase())).isInstanceOfSatisfying(AccessFailure.TooManyTries.class,
                tries -> assertThat(tries.pause()).isEqualTo(StepUp.PAUSE));
        assertThatThrownBy(() -> lab.office.changePassphrase(passphrase(), NEW)).isInstanceOf(AccessFailure.TooManyTries.class);
        lab.clock.advance(StepUp.PAUSE);
        lab.office.stepUp().require(passphrase());
        assertThatThrownBy(() -> lab.office.stepUp().require(NEW)).isInstanceOf(AccessFailure.WrongPassphrase.class);
    }

    @Test void aProofIsGoodOnceAndSoon() {
        assertThatThrownBy(() -> lab.office.stepUp().use()).isInstanceOf(AccessFailure.PassphraseNeeded.class);
        lab.office.stepUp().prove(passphrase());
        lab.office.stepUp().use();
        assertThatThrownBy(() -> lab.office.stepUp().use()).isInstanceOf(AccessFailure.PassphraseNeeded.class);
        lab.office.stepUp().prove(passphrase());
        lab.clock.advance(StepUp.GOOD_FOR.plus(Duration.ofSeconds(1)));
        assertThatThrownBy(() -> lab.office.stepUp().use()).isInstanceOf(AccessFailure.PassphraseNeeded.class);
    }

    @Test void aStoreOfAnOlderSettingIsRaisedWhenItIsOpened() {
        var key = kept();
        lab.office.close();
        var dearer = new Surroundings(lab.clock, new SecureRandom(), new Cost(128, 2, 1), 2);
        Office.unlock(lab.file, passphrase(), dearer).close();
        lab.office = Office.unlock(lab.file, passphrase(), dearer);
        assertThat(KeySeal.costOf(lab.office.desk().read(tx -> tx.store().sealHeader()))).isEqualTo(new Cost(128, 2, 1));
        assertThat(lab.office.audit().recent(9)).filteredOn(entry -> entry.act() == Act.COST_RAISED).singleElement()
                .satisfies(entry -> assertThat(entry.detail()).isEqualTo("Argon2id, 128 KiB, 2 passes, 1 lanes"));
        recovered(key);
    }

    @Test void aNewPassphraseIsNeverCheaperThanTheOldOne() {
        lab.office.close();
        var dearer = new Surroundings(lab.clock, new SecureRandom(), new Cost(128, 2, 1), 2);
        Office.unlock(lab.file, passphrase(), dearer).close();
        lab.office = Office.unlock(lab.file, passphrase(), lab.surroundings);
        lab.office.changePassphrase(passphrase(), NEW);
        assertThat(KeySeal.costOf(lab.office.desk().read(tx -> tx.store().sealHeader()))).isEqualTo(new Cost(128, 2, 1));
    }
}
