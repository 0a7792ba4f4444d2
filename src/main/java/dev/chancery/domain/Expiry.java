package dev.chancery.domain;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// A filter by when certificates end.
public sealed interface Expiry {

    /// Those that have ended.
    record Past() implements Expiry {}

    /// Those that are still good and end within so many days of 24 hours.
    record Within(int days) implements Expiry {}

    /// Those that end from the first day on and up to the last, both included, by this machine's calendar. An empty day
    /// leaves that side open.
    record Between(Optional<LocalDate> first, Optional<LocalDate> last) implements Expiry {}

    Between OPEN = new Between(Optional.empty(), Optional.empty());

    /// What a user is offered, from the most urgent on.
    List<Expiry> OFFERED = List.of(new Past(), new Within(7), new Within(30), new Within(90), OPEN);

    /// The query with this filter, seen from `now`.
    default CertificateQuery in(CertificateQuery query, Instant now) {
        return switch (this) {
            case Past() -> query.withExpiry(Optional.empty(), Optional.of(now));
            case Within(int days) -> query.withExpiry(Optional.of(now), Optional.of(now.plus(Duration.ofDays(days))));
            case Between(var first, var last) -> query.withExpiry(first.map(Expiry::begin), last.map(day -> begin(day.plusDays(1))));
        };
    }

    private static Instant begin(LocalDate day) {
        return day.atStartOfDay(ZoneId.systemDefault()).toInstant();
    }

    /// As it is stored: `past`, `P30D`, or an interval of ISO 8601-2 such as `2026-11-01/..`.
    default String code() {
        return switch (this) {
            case Past() -> "past";
            case Within(int days) -> "P" + days + "D";
            case Between(var first, var last) -> code(first) + "/" + code(last);
        };
    }

    private static String code(Optional<LocalDate> day) {
        return day.map(LocalDate::toString).orElse("..");
    }

    /// Empty for what is no code.
    static Optional<Expiry> ofCode(String code) {
        try {
            if (code.matches("P[0-9]{1,5}D")) {
                return Optional.of(new Within(Integer.parseInt(code.substring(1, code.length() - 1))));
            }
            var days = code.split("/", -1);
            return code.equals("past") ? Optional.of(new Past())
                    : days.length == 2 ? Optional.of(new Between(day(days[0]), day(days[1]))) : Optional.empty();
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> day(String code) {
        return code.equals("..") ? Optional.empty() : Optional.of(LocalDate.parse(code));
    }
}
