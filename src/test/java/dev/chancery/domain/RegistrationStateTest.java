package dev.chancery.domain;

import static dev.chancery.domain.RegistrationState.CODE_RECEIVED;
import static dev.chancery.domain.RegistrationState.EXPIRED;
import static dev.chancery.domain.RegistrationState.PLANNED;
import static dev.chancery.domain.RegistrationState.PROOF_ISSUED;
import static dev.chancery.domain.RegistrationState.REFUSED;
import static dev.chancery.domain.RegistrationState.REMOVED;
import static dev.chancery.domain.RegistrationState.UPLOADED;
import static dev.chancery.domain.RegistrationState.VERIFIED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RegistrationStateTest {

    private static Stream<RegistrationState> after(RegistrationState state) {
        return Stream.of(RegistrationState.values()).filter(state::mayBecome);
    }

    @Test void nothingFollowsARemoval() {
        assertThat(after(REMOVED)).isEmpty();
    }

    @Test void whatIsVerifiedIsOnlyVerifiedAgainSentAgainOrRemoved() {
        assertThat(after(VERIFIED)).containsExactly(UPLOADED, VERIFIED, REMOVED);
    }

    @Test void nothingRunsOutBeforeItWasSent() {
        assertThat(after(PLANNED)).containsExactly(PLANNED, UPLOADED, CODE_RECEIVED, PROOF_ISSUED, VERIFIED, REFUSED, REMOVED);
    }

    @Test void whatIsAtTheCloudIsNeverMerelyPlannedAgain() {
        assertThat(Stream.of(UPLOADED, CODE_RECEIVED, PROOF_ISSUED, VERIFIED, EXPIRED, REMOVED)).noneMatch(state -> state.mayBecome(PLANNED));
        assertThat(after(EXPIRED)).hasSize(7);
        assertThat(after(REFUSED)).hasSize(8);
        assertThat(after(CODE_RECEIVED)).hasSize(7);
    }

    @ParameterizedTest @EnumSource
    void somethingIsLeftToDoUntilItIsVerifiedOrRemoved(RegistrationState state) {
        assertThat(state.isOpen()).isEqualTo(state != VERIFIED && state != REMOVED);
    }

    @Test void aListsNumberIsItsCountAboveWhatLayThere() {
        var above = BigInteger.TWO.pow(100);
        assertThat(ListNumber.of(7).value()).isEqualTo(7);
        assertThat(new ListNumber(7, above).value()).isEqualTo(above.add(BigInteger.valueOf(7)));
        assertThat(new ListNumber(0, BigInteger.ZERO).value()).isZero();
    }

    @Test void aNumberThatIsNearlyTooLongIsNotFollowed() {
        assertThat(ListNumber.canFollow(BigInteger.TWO.pow(158).subtract(BigInteger.ONE))).isTrue();
        assertThat(ListNumber.canFollow(BigInteger.TWO.pow(158))).isFalse();
    }

    @Test void noNumberIsNegative() {
        assertThat(Stream.<Runnable>of(() -> ListNumber.of(-1), () -> new ListNumber(0, BigInteger.ONE.negate())))
                .allSatisfy(made -> assertThatIllegalArgumentException().isThrownBy(made::run));
    }
}
