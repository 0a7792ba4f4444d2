package dev.chancery.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.chancery.domain.EnrolmentKey.State;
import dev.chancery.domain.EnrolmentKey.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnrolmentTermsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static EnrolmentKey used(int used, Optional<Instant> revoked) {
        return new EnrolmentKey(1, ThingId.of("press-1").orRefuse(), NOON, NOON.plusSeconds(60), 2, used, revoked);
    }

    private static EnrolmentPolicy labelled(String label) {
        return new EnrolmentPolicy(true, true, true, label, "device", Ttl.DEFAULT, Set.of(KeySpec.EC_P256));
    }

    @Test void aKeyIsGoodUntilItIsUsedUpEndedOrRevoked() {
        assertThat(used(1, Optional.empty()).state(NOON)).isEqualTo(State.GOOD);
        assertThat(used(2, Optional.empty()).state(NOON)).isEqualTo(State.USED);
        assertThat(used(3, Optional.empty()).state(NOON)).isEqualTo(State.USED);
        assertThat(used(0, Optional.empty()).state(NOON.plusSeconds(59))).isEqualTo(State.GOOD);
        assertThat(used(0, Optional.empty()).state(NOON.plusSeconds(60))).isEqualTo(State.ENDED);
        assertThat(used(0, Optional.of(NOON)).state(NOON)).isEqualTo(State.REVOKED);
    }

    @Test void itsTermsAreWholeNumbersWithinTheirLimits() {
        assertThat(Terms.of(" 366 ", "100").orRefuse()).isEqualTo(new Terms(Duration.ofDays(366), 100));
        assertThat(Terms.of("1", "1").orRefuse()).isEqualTo(new Terms(Duration.ofDays(1), 1));
        assertThat(Terms.of("367", "0").violations()).containsExactly(new TextViolation.OutOfRange(Field.LIFE, "367", 1, 366),
                new TextViolation.OutOfRange(Field.KEY_USES, "0", 1, 100));
        assertThat(Terms.of("0", "101").violations()).hasSize(2);
        assertThat(Terms.of("x", "99999").violations()).hasSize(2);
    }

    @Test void termsThatNoFormTakesAreNone() {
        for (var life : new Duration[] {Duration.ZERO, Duration.ofDays(-1), Duration.ofDays(366).plusNanos(1)}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Terms(life, 1));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new Terms(Duration.ofDays(1), 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Terms(Duration.ofDays(1), 101));
        assertThat(EnrolmentKey.USUAL).isEqualTo(new Terms(Duration.ofDays(7), 1));
    }

    @Test void aPolicyIsOnWhenAnythingMayBeFetched() {
        assertThat(EnrolmentPolicy.OFF.isOn()).isFalse();
        assertThat(new EnrolmentPolicy(true, false, true, "", "device", Ttl.DEFAULT, Set.of()).isOn()).isTrue();
        assertThat(new EnrolmentPolicy(false, true, true, "", "device", Ttl.DEFAULT, Set.of()).isOn()).isTrue();
    }

    @Test void aPolicyTakesTheKeysItNamesOrAll() {
        assertThat(labelled("").allows(KeySpec.EC_P256)).isTrue();
        assertThat(labelled("").allows(KeySpec.RSA_2048)).isFalse();
        assertThat(EnrolmentPolicy.OFF.allows(KeySpec.RSA_2048)).isTrue();
    }

    @Test void aLabelStandsInAnAddressAndIsNoCall() {
        assertThat(labelled("").violations()).isEmpty();
        assertThat(labelled("lab-1").violations()).isEmpty();
        assertThat(labelled("a".repeat(32)).violations()).isEmpty();
    }

    @ParameterizedTest @ValueSource(strings = {"Lab", "-a", "a/b", "a b", "cacerts", "simpleenroll", "csrattrs", "123456789012345678901234567890123"})
    void aLabelThatCouldBeMisreadIsRefused(String label) {
        assertThat(labelled(label).violations()).containsExactly(new NameViolation.NotALabel(label));
    }
}
