package dev.chancery.domain;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Where a store's backups go, when they are made, and which are kept.
///
/// An empty `folder` is `<store>-backups` beside the store. `daily` makes one when the newest is a day old, and `before` one
/// before a job of more things than that; 0 for none. Kept are the `newest`, the last of each of `days` and the last of each
/// of `months`, by the calendar of UTC and counted from the newest backup, not from today.
public record BackupSettings(String folder, boolean daily, int newest, int days, int months, int before) {

    public static final BackupSettings DEFAULT = new BackupSettings("", true, 10, 7, 12, 100);

    /// How many of each may be kept.
    public static final int MOST = 1_000;
    /// The largest number of things that a job may have without a backup before it.
    public static final int MOST_BEFORE = 1_000_000;

    public BackupSettings {
        if (newest < 1 || days < 0 || months < 0 || before < 0) {
            throw new IllegalArgumentException("out of range");
        }
    }

    /// What a form holds, or every reason why it cannot be.
    public static Checked<BackupSettings> of(String folder, boolean daily, List<String> kept, String before) {
        var place = folder.strip();
        var found = new ArrayList<Violation>();
        if (!place.isEmpty() && path(place).isEmpty()) {
            found.add(new FileViolation.NotAFolderPath(Field.BACKUP_FOLDER, place));
        }
        int newest = number(kept.get(0), Field.BACKUPS_NEWEST, 1, MOST, found);
        int days = number(kept.get(1), Field.BACKUPS_DAYS, 0, MOST, found);
        int months = number(kept.get(2), Field.BACKUPS_MONTHS, 0, MOST, found);
        int things = number(before, Field.BACKUP_BEFORE, 0, MOST_BEFORE, found);
        return Checked.of(List.copyOf(found), () -> new BackupSettings(place, daily, newest, days, months, things));
    }

    private static int number(String text, Field field, int least, int most, List<Violation> found) {
        try {
            int number = Integer.parseInt(text.strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            // told like a number that is out of range
        }
        found.add(new TextViolation.OutOfRange(field, text, least, most));
        return least;
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text)).filter(path -> path.isAbsolute() && path.equals(path.normalize()));
        } catch (InvalidPathException none) {
            return Optional.empty();
        }
    }

    /// The folder for the backups of this store. One that is no path on this machine is that beside the store.
    public Path folder(Path store) {
        var absolute = store.toAbsolutePath().normalize();
        return folder.isEmpty() ? beside(absolute) : path(folder).orElseGet(() -> beside(absolute));
    }

    /// Where backups of this store go that nobody gave another place.
    public static Path beside(Path store) {
        return store.resolveSibling(BackupName.ofStore(store) + "-backups");
    }

    /// Those of one store's backups that stay; the others may go.
    public Set<BackupName> kept(Collection<BackupName> all) {
        var newestFirst = all.stream().sorted(BackupName.BY_TIME.reversed()).toList();
        var kept = new HashSet<>(newestFirst.subList(0, Math.min(newest, newestFirst.size())));
        keepLast(newestFirst, days, made -> LocalDate.ofInstant(made, ZoneOffset.UTC), kept);
        keepLast(newestFirst, months, made -> YearMonth.from(made.atOffset(ZoneOffset.UTC)), kept);
        return Set.copyOf(kept);
    }

    private static void keepLast(List<BackupName> newestFirst, int most, Function<Instant, Object> period, Set<BackupName> kept) {
        var seen = new HashSet<>();
        for (var name : newestFirst) {
            if (seen.size() < most && seen.add(period.apply(name.made()))) {
                kept.add(name);
            }
        }
    }
}
