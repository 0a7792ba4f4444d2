package dev.chancery.ui.certificates;

import dev.chancery.domain.CertificateQuery;
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
}
