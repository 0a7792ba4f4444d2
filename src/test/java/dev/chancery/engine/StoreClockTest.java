package dev.chancery.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.TestOffice;
import dev.chancery.domain.AuditEntry;
import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Authority;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.RevocationListSettings;
import dev.chancery.pki.RevocationListReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreClockTest {

    private static final Duration MOST_BACK = Duration.ofMinutes(5);
    private static final Duration MOST_FORWARD = Duration.ofDays(400);

    @TempDir Path folder;
    private TestOffice lab;
    private Authority root;

    @BeforeEach void furnish() {
        lab = TestOffice.in(folder);
        root = lab.root("Lab CA", KeySpec.EC_P256);
    }

    @AfterEach void close() {
        lab.close();
    }

    private StoreClock clock() {
        return lab.office.clock();
    }

    private void refused() {
        assertThat(clock().doubt()).isPresent();
        var count = lab.office.authorities().all().size();
        assertThatThrownBy(() -> lab.root("Another CA", KeySpec.EC_P256)).isInstanceOf(Failure.ClockInDoubt.class);
        assertThat(lab.office.authorities().all()).hasSize(count);
        assertThat(lab.office.overview().look(ZoneOffset.UTC).steps()).first().isInstanceOf(Suggestion.LookAtClock.class);
    }

    private void accepted() {
        assertThat(clock().doubt()).isEmpty();
        lab.root("CA " + lab.office.authorities().all().size(), KeySpec.EC_P256);
    }

    @Test void aClockThatGoesOnIsBelieved() {
        accepted();
        lab.clock.advance(MOST_FORWARD);
        lab.reopen();
        accepted();
    }

    @Test void aClockThatTheNetworkSetsBackALittleIsBelieved() {
        lab.clock.advance(MOST_BACK.negated());
        accepted();
        lab.reopen();
        accepted();
    }

    @Test void aClockThatWentBackWhileTheStoreIsOpenSignsNothing() {
        lab.clock.advance(MOST_BACK.plusMillis(1).negated());
        refused();
    }

    @Test void aClockThatWentBackWhileTheStoreWasClosedSignsNothing() {
        lab.office.close();
        lab.clock.advance(Duration.ofDays(-2));
        lab.open();
        refused();
        assertThat(clock().doubt().orElseThrow().isBack()).isTrue();
    }

    @Test void aClockThatWentFarForwardWhileTheStoreWasClosedSignsNothing() {
        lab.clock.advance(MOST_FORWARD.plusSeconds(1));
        lab.reopen();
        refused();
        assertThat(clock().doubt().orElseThrow().isBack()).isFalse();
        lab.reopen();
        refused();
    }

    @Test void aClockThatIsSetRightAgainNeedsNoWord() {
        lab.clock.advance(Duration.ofDays(730));
        lab.reopen();
        refused();
        lab.clock.advance(Duration.ofDays(-730));
        accepted();
        lab.clock.advance(Duration.ofDays(-2));
        refused();
        lab.clock.advance(Duration.ofDays(2));
        accepted();
    }

    @Test void theWordOfAPersonIsEnoughAndIsNoted() {
        lab.clock.advance(Duration.ofDays(-2));
        lab.reopen();
        refused();
        clock().confirm();
        accepted();
        lab.reopen();
        accepted();
        assertThat(lab.office.audit().recent(10)).extracting(AuditEntry::act).contains(Act.CLOCK_DOUBTED, Act.CLOCK_CONFIRMED);
    }

    @Test void aWordThatNobodyNeedsChangesNothing() {
        var before = lab.office.audit().recent(100);
        clock().confirm();
        assertThat(lab.office.audit().recent(100)).isEqualTo(before);
    }

    @Test void noListIsSignedEither() throws IOException {
        var file = folder.resolve("lab.pem");
        lab.office.revocationLists().change(root.id(), settings(file));
        var before = Files.readAllBytes(file);
        lab.clock.advance(Duration.ofDays(-2));
        assertThat(lab.office.revocationLists().publish(root.id()).orElseThrow())
                .isInstanceOfSatisfying(Publication.Failed.class, failed -> assertThat(failed.failure()).isInstanceOf(Failure.ClockInDoubt.class));
        assertThatThrownBy(() -> lab.office.revocationLists().save(root.id(), folder.resolve("carry.crl"))).isInstanceOf(Failure.ClockInDoubt.class);
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(folder.resolve("carry.crl")).doesNotExist();
    }

    @Test void aListIsNeverOlderThanTheOneBeforeWhereTheClockJitters() throws IOException {
        var file = folder.resolve("lab.pem");
        lab.office.revocationLists().change(root.id(), settings(file));
        var first = beginning(file);
        for (int i = 0; i < 4; i++) {
            lab.clock.advance(Duration.ofMinutes(-1));
            lab.office.revocationLists().publish(root.id());
            assertThat(beginning(file)).isAfterOrEqualTo(first);
        }
    }

    private static Instant beginning(Path file) throws IOException {
        return RevocationListReader.read(Files.readAllBytes(file)).thisUpdate();
    }

    private static RevocationListSettings settings(Path file) {
        var usual = RevocationListSettings.DEFAULT;
        return new RevocationListSettings(usual.hours(), file.toString(), usual.distributionPoint(), usual.keepsExpired(), usual.delta());
    }

    @Test void aStoreThatHasSeenNoTimeYetTakesTheFirst() {
        lab.office.desk().write(tx -> tx.settings().remove("clock.seen"));
        lab.office.close();
        lab.clock.advance(Duration.ofDays(-1000));
        lab.open();
        assertThat(clock().doubt()).isEmpty();
    }
}
