package dev.chancery.domain;

import java.time.LocalDate;

/// The name of one folder, good on every system and on every stick: up to 60 visible characters, none of which Linux,
/// macOS or Windows keeps for itself.
public record FolderName(String value) {

    /// In code points, so that it is at most 240 octets in UTF-8; most file systems end at 255.
    public static final int LONGEST = 60;

    private static final String NEVER = "/\\:*?\"<>|";
    private static final String OTHERWISE = "Chancery";
    private static final int LENGTH_OF_DATE = 11;

    public FolderName {
        if (!(parse(value) instanceof Checked.Valid<String>(var same) && same.equals(value))) {
            throw new IllegalArgumentException("not the name of a folder");
        }
    }

    /// The name in `text`, without the space around it.
    public static Checked<FolderName> of(String text) {
        return parse(text).map(FolderName::new);
    }

    /// A name with the day in it, such as `Lab-2026-11-21`; of `name` it takes what a folder may be called.
    public static FolderName dated(String name, LocalDate day) {
        var kept = name.codePoints().filter(point -> !forbidden(point)).limit(LONGEST - LENGTH_OF_DATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString().strip();
        return of((kept.isEmpty() ? OTHERWISE : kept) + "-" + day).orElse(new FolderName(OTHERWISE + "-" + day));
    }

    private static Checked<String> parse(String text) {
        var name = Text.tidy(text);
        if (name.isEmpty()) {
            return Checked.refused(new TextViolation.Missing(Field.FOLDER));
        }
        if (ThingId.isReserved(name)) {
            return Checked.refused(new NameViolation.ReservedName(Field.FOLDER, name));
        }
        var found = Text.check(Field.FOLDER, name, LONGEST, FolderName::forbidden);
        if (found.isEmpty() && (name.startsWith(".") || name.endsWith("."))) {
            found.add(new TextViolation.ForbiddenCharacter(Field.FOLDER, '.',
                    name.startsWith(".") ? 0 : name.codePointCount(0, name.length()) - 1));
        }
        return Checked.of(found, () -> name);
    }

    private static boolean forbidden(int point) {
        return Text.invisible(point) || NEVER.indexOf(point) >= 0;
    }

    @Override public String toString() {
        return value;
    }
}
