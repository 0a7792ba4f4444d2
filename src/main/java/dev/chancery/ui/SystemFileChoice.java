package dev.chancery.ui;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The choosers of the operating system. Each begins in the folder where the last one ended.
public final class SystemFileChoice implements FileChoice {

    private final Stage owner;
    private final Consumer<String> browser;
    private File last = new File(System.getProperty("user.home"));

    /// @param browser opens a URI with whatever the system uses for it
    public SystemFileChoice(Stage owner, Consumer<String> browser) {
        this.owner = owner;
        this.browser = browser;
    }

    @Override public Optional<Path> open(String title, Kind... kinds) {
        return chosen(chooser(title, kinds).showOpenDialog(owner));
    }

    @Override public List<Path> openSeveral(String title, Kind... kinds) {
        var chosen = Optional.ofNullable(chooser(title, kinds).showOpenMultipleDialog(owner)).orElse(List.of());
        chosen.stream().findFirst().ifPresent(file -> last = file.getParentFile());
        return chosen.stream().map(File::toPath).toList();
    }

    @Override public Optional<Path> save(String title, String suggestedName, Kind... kinds) {
        var chooser = chooser(title, kinds);
        chooser.setInitialFileName(suggestedName);
        return chosen(chooser.showSaveDialog(owner));
    }

    @Override public Optional<Path> folder(String title) {
        var chooser = new DirectoryChooser();
        chooser.setTitle(title);
        chooser.setInitialDirectory(start());
        var folder = Optional.ofNullable(chooser.showDialog(owner));
        folder.ifPresent(file -> last = file);
        return folder.map(File::toPath);
    }

    @Override public void reveal(Path folder) {
        browser.accept(folder.toUri().toString());
    }

    private FileChooser chooser(String title, Kind... kinds) {
        var chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialDirectory(start());
        Arrays.stream(kinds).map(kind -> new FileChooser.ExtensionFilter(kind.words(), kind.patterns()))
                .forEach(chooser.getExtensionFilters()::add);
        return chooser;
    }

    // A folder that has gone since (an unplugged drive) makes the chooser fail.
    private @Nullable File start() {
        return last.isDirectory() ? last : null;
    }

    private Optional<Path> chosen(File file) {
        if (file != null) {
            last = file.getParentFile();
        }
        return Optional.ofNullable(file).map(File::toPath);
    }
}
