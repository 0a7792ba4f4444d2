package dev.chancery.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/// The lab's own name for a device, or a UUID where it has none: 1 to 64 visible characters, so that it fits a common
/// name (RFC 5280, ub-common-name).
///
/// It ends up in file names, MQTT client ids and spreadsheets, so what is a path, a device name of Windows or a formula
/// there is refused.
public record ThingId(String value) implements Comparable<ThingId> {

    public static final int LONGEST = 64;

    private static final Set<String> WINDOWS_DEVICES = Set.of("CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$");
    private static final String FORMULA_STARTS = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

    /// What most ids are made of, which need not be looked at one by one: ASCII but for space, `/` and the backslash.
    private static final Pattern PLAIN = Pattern.compile("[!-.0-\\[\\]-~]{1," + LONGEST + "}");

    private static final Pattern WINDOWS_PORT = Pattern.compile("(COM|LPT)[0-9¹²³]");

    public ThingId {
        if (!(tidied(value) instanceof Checked.Valid<String>(var same) && same.equals(value))) {
            throw new IllegalArgumentException("not a thing id");
        }
    }

    /// A fresh UUID, for a thing that the lab has no name for.
    public static ThingId random() {
        return new ThingId(UUID.randomUUID().toString());
    }

    /// The id in `text`, composed to Unicode NFC.
    public static Checked<ThingId> of(String text) {
        return tidied(text).map(ThingId::new);
    }

    /// As [#of], for whoever asks about a million of them and keeps none.
    static Checked<String> tidied(String text) {
        boolean plain = PLAIN.matcher(text).matches();
        var id = plain ? text : Text.tidy(text);
        if (id.isEmpty()) {
            return Checked.refused(new TextViolation.Missing(Field.THING_ID));
        }
        var found = new ArrayList<>(plain ? List.of() : Text.check(Field.THING_ID, id, LONGEST,
                point -> Text.invisible(point) || point == '/' || point == '\\'));
        if (isReserved(id)) {
            found.add(new NameViolation.ReservedName(Field.THING_ID, id));
        } else if (FORMULA_STARTS.indexOf(id.charAt(0)) >= 0) {
            found.add(new TextViolation.LooksLikeFormula(Field.THING_ID));
        }
        return Checked.of(found, () -> id);
    }

    /// Whether Windows or the file system keeps the name for itself, whatever its extension.
    static boolean isReserved(String id) {
        var stem = id.indexOf('.') < 0 ? id : id.substring(0, id.indexOf('.'));
        var name = stem.strip().toUpperCase(Locale.ROOT);
        return id.chars().allMatch(c -> c == '.') || WINDOWS_DEVICES.contains(name) || WINDOWS_PORT.matcher(name).matches();
    }

    @Override public int compareTo(ThingId other) {
        return value.compareTo(other.value);
    }

    @Override public String toString() {
        return value;
    }
}
