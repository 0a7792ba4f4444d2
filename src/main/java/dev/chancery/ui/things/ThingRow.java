package dev.chancery.ui.things;

import dev.chancery.domain.Certificate;
import dev.chancery.domain.ThingSummary;
import java.util.Optional;
import java.util.function.Function;

/// One line of the table: a thing by its number, and what is known of it as soon as it has been read.
public record ThingRow(long number, Optional<ThingSummary> summary) {

    static ThingRow unread(long number) {
        return new ThingRow(number, Optional.empty());
    }

    String text(Function<ThingSummary, String> part) {
        return summary.map(part).orElse("");
    }

    Optional<Certificate> current() {
        return summary.flatMap(ThingSummary::current);
    }
}
