package dev.chancery.domain;

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

/// How an exported file is called and in which folders it is: text with fields such as `{thing}`, and `/` between folders.
public record PathPattern(String text) {

    /// The longest pattern, in characters.
    public static final int LONGEST = 200;

    private static final int MOST_FOLDERS = 8;
    private static final String NEVER = "\\:*?\"<>|";
    private static final Pattern FIELD = Pattern.compile("\\{([^{}]*)}");

    /// What stands for something of the certificate.
    public enum Part {
        /// The thing's id, or the subject's common name where there is none.
        THING,
        /// The serial number in hex.
        SERIAL,
        /// The name of the authority that issued it.
        AUTHORITY,
        /// The day of the export, such as 2026-11-21.
        DATE,
        /// The thing's group, `no-group` where it has none.
        GROUP;

        /// As it is written between braces.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        private static Optional<Part> of(String word) {
            return Stream.of(values()).filter(one -> one.word().equals(word)).findFirst();
        }
    }

    public PathPattern {
        if (!violations(text).isEmpty()) {
            throw new IllegalArgumentException("no pattern of a name");
        }
    }

    public static Checked<PathPattern> of(String text) {
        var tidy = Text.tidy(text);
        return Checked.of(violations(tidy), () -> new PathPattern(tidy));
    }

    private static List<Violation> violations(String text) {
        if (text.isBlank()) {
            return List.of(new TextViolation.Missing(Field.FILE));
        }
        var found = new ArrayList<>(unknown(text));
        if (found.isEmpty()) {
            var plain = FIELD.matcher(text).replaceAll("x");
            found.addAll(Text.check(Field.FILE, plain, LONGEST, PathPattern::isForbidden));
            found.addAll(folders(plain));
        }
        return found;
    }

    private static List<Violation> unknown(String text) {
        return FIELD.matcher(text).results().map(field -> field.group(1)).filter(word -> Part.of(word).isEmpty())
                .<Violation>map(FileViolation.UnknownPart::new).toList();
    }

    private static List<Violation> folders(String plain) {
        var names = plain.split("/", -1);
        if (names.length > MOST_FOLDERS) {
            return List.of(new TextViolation.TooLong(Field.FILE, names.length, MOST_FOLDERS));
        }
        return Stream.of(names).filter(PathPattern::isNone).<Violation>map(name -> new NameViolation.ReservedName(Field.FILE, name)).toList();
    }

    private static boolean isNone(String name) {
        return name.isBlank() || name.startsWith(".") || name.endsWith(".") || !name.equals(name.strip()) || ThingId.isReserved(name);
    }

    private static boolean isForbidden(int point) {
        return Text.invisible(point) || NEVER.indexOf(point) >= 0 || point == '{' || point == '}' || point == '~';
    }

    /// The fields that are in it.
    public Set<Part> parts() {
        return FIELD.matcher(text).results().flatMap(field -> Part.of(field.group(1)).stream()).collect(Collectors.toSet());
    }

    /// The path, with what `value` says for each field.
    public String fill(Function<Part, String> value) {
        return FIELD.matcher(text).replaceAll(field -> Matcher.quoteReplacement(value.apply(Part.of(field.group(1)).orElseThrow())));
    }

    @Override public String toString() {
        return text;
    }
}
