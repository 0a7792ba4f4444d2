package dev.chancery.domain;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The MQTT topic that events go to: text with fields such as `{thing}`, and `/` between levels.
///
/// What fills a field never makes a level of its own or a wildcard: `/`, `+`, `#`, `$` and `%` are written as in URIs, `%2F`.
public record TopicPattern(String text) {

    /// The longest pattern, in characters.
    public static final int LONGEST = 200;

    private static final Pattern FIELD = Pattern.compile("\\{([^{}]*)}");
    private static final String RESERVED = "/+#$%";

    /// Mainflux's subject `things.<id>.commands.cert-rotation`, with the levels of MQTT.
    public static final TopicPattern DEFAULT = new TopicPattern("things/{thing}/commands/cert-{event}");

    /// What stands for something of the event.
    public enum Part {
        /// The thing's id.
        THING,
        /// The serial number in hex.
        SERIAL,
        /// The name of the authority that issued the certificate.
        AUTHORITY,
        /// The thing's group, `no-group` where it has none.
        GROUP,
        /// `rotation`, `issue` or `revocation`.
        EVENT;

        /// As it is written between braces.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        private static Optional<Part> of(String word) {
            return Stream.of(values()).filter(one -> one.word().equals(word)).findFirst();
        }
    }

    public TopicPattern {
        if (!violations(text).isEmpty()) {
            throw new IllegalArgumentException("no pattern of a topic");
        }
    }

    public static Checked<TopicPattern> of(String text) {
        var tidy = Text.tidy(text);
        return Checked.of(violations(tidy), () -> new TopicPattern(tidy));
    }

    /// MQTT 5, 4.7: no wildcards in what is published to; what begins with `$` belongs to the broker.
    private static List<Violation> violations(String text) {
        if (text.isBlank()) {
            return List.of(new TextViolation.Missing(Field.EVENT_TOPIC));
        }
        var found = new ArrayList<Violation>();
        FIELD.matcher(text).results().map(field -> field.group(1)).filter(word -> Part.of(word).isEmpty())
                .forEach(word -> found.add(new NetworkViolation.UnknownTopicPart(word)));
        if (found.isEmpty()) {
            var plain = FIELD.matcher(text).replaceAll("x");
            found.addAll(Text.check(Field.EVENT_TOPIC, plain, LONGEST, TopicPattern::isForbidden));
        }
        return found;
    }

    private static boolean isForbidden(int point) {
        return Text.invisible(point) || "+#${}".indexOf(point) >= 0;
    }

    /// The fields that are in it.
    public Set<Part> parts() {
        return FIELD.matcher(text).results().flatMap(field -> Part.of(field.group(1)).stream()).collect(Collectors.toSet());
    }

    /// The topic, with what `value` says for each field.
    public String fill(Function<Part, String> value) {
        return FIELD.matcher(text).replaceAll(field ->
                Matcher.quoteReplacement(within(value.apply(Part.of(field.group(1)).orElseThrow()))));
    }

    private static String within(String value) {
        return value.codePoints().mapToObj(point -> RESERVED.indexOf(point) < 0 && !Text.invisible(point) ? Character.toString(point)
                : escaped(Character.toString(point))).collect(Collectors.joining());
    }

    private static String escaped(String character) {
        var text = new StringBuilder();
        for (var octet : character.getBytes(StandardCharsets.UTF_8)) {
            text.append("%%%02X".formatted(octet & 0xFF));
        }
        return text.toString();
    }

    @Override public String toString() {
        return text;
    }
}
