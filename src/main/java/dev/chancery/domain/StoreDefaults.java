package dev.chancery.domain;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the new authorities of a store start with. Each of them can be told otherwise; those that are there stay as they
/// are.
///
/// `life` and `key` are those of the certificates that an authority issues; an empty `key` leaves it to the preset that
/// the authority was made by. `listHours` is how long its revocation lists may be used. They are written into `listFolder`,
/// each authority's under its name; empty for none.
public record StoreDefaults(Ttl life, Optional<KeySpec> key, int listHours, String listFolder) {

    public static final StoreDefaults DEFAULT =
            new StoreDefaults(Ttl.DEFAULT, Optional.empty(), RevocationListSettings.DEFAULT.hours(), "");

    public StoreDefaults {
        if (listHours < 1 || listHours > RevocationListSettings.MOST_HOURS) {
            throw new IllegalArgumentException("hours out of range");
        }
    }

    /// What a form holds, or every reason why it cannot be.
    public static Checked<StoreDefaults> of(String life, Optional<KeySpec> key, String listHours, String listFolder) {
        var ttl = Ttl.parse(life);
        var list = RevocationListSettings.of(listHours, "", "", false, false);
        var folder = listFolder.strip();
        var found = new ArrayList<Violation>(ttl.violations());
        found.addAll(list.violations());
        found.addAll(folderViolations(folder));
        return Checked.of(List.copyOf(found), () -> new StoreDefaults(ttl.orRefuse(), key, list.orRefuse().hours(), folder));
    }

    private static List<Violation> folderViolations(String folder) {
        return folder.isEmpty() || folder(folder).isPresent() ? List.of()
                : List.of(new FileViolation.NotAFolderPath(Field.LIST_FOLDER, folder));
    }

    private static Optional<Path> folder(String text) {
        try {
            return Optional.of(Path.of(text)).filter(path -> path.isAbsolute() && path.equals(path.normalize()));
        } catch (InvalidPathException none) {
            return Optional.empty();
        }
    }

    /// The folder for revocation lists; empty too when it is none on this machine.
    public Optional<Path> folder() {
        return listFolder.isEmpty() ? Optional.empty() : folder(listFolder);
    }
}
