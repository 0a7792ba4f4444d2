package dev.chancery.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/// How long a certificate lives, in whole seconds, counted from its issue: at least one minute, at most 100 years.
///
/// Reads what Mainflux certs reads: nothing (8760h), a Go duration (`8760h`, `1h30m`, `1.5h`), or whole hours (`720`).
public record Ttl(Duration duration) {

    public static final Duration LEAST = Duration.ofMinutes(1);
    public static final Duration MOST = Duration.ofDays(36_525);
    public static final Ttl DEFAULT = new Ttl(Duration.ofHours(8760));

    private static final int LONGEST_TEXT = 64;
    private static final Pattern GO_DURATION = Pattern.compile(
            "[+-]?(?:(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:ns|us|µs|μs|ms|s|m|h))+");
    private static final Pattern GO_PART = Pattern.compile("(\\d+(?:\\.\\d*)?|\\.\\d+)(ns|us|µs|μs|ms|s|m|h)");
    private static final Pattern HOURS = Pattern.compile("[+-]?\\d+");
    private static final Map<String, BigDecimal> SECONDS = Map.of(
            "ns", new BigDecimal("1e-9"), "us", new BigDecimal("1e-6"), "µs", new BigDecimal("1e-6"),
            "μs", new BigDecimal("1e-6"), "ms", new BigDecimal("1e-3"), "s", BigDecimal.ONE,
            "m", new BigDecimal(60), "h", new BigDecimal(3600));

    public Ttl {
        duration = Duration.ofSeconds(duration.toSeconds());
        if (outOfRange(duration)) {
            throw new IllegalArgumentException("ttl out of range: " + duration);
        }
    }

    public static Ttl days(int days) {
        return new Ttl(Duration.ofDays(days));
    }

    /// The span that `text` means, cut to whole seconds.
    public static Checked<Ttl> parse(String text) {
        var stripped = text.strip();
        if (stripped.isEmpty()) {
            return Checked.valid(DEFAULT);
        }
        if (stripped.length() > LONGEST_TEXT) {
            return Checked.refused(new ValidityViolation.MalformedTtl(stripped));
        }
        if (HOURS.matcher(stripped).matches()) {
            return of(new BigDecimal(stripped).multiply(SECONDS.get("h")));
        }
        if (GO_DURATION.matcher(stripped).matches()) {
            return of(goSeconds(stripped));
        }
        return Checked.refused(new ValidityViolation.MalformedTtl(stripped));
    }

    public static Checked<Ttl> of(Duration duration) {
        return outOfRange(duration)
                ? Checked.refused(new ValidityViolation.TtlOutOfRange(duration, LEAST, MOST)) : Checked.valid(new Ttl(duration));
    }

    private static Checked<Ttl> of(BigDecimal seconds) {
        var limit = BigDecimal.valueOf(Integer.MAX_VALUE).multiply(BigDecimal.TEN);
        var whole = seconds.min(limit).max(limit.negate()).setScale(0, RoundingMode.DOWN);
        return of(Duration.ofSeconds(whole.longValueExact()));
    }

    private static BigDecimal goSeconds(String text) {
        var sum = BigDecimal.ZERO;
        var parts = GO_PART.matcher(text);
        while (parts.find()) {
            sum = sum.add(new BigDecimal(parts.group(1)).multiply(SECONDS.get(parts.group(2))));
        }
        return text.startsWith("-") ? sum.negate() : sum;
    }

    private static boolean outOfRange(Duration duration) {
        return duration.compareTo(LEAST) < 0 || duration.compareTo(MOST) > 0;
    }

    /// The shortest text that [#parse] reads as this span: `8760h`, `90m`, `61s`.
    @Override public String toString() {
        var seconds = duration.toSeconds();
        if (seconds % 3600 == 0) {
            return seconds / 3600 + "h";
        }
        return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }
}
