package dev.chancery.engine;

import dev.chancery.Judge;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// A certificate as `openssl x509 -text` shows it, without what differs from one certificate to the next: numbers,
/// keys and their identifiers.
record OpenSslText(int version, String subject, String key, String signature, Instant notBefore, Instant notAfter,
        Map<String, String> extensions) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MMM ppd HH:mm:ss yyyy 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    static OpenSslText of(Path pem) {
        var text = Judge.run("openssl", "x509", "-in", pem.toString(), "-noout", "-text", "-nameopt", "oneline,utf8").accepted().output();
        return new OpenSslText(Integer.parseInt(first(text, "Version: (\\d)")), first(text, "Subject: (.*)"),
                first(text, "Public Key Algorithm: (.*)") + " " + first(text, "Public-Key: \\((\\d+) bit"),
                first(text, "Signature Algorithm: (.*)"), time(first(text, "Not Before: (.*)")),
                time(first(text, "Not After : (.*)")), extensions(text));
    }

    Duration life() {
        return Duration.between(notBefore, notAfter);
    }

    private static Instant time(String text) {
        return Instant.from(TIME.parse(text.strip()));
    }

    private static String first(String text, String pattern) {
        var matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            throw new AssertionError(pattern + " is not in " + text);
        }
        return matcher.group(1).strip();
    }

    /// By name; a critical one says so, and its lines are joined.
    private static Map<String, String> extensions(String text) {
        var found = new LinkedHashMap<String, String>();
        var name = "";
        for (var line : text.substring(Math.max(0, text.indexOf("X509v3 extensions:"))).split("\n")) {
            if (line.matches(" {12}\\S.*:( critical)?\\s*")) {
                name = line.strip().replaceFirst(":( critical)?$", "");
                found.put(name, line.strip().endsWith("critical") ? "critical " : "");
            } else if (line.startsWith(" ".repeat(13)) && found.containsKey(name)) {
                found.merge(name, line.strip() + " ", String::concat);
            }
        }
        found.replaceAll((_, value) -> value.strip().replaceAll("(keyid:)?([0-9A-F]{2}:){19}[0-9A-F]{2}", "<id>"));
        return found;
    }
}
