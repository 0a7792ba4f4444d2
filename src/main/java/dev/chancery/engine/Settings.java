package dev.chancery.engine;

import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Authority;
import dev.chancery.domain.RevocationListSettings;
import dev.chancery.domain.StoreDefaults;
import dev.chancery.store.Transaction;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What is set for a whole store and goes along with its file.
public final class Settings {

    private final Desk desk;

    Settings(Desk desk) {
        this.desk = desk;
    }

    /// What new authorities start with.
    public StoreDefaults defaults() {
        return desk.read(tx -> tx.defaults().read());
    }

    /// From now on new authorities start with these; those that are there stay as they are.
    public void change(StoreDefaults defaults) {
        desk.write(tx -> {
            tx.defaults().put(defaults);
            desk.note(tx, Act.DEFAULTS_CHANGED, "defaults", defaults.toString());
        });
    }

    /// Gives a new authority the revocation list settings that the store has for such: a file of its own, where they name
    /// a folder.
    static void furnish(Transaction tx, Authority authority) {
        var defaults = tx.defaults().read();
        var usual = RevocationListSettings.DEFAULT;
        var path = defaults.folder().map(folder -> file(tx, authority, folder).toString()).orElse(usual.path());
        var wanted = new RevocationListSettings(defaults.listHours(), path, usual.distributionPoint(), usual.keepsExpired(), usual.delta());
        if (!wanted.equals(usual)) {
            tx.revocationLists().putSettings(authority.id(), wanted);
        }
    }

    private static Path file(Transaction tx, Authority authority, Path folder) {
        Set<Path> taken = tx.authorities().all().stream().flatMap(other -> tx.revocationLists().settings(other.id()).file().stream())
                .collect(Collectors.toSet());
        var name = fileName(authority.name());
        return IntStream.iterate(1, count -> count + 1)
                .mapToObj(count -> folder.resolve(count == 1 ? name + ".pem" : name + "-" + count + ".pem"))
                .filter(file -> !taken.contains(file)).findFirst().orElseThrow();
    }

    /// One that stands in the configuration of a server without quotes: `hall-1-crl`.
    private static String fileName(String authority) {
        var plain = Normalizer.normalize(authority, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}+", "").replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return plain.isEmpty() ? "crl" : plain + "-crl";
    }
}
