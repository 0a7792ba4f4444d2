package dev.chancery.ui;

import dev.chancery.domain.FileFailure;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The preferences and the small file that keeps them. What the file does not say, or says wrongly, is the default: a
/// broken file never keeps the window from opening.
public final class PreferenceFile {

    private static final Logger LOG = LoggerFactory.getLogger(PreferenceFile.class);

    private final Path file;
    private final ReadOnlyObjectWrapper<Preferences> current;

    private PreferenceFile(Path file, Preferences read) {
        this.file = file;
        this.current = new ReadOnlyObjectWrapper<>(read);
    }

    public static PreferenceFile in(Path folder) {
        var file = folder.resolve("preferences.properties");
        return new PreferenceFile(file, read(file));
    }

    public ReadOnlyObjectProperty<Preferences> currentProperty() {
        return current.getReadOnlyProperty();
    }

    public Preferences current() {
        return current.get();
    }

    /// Changes the preferences at once and then the file, completely or not at all.
    ///
    /// @throws FileFailure.CannotWrite if the file cannot be written; the change holds until the window closes
    public void change(UnaryOperator<Preferences> how) {
        var changed = how.apply(current.get());
        if (!changed.equals(current.get())) {
            current.set(changed);
            write(changed);
        }
    }

    private void write(Preferences preferences) {
        try {
            Files.createDirectories(file.getParent());
            var fresh = file.resolveSibling("preferences.new");
            Files.writeString(fresh, text(preferences));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException refused) {
            throw new FileFailure.CannotWrite(file, refused);
        }
    }

    private static String text(Preferences preferences) throws IOException {
        var lines = new Properties();
        lines.setProperty("theme", preferences.theme().name());
        lines.setProperty("language", preferences.language().name());
        lines.setProperty("textScale", String.valueOf(preferences.textScale()));
        lines.setProperty("autoLockMinutes", String.valueOf(preferences.autoLockMinutes()));
        for (int i = 0; i < preferences.recent().size(); i++) {
            var recent = preferences.recent().get(i);
            lines.setProperty("store." + i, recent.store().toString());
            if (recent.opened().isPresent()) {
                lines.setProperty("store." + i + ".opened", recent.opened().get().toString());
            }
        }
        lines.setProperty("locksMinimised", String.valueOf(preferences.locksMinimised()));
        preferences.exportFolder().ifPresent(folder -> lines.setProperty("exportFolder", folder.toString()));
        preferences.tokenModule().ifPresent(module -> lines.setProperty("tokenModule", module.toString()));
        var text = new StringWriter();
        lines.store(text, null);
        return text.toString();
    }

    private static Preferences read(Path file) {
        var lines = new Properties();
        try {
            if (Files.exists(file)) {
                lines.load(new StringReader(Files.readString(file, StandardCharsets.UTF_8)));
            }
        } catch (IOException | IllegalArgumentException unreadable) {
            LOG.warn("preferences not read: {}", file, unreadable);
        }
        return new Preferences(
                choice(Preferences.Theme.values(), lines.getProperty("theme")).orElse(Preferences.DEFAULT.theme()),
                choice(Preferences.Language.values(), lines.getProperty("language")).orElse(Preferences.DEFAULT.language()),
                number(lines.getProperty("textScale")).orElse(Preferences.DEFAULT.textScale()),
                number(lines.getProperty("autoLockMinutes")).orElse(Preferences.DEFAULT.autoLockMinutes()),
                stores(lines), Optional.ofNullable(lines.getProperty("exportFolder")).flatMap(PreferenceFile::path),
                Boolean.parseBoolean(lines.getProperty("locksMinimised")),
                Optional.ofNullable(lines.getProperty("tokenModule")).flatMap(PreferenceFile::path));
    }

    private static <E extends Enum<E>> Optional<E> choice(E[] values, String text) {
        return Arrays.stream(values).filter(value -> value.name().equals(text)).findFirst();
    }

    private static Optional<Integer> number(String text) {
        return Optional.ofNullable(text).filter(digits -> digits.matches("\\d{1,6}")).map(Integer::valueOf);
    }

    private static List<Preferences.Recent> stores(Properties lines) {
        var stores = new ArrayList<Preferences.Recent>();
        for (int i = 0; lines.containsKey("store." + i); i++) {
            var opened = Optional.ofNullable(lines.getProperty("store." + i + ".opened")).flatMap(PreferenceFile::instant);
            path(lines.getProperty("store." + i)).ifPresent(store -> stores.add(new Preferences.Recent(store, opened)));
        }
        return stores;
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException _) {
            LOG.warn("not an instant in the preferences");
            return Optional.empty();
        }
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException _) {
            LOG.warn("not a path in the preferences");
            return Optional.empty();
        }
    }
}
