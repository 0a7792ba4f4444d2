package dev.chancery.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ValidityTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test void itBeginsFiveMinutesBackAndLastsItsLife() {
        assertThat(Validity.issued(NOON, Ttl.days(1))).isEqualTo(new Validity(
                Instant.parse("2026-03-01T11:55:00Z"), Instant.parse("2026-03-02T11:59:59Z")));
    }

    @Test void bothEndsAreWholeSeconds() {
        var validity = new Validity(NOON.plusNanos(999_999_999), NOON.plusSeconds(1).plusMillis(1));
        assertThat(validity).isEqualTo(new Validity(NOON, NOON.plusSeconds(1)));
        assertThat(new Validity(Instant.ofEpochSecond(-2, 5), NOON).notBefore()).isEqualTo(Instant.ofEpochSecond(-2));
    }

    @Test void itDoesNotEndBeforeItBegins() {
        assertThatThrownBy(() -> new Validity(NOON, NOON.minusSeconds(1))).isInstanceOf(IllegalArgumentException.class);
        assertThat(new Validity(NOON, NOON).contains(NOON)).isTrue();
    }

    @Test void itContainsBothOfItsEndsAndNothingBeyond() {
        var validity = new Validity(NOON, NOON.plusSeconds(60));
        assertThat(validity.contains(NOON.minusNanos(1))).isFalse();
        assertThat(validity.contains(NOON)).isTrue();
        assertThat(validity.contains(NOON.plusSeconds(60))).isTrue();
        assertThat(validity.contains(NOON.plusSeconds(60).plusNanos(1))).isFalse();
    }

    @Test void itLiesWithinItselfAndNothingShorter() {
        var outer = new Validity(NOON, NOON.plusSeconds(60));
        assertThat(outer.within(outer)).isTrue();
        assertThat(outer.within(new Validity(NOON.plusSeconds(1), NOON.plusSeconds(60)))).isFalse();
        assertThat(outer.within(new Validity(NOON, NOON.plusSeconds(59)))).isFalse();
        assertThat(outer.within(new Validity(NOON.minusSeconds(1), NOON.plusSeconds(61)))).isTrue();
    }

    @Test void aBackdatedStartDoesNotReachBeforeTheIssuers() {
        var issuer = Validity.issued(NOON, Ttl.days(10));
        var early = Validity.issued(NOON.minusSeconds(60), Ttl.days(1));
        assertThat(early.within(issuer)).isFalse();
        assertThat(early.begunWithin(issuer)).isEqualTo(new Validity(issuer.notBefore(), early.notAfter()));
        assertThat(early.begunWithin(issuer).within(issuer)).isTrue();
    }

    @Test void aStartWithinTheIssuersStays() {
        var issuer = Validity.issued(NOON, Ttl.days(10));
        var later = Validity.issued(NOON.plusSeconds(60), Ttl.days(100));
        assertThat(later.begunWithin(issuer)).isEqualTo(later);
        assertThat(issuer.begunWithin(issuer)).isEqualTo(issuer);
    }

    @Test void aSpanWhollyBeforeTheIssuersStaysOutsideIt() {
        var issuer = new Validity(NOON, NOON.plusSeconds(60));
        var past = new Validity(NOON.minusSeconds(60), NOON.minusSeconds(1));
        assertThat(past.begunWithin(issuer)).isEqualTo(past);
        assertThat(new Validity(NOON.minusSeconds(60), NOON).begunWithin(issuer)).isEqualTo(new Validity(NOON, NOON));
    }
}
