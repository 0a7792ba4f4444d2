package dev.chancery.papers;

import dev.chancery.domain.Status;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.ResourceBundle;

/// What papers say, in the language of who reads them: English, or German for a German locale. Days and times are those
/// of `zone`.
public record PaperWords(Locale locale, ZoneId zone) {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    String of(String key, Object... parts) {
        var pattern = ResourceBundle.getBundle("papers/words", locale, NO_FALLBACK).getString(key);
        return parts.length == 0 ? pattern : new MessageFormat(pattern, locale).format(parts);
    }

    String number(long value) {
        return NumberFormat.getIntegerInstance(locale).format(value);
    }

    String date(Instant instant) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale).format(instant.atZone(zone));
    }

    /// With the zone, because a paper travels.
    String moment(Instant instant) {
        var at = instant.atZone(zone);
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT).withLocale(locale).format(at)
                + " " + DateTimeFormatter.ofPattern("zzz", locale).format(at);
    }

    String status(Status status) {
        return of(switch (status) {
            case NOT_YET_VALID -> "status.later";
            case ACTIVE -> "status.active";
            case EXPIRING -> "status.expiring";
            case EXPIRED -> "status.expired";
            case ON_HOLD -> "status.held";
            case REVOKED -> "status.revoked";
        });
    }
}
