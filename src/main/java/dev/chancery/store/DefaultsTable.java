package dev.chancery.store;

import dev.chancery.domain.KeySpec;
import dev.chancery.domain.StoreDefaults;
import dev.chancery.domain.Ttl;
import java.time.Duration;

/// What the new authorities of the store start with. What was never set is not kept.
public final class DefaultsTable {

    private static final String LIFE = "defaults.life-seconds";
    private static final String KEY = "defaults.key";
    private static final String LIST_HOURS = "defaults.list-hours";
    private static final String LIST_FOLDER = "defaults.list-folder";

    private final SettingTable settings;

    DefaultsTable(Session session) {
        this.settings = new SettingTable(session);
    }

    public StoreDefaults read() {
        var usual = StoreDefaults.DEFAULT;
        return new StoreDefaults(
                settings.get(LIFE).map(Long::valueOf).map(Duration::ofSeconds).map(Ttl::new).orElse(usual.life()),
                settings.get(KEY).flatMap(KeySpec::ofCode),
                settings.get(LIST_HOURS).map(Integer::valueOf).orElse(usual.listHours()),
                settings.get(LIST_FOLDER).orElse(usual.listFolder()));
    }

    public void put(StoreDefaults wanted) {
        settings.put(LIFE, String.valueOf(wanted.life().duration().toSeconds()));
        settings.put(KEY, wanted.key().map(KeySpec::code).orElse(""));
        settings.put(LIST_HOURS, String.valueOf(wanted.listHours()));
        settings.put(LIST_FOLDER, wanted.listFolder());
    }
}
