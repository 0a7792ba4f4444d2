package dev.chancery.serve;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Locale;

/// An answer that its receiver may keep until an instant, and ask again whether it is still the same (RFC 9110, 13; RFC 9111, 5.2).
record Kept(String mediaType, byte[] body, Instant made, Instant until) {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /// @param now for the time that it may be kept from now on
    Reply reply(Ask ask, Instant now) {
        var seconds = Math.max(0, Duration.between(now, until).toSeconds());
        var tag = tag(body);
        var same = ask.header("if-none-match").map(wanted -> wanted.contains(tag) || wanted.equals("*"))
                .orElseGet(() -> ask.header("if-modified-since").map(this::isNotNewer).orElse(false));
        return (same ? Reply.of(304) : Reply.ok(mediaType, body)).with("ETag", tag).with("Last-Modified", DATE.format(made))
                .with("Cache-Control", "max-age=" + seconds + ", public, no-transform, must-revalidate").with("Expires", DATE.format(until));
    }

    private boolean isNotNewer(String date) {
        try {
            return made.getEpochSecond() <= DATE.parse(date, Instant::from).getEpochSecond();
        } catch (DateTimeParseException none) {
            return false;
        }
    }

    private static String tag(byte[] octets) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(octets);
            return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(digest).substring(0, 22) + '"';
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
