package dev.chancery.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.chancery.Any;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RenewalSettingsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final RenewalSettings SETTINGS = new RenewalSettings(LocalTime.of(2, 30), 30, 10, false);

    private static Validity days(int days) {
        return new Validity(NOON, NOON.plus(Duration.ofDays(days)));
    }

    @Test void aFormIsReadWhole() {
        assertThat(RenewalSettings.of(" 2:30 ", " 30", "10 ", true).orRefuse())
                .isEqualTo(new RenewalSettings(LocalTime.of(2, 30), 30, 10, true));
        assertThat(RenewalSettings.of("23:59", "1", "3650", false).orRefuse())
                .isEqualTo(new RenewalSettings(LocalTime.of(23, 59), 1, 3650, false));
    }

    @Test void everyFieldThatIsWrongIsNamed() {
        assertThat(RenewalSettings.of("2", "0", "3651", false).violations()).containsExactly(new TextViolation.NotATime("2"),
                new TextViolation.OutOfRange(Field.RENEWAL_WINDOW, "0", 1, 3650),
                new TextViolation.OutOfRange(Field.RENEWAL_GRACE, "3651", 1, 3650));
        assertThat(RenewalSettings.of("02:00", "10000", "-1", false).violations()).extracting(Violation::field)
                .containsExactly(Field.RENEWAL_WINDOW, Field.RENEWAL_GRACE);
    }

    @ParameterizedTest @ValueSource(strings = {"", ":", "24:00", "2:60", "2:0", "2:00:00", "x:00", "002:00"})
    void onlyATimeOfDayIsATime(String text) {
        assertThat(RenewalSettings.of(text, "1", "1", false).violations()).containsExactly(new TextViolation.NotATime(text));
    }

    @Test void daysThatNoFormTakesAreNoSettings() {
        for (int days : new int[] {0, -1, RenewalSettings.MOST_DAYS + 1}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new RenewalSettings(LocalTime.NOON, days, 1, false));
            assertThatIllegalArgumentException().isThrownBy(() -> new RenewalSettings(LocalTime.NOON, 1, days, false));
        }
        assertThat(new RenewalSettings(LocalTime.NOON, RenewalSettings.MOST_DAYS, RenewalSettings.MOST_DAYS, false).grace())
                .isEqualTo(Duration.ofDays(RenewalSettings.MOST_DAYS));
    }

    @Test void aCertificateMayBeRenewedFromItsWindowOn() {
        assertThat(SETTINGS.eligibleFrom(days(365))).isEqualTo(NOON.plus(Duration.ofDays(335)));
        assertThat(SETTINGS.window()).isEqualTo(Duration.ofDays(30));
        assertThat(SETTINGS.grace()).isEqualTo(Duration.ofDays(10));
    }

    @Test void theSchedulerWaitsForTwoThirdsOfAShortLife() {
        assertThat(SETTINGS.dueFrom(days(365))).isEqualTo(NOON.plus(Duration.ofDays(335)));
        assertThat(SETTINGS.dueFrom(days(90))).isEqualTo(NOON.plus(Duration.ofDays(60)));
        assertThat(SETTINGS.dueFrom(days(30))).isEqualTo(NOON.plus(Duration.ofDays(20)));
    }

    @Test void theNextRunIsTheNextSuchTimeOfDay() {
        assertThat(SETTINGS.next(Instant.parse("2026-03-01T02:29:59Z"))).isEqualTo("2026-03-01T02:30:00Z");
        assertThat(SETTINGS.next(Instant.parse("2026-03-01T02:30:00Z"))).isEqualTo("2026-03-02T02:30:00Z");
        assertThat(SETTINGS.next(Instant.parse("2026-12-31T23:00:00Z"))).isEqualTo("2027-01-01T02:30:00Z");
    }

    @Test void theNextRunIsNeverNowNorFurtherThanADay() {
        Any.holdsFor(random -> NOON.plusSeconds(random.nextInt(100_000_000)), now -> {
            var next = SETTINGS.next(now);
            assertThat(next).isAfter(now).isBeforeOrEqualTo(now.plus(Duration.ofDays(1)));
            assertThat(next.atOffset(ZoneOffset.UTC).toLocalTime()).isEqualTo(SETTINGS.time());
        });
    }
}
