package dev.chancery.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.domain.Revocation.Reason;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RevocationTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test void codesAreThoseOfTheStandard() {
        assertThat(Reason.values()).extracting(Reason::code).containsExactly(0, 1, 2, 3, 4, 5, 6, 8, 9, 10);
        assertThat(Reason.ofCode(6)).contains(Reason.CERTIFICATE_HOLD);
        assertThat(Reason.ofCode(7)).isEqualTo(Optional.empty());
    }

    @Test void onlyAHoldCanBeTakenBack() {
        assertThat(new Revocation(NOON, Reason.CERTIFICATE_HOLD).isHold()).isTrue();
        assertThat(new Revocation(NOON, Reason.KEY_COMPROMISE).isHold()).isFalse();
    }

    @Test void nothingIsRevokedByBeingTakenOffAList() {
        assertThatThrownBy(() -> new Revocation(NOON, Reason.REMOVE_FROM_CRL)).isInstanceOf(IllegalArgumentException.class);
    }
}
