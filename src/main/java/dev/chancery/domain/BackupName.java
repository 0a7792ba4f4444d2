package dev.chancery.domain;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/// What a backup in the folder for backups is called: `lab-2026-11-21T171702Z.backup`. The time is UTC and to the second.
///
/// `schema` is there where a newer version was about to change the store's tables (`-schema-14`). `count` tells those of one
/// second apart and begins with 1, which is not written.
public record BackupName(String store, Instant made, OptionalInt schema, int count) {

    private static final String ENDING = ".backup";
    private static final String STORE_ENDING = ".chancery";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmmss'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final Pattern UNFINISHED = Pattern.compile("(.+\\.backup)(?:-\\d{1,6})?\\.part");
    private static final Pattern FORM = Pattern.compile(
            "(.+)-(\\d{4}-\\d\\d-\\d\\dT\\d{6}Z)(?:-schema-(\\d{1,6}))?(?:-(\\d{1,6}))?\\.backup");

    /// From the oldest to the newest.
    public static final Comparator<BackupName> BY_TIME = Comparator.comparing(BackupName::made).thenComparing(BackupName::count);

    public BackupName {
        made = made.truncatedTo(ChronoUnit.SECONDS);
        if (store.isEmpty() || count < 1) {
            throw new IllegalArgumentException("no name");
        }
    }

    /// The first of this second.
    public static BackupName of(Path store, Instant made, OptionalInt schema) {
        return new BackupName(ofStore(store), made, schema, 1);
    }

    /// What a store is called in the names of its backups: its file's name without its ending.
    public static String ofStore(Path store) {
        var name = store.getFileName().toString();
        return name.endsWith(STORE_ENDING) && name.length() > STORE_ENDING.length()
                ? name.substring(0, name.length() - STORE_ENDING.length()) : name;
    }

    /// What [#text] wrote; empty for every other name.
    public static Optional<BackupName> parse(String text) {
        var found = FORM.matcher(text);
        if (!found.matches()) {
            return Optional.empty();
        }
        try {
            var schema = found.group(3) == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(found.group(3)));
            var count = found.group(4) == null ? 1 : Integer.parseInt(found.group(4));
            var name = new BackupName(found.group(1), TIME.parse(found.group(2), Instant::from), schema, Math.max(1, count));
            return Optional.of(name).filter(one -> one.text().equals(text));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    /// The backup that a file of this name was to become, if it was to become one.
    public static Optional<BackupName> ofUnfinished(String text) {
        var found = UNFINISHED.matcher(text);
        return found.matches() ? parse(found.group(1)) : Optional.empty();
    }

    /// For the next try, when this name is taken.
    public BackupName next() {
        return new BackupName(store, made, schema, count + 1);
    }

    public String text() {
        return store + "-" + TIME.format(made) + (schema.isPresent() ? "-schema-" + schema.getAsInt() : "")
                + (count == 1 ? "" : "-" + count) + ENDING;
    }
}
