package dev.chancery.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// When certificates are renewed: `windowDays` before they end at the earliest, and by themselves every day at `time`
/// (UTC) where that is switched on for their authority.
///
/// The scheduler leaves a replaced certificate good until its successor is confirmed, at most `graceDays`. With `expiredToo`
/// it renews also those that have ended within the last `windowDays`, while the store was locked perhaps.
public record RenewalSettings(LocalTime time, int windowDays, int graceDays, boolean expiredToo) {

    public static final RenewalSettings DEFAULT = new RenewalSettings(LocalTime.of(2, 0), 30, 30, false);
    public static final int MOST_DAYS = 3650;

    public RenewalSettings {
        if (windowDays < 1 || windowDays > MOST_DAYS || graceDays < 1 || graceDays > MOST_DAYS) {
            throw new IllegalArgumentException("days out of range");
        }
    }

    /// What a form holds, or every reason why it cannot be.
    public static Checked<RenewalSettings> of(String time, String windowDays, String graceDays, boolean expiredToo) {
        var at = time(time);
        var window = days(Field.RENEWAL_WINDOW, windowDays);
        var grace = days(Field.RENEWAL_GRACE, graceDays);
        var found = new ArrayList<Violation>(at.violations());
        found.addAll(window.violations());
        found.addAll(grace.violations());
        return Checked.of(List.copyOf(found),
                () -> new RenewalSettings(at.orRefuse(), window.orRefuse(), grace.orRefuse(), expiredToo));
    }

    private static Checked<LocalTime> time(String text) {
        var parts = text.strip().split(":", -1);
        return parts.length == 2 && parts[0].matches("[01]?\\d|2[0-3]") && parts[1].matches("[0-5]\\d")
                ? Checked.valid(LocalTime.of(Integer.parseInt(parts[0]), Integer.parseInt(parts[1])))
                : Checked.refused(new TextViolation.NotATime(text));
    }

    private static Checked<Integer> days(Field field, String text) {
        var digits = text.strip();
        return digits.matches("\\d{1,4}") && Integer.parseInt(digits) >= 1 && Integer.parseInt(digits) <= MOST_DAYS
                ? Checked.valid(Integer.parseInt(digits)) : Checked.refused(new TextViolation.OutOfRange(field, text, 1, MOST_DAYS));
    }

    public Duration window() {
        return Duration.ofDays(windowDays);
    }

    public Duration grace() {
        return Duration.ofDays(graceDays);
    }

    /// The first moment at which a certificate may be renewed.
    public Instant eligibleFrom(Validity validity) {
        return validity.notAfter().minus(window());
    }

    /// The first moment at which the scheduler renews it: one that lives no longer than the window would else be renewed
    /// every day, so that at least two thirds of its life must be over.
    public Instant dueFrom(Validity validity) {
        var third = Duration.between(validity.notBefore(), validity.notAfter()).dividedBy(3);
        return validity.notAfter().minus(third.compareTo(window()) < 0 ? third : window());
    }

    /// The next time of day after this moment.
    public Instant next(Instant after) {
        var today = after.atOffset(ZoneOffset.UTC).toLocalDate().atTime(time).toInstant(ZoneOffset.UTC);
        return today.isAfter(after) ? today : today.plus(Duration.ofDays(1));
    }
}
