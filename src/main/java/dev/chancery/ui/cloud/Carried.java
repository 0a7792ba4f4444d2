package dev.chancery.ui.cloud;

import dev.chancery.ui.CopyButton;
import dev.chancery.ui.FileChoice;
import dev.chancery.ui.Icons;
import dev.chancery.ui.Toasts;
import dev.chancery.words.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Texts that are carried to another machine and back: copied, or through a file on a stick.
final class Carried {

    private final Means means;

    Carried(Means means) {
        this.means = means;
    }

    /// A text to be taken along.
    Node text(String id, String title, String fileName, String text) {
        var area = new TextArea(text);
        area.setId("carried-" + id);
        area.setEditable(false);
        area.setWrapText(true);
        area.setPrefRowCount(6);
        area.setAccessibleText(title);
        area.getStyleClass().add("mono");
        HBox.setHgrow(area, Priority.ALWAYS);
        var copy = new Button(Words.of("cloud.copy"), Icons.of("fth-copy"));
        copy.setId("copy-" + id);
        CopyButton.copies(copy, () -> text);
        var save = new Button(Words.of("cloud.save"), Icons.of("fth-save"));
        save.setId("save-" + id);
        save.setOnAction(_ -> save(fileName, text));
        for (var button : List.of(copy, save)) {
            button.setMaxWidth(Double.MAX_VALUE);
            button.setMinWidth(Button.USE_PREF_SIZE);
        }
        var row = new HBox(8, area, new VBox(8, copy, save));
        row.getStyleClass().add("carried");
        return row;
    }

    private void save(String name, String text) {
        means.window().files().save(Words.of("cloud.save.title"), name).ifPresent(file -> means.background().run("cloud.job.save",
                _ -> {
                    means.registrations().files().save(file, text);
                    return file;
                }, this::saved));
    }

    private void saved(Path file) {
        means.window().toasts().success(Words.of("cloud.saved", file.getFileName()), new Toasts.Action(
                Words.of("cloud.saved.open"), () -> means.window().files().revealBeside(file)));
    }

    /// Asks for a file, and hands on what stands in it.
    void open(Consumer<String> then) {
        Optional<Path> chosen = means.window().files().open(Words.of("cloud.open.title"));
        chosen.ifPresent(file -> means.background().load(() -> means.registrations().files().read(file), then));
    }
}
