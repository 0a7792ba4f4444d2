package dev.chancery.store;

import dev.chancery.domain.BackupSettings;
import java.time.Instant;
import java.util.Optional;

/// Where the store's backups go and which are kept; and whether the store was brought back from one.
public final class BackupTable {

    private static final String FOLDER = "backup.folder";
    private static final String DAILY = "backup.daily";
    private static final String NEWEST = "backup.newest";
    private static final String DAYS = "backup.days";
    private static final String MONTHS = "backup.months";
    private static final String BEFORE = "backup.before";
    private static final String RESTORED = "backup.restored";
    private static final String YES = "1";

    private final SettingTable settings;

    BackupTable(Session session) {
        this.settings = new SettingTable(session);
    }

    public BackupSettings settings() {
        var usual = BackupSettings.DEFAULT;
        return new BackupSettings(settings.get(FOLDER).orElse(usual.folder()),
                settings.get(DAILY).map(YES::equals).orElse(usual.daily()), number(NEWEST, usual.newest()),
                number(DAYS, usual.days()), number(MONTHS, usual.months()), number(BEFORE, usual.before()));
    }

    private int number(String name, int usual) {
        return settings.get(name).map(Integer::valueOf).orElse(usual);
    }

    public void put(BackupSettings wanted) {
        settings.put(FOLDER, wanted.folder());
        settings.put(DAILY, wanted.daily() ? YES : "0");
        settings.put(NEWEST, String.valueOf(wanted.newest()));
        settings.put(DAYS, String.valueOf(wanted.days()));
        settings.put(MONTHS, String.valueOf(wanted.months()));
        settings.put(BEFORE, String.valueOf(wanted.before()));
    }

    /// When the store was last brought back from a backup.
    public Optional<Instant> restored() {
        return settings.get(RESTORED).map(Long::valueOf).map(Instant::ofEpochMilli);
    }

    /// The time is kept to the millisecond.
    public void putRestored(Instant when) {
        settings.put(RESTORED, String.valueOf(when.toEpochMilli()));
    }
}
