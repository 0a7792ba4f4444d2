package dev.chancery.domain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Text with placeholders in braces, which becomes a name or an address once it is known whose: `{id}.local`.
///
/// An optional one, written with a `?` before it, is left out where a placeholder has no value.
public record Template(String text, boolean optional) {

    /// The longest text, in characters.
    public static final int LONGEST = 2048;

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");

    /// The template that is written so; [#toString] writes it back.
    public static Template of(String written) {
        var text = Text.tidy(written);
        return text.startsWith("?") ? new Template(text.substring(1).strip(), true) : new Template(text, false);
    }

    /// The names between its braces, in order.
    public Set<String> placeholders() {
        var found = new LinkedHashSet<String>();
        PLACEHOLDER.matcher(text).results().forEach(match -> found.add(match.group(1)));
        return found;
    }

    /// Whether it is the same text for everybody.
    public boolean isFixed() {
        return placeholders().isEmpty();
    }

    /// The reasons why this cannot be a template for `field` when only the placeholders `known` have a meaning.
    public List<Violation> violations(Field field, Set<String> known) {
        var found = new ArrayList<Violation>();
        if (text.isEmpty()) {
            found.add(new TextViolation.Missing(field));
        }
        found.addAll(Text.line(field, text, LONGEST));
        placeholders().stream().filter(name -> !known.contains(name))
                .forEach(name -> found.add(new TextViolation.UnknownPlaceholder(field, "{" + name + "}")));
        var rest = PLACEHOLDER.matcher(text).replaceAll("");
        if (rest.indexOf('{') >= 0 || rest.indexOf('}') >= 0) {
            found.add(new TextViolation.UnknownPlaceholder(field, text));
        }
        return found;
    }

    /// The text with these values in it; none where this is optional and a value is blank or missing.
    public Checked<Optional<String>> fill(Field field, Map<String, String> values) {
        var blank = placeholders().stream().filter(name -> values.getOrDefault(name, "").isBlank()).findFirst();
        if (blank.isPresent()) {
            return optional ? Checked.valid(Optional.empty())
                    : Checked.refused(new TextViolation.NothingFor(field, "{" + blank.get() + "}"));
        }
        return Checked.valid(Optional.of(PLACEHOLDER.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(values.get(match.group(1))))));
    }

    @Override public String toString() {
        return optional ? "?" + text : text;
    }
}
