package dev.chancery.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpiryTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 11, 30);

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(ZoneId.systemDefault()).toInstant();
    }

    @Test void itAsksForTheTimeInWhichCertificatesEnd() {
        var past = new Expiry.Past().in(CertificateQuery.ALL, NOON);
        assertThat(past.expiresFrom()).isEmpty();
        assertThat(past.expiresBefore()).contains(NOON);
        var week = new Expiry.Within(7).in(CertificateQuery.ALL, NOON);
        assertThat(week.expiresFrom()).contains(NOON);
        assertThat(week.expiresBefore()).contains(NOON.plus(Duration.ofDays(7)));
        var november = new Expiry.Between(Optional.of(FIRST), Optional.of(LAST)).in(CertificateQuery.ALL, NOON);
        assertThat(november.expiresFrom()).contains(midnight(FIRST));
        assertThat(november.expiresBefore()).contains(midnight(LocalDate.of(2026, 12, 1)));
        assertThat(Expiry.OPEN.in(week, NOON)).isEqualTo(CertificateQuery.ALL);
    }

    @Test void itIsStoredByItsCode() {
        assertThat(new Expiry.Past().code()).isEqualTo("past");
        assertThat(new Expiry.Within(30).code()).isEqualTo("P30D");
        assertThat(new Expiry.Between(Optional.of(FIRST), Optional.empty()).code()).isEqualTo("2026-11-01/..");
        assertThat(Expiry.OFFERED).allSatisfy(expiry -> assertThat(Expiry.ofCode(expiry.code())).contains(expiry));
        var november = new Expiry.Between(Optional.of(FIRST), Optional.of(LAST));
        assertThat(Expiry.ofCode(november.code())).contains(november);
    }

    @ParameterizedTest @ValueSource(strings = {"", "P-1D", "P123456D", "PD", "Past", "2026-11-31/..", "../../..", "..", "x/.."})
    void anotherTextIsNone(String code) {
        assertThat(Expiry.ofCode(code)).isEmpty();
    }

    @Test void eachPartOfAQueryIsChangedAlone() {
        var query = CertificateQuery.ALL.withText("a").withStatus(Optional.of(Status.ACTIVE)).withIssuer(Optional.of(new AuthorityId(1)))
                .withProfile(Optional.of("device")).withThing(Optional.of(ThingId.of("t").orRefuse()))
                .withExpiry(Optional.of(NOON), Optional.of(NOON.plusSeconds(1))).sortedBy(CertificateQuery.Column.SERIAL, false);
        assertThat(query).isEqualTo(new CertificateQuery("a", Optional.of(Status.ACTIVE), Optional.of(new AuthorityId(1)), Optional.of("device"),
                Optional.of(ThingId.of("t").orRefuse()), Optional.of(NOON), Optional.of(NOON.plusSeconds(1)), CertificateQuery.Column.SERIAL, false));
    }

    @Test void aSavedFilterKeepsTheRuleAndNotTheMoment() {
        var week = new Expiry.Within(7);
        var filter = new SavedFilter("Soon", week.in(CertificateQuery.ALL, NOON), Optional.of(week));
        assertThat(filter.query()).isEqualTo(CertificateQuery.ALL);
        assertThat(filter.asksAs(filter.named("Other"))).isTrue();
        assertThat(filter.named("Other").name()).isEqualTo("Other");
        assertThat(filter.asksAs(new SavedFilter("Soon", CertificateQuery.ALL, Optional.empty()))).isFalse();
        assertThat(filter.asksAs(new SavedFilter("Soon", CertificateQuery.ALL.withText("x"), Optional.of(week)))).isFalse();
        assertThat(SavedFilter.name(" Soon ").orRefuse()).isEqualTo("Soon");
        assertThat(SavedFilter.name(" ").violations()).containsExactly(new TextViolation.Missing(Field.NAME));
        assertThat(SavedFilter.name("x".repeat(61)).violations()).containsExactly(new TextViolation.TooLong(Field.NAME, 61, 60));
    }
}
