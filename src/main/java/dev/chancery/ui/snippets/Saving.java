package dev.chancery.ui.snippets;

import dev.chancery.domain.Snippet;
import dev.chancery.ui.Question;
import dev.chancery.ui.Toasts;
import dev.chancery.words.Words;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Puts the text into a file: beside the files that were written, or where the user says.
final class Saving {

    private final Means means;
    private final SnippetsModel model;

    Saving(Means means, SnippetsModel model) {
        this.means = means;
        this.model = model;
    }

    void save() {
        var name = model.snippetProperty().map(Snippet::file).getValue();
        var text = model.textProperty().get();
        model.writtenTo().ifPresentOrElse(folder -> beside(folder.resolve(name), text),
                () -> means.files().save(Words.of("snippets.save.title"), name).ifPresent(file -> write(file, text)));
    }

    private void beside(Path file, String text) {
        means.background().load(() -> Files.exists(file), there -> {
            if (there) {
                means.dialogs().ask(new Question(Words.of("snippets.save.replace", file.getFileName()), Words.of("snippets.save.replaces"),
                        List.of(), Words.of("snippets.save.yes"), true)).thenAccept(yes -> {
                            if (yes) {
                                write(file, text);
                            }
                        });
            } else {
                write(file, text);
            }
        });
    }

    private void write(Path file, String text) {
        means.background().run("snippets.saving", _ -> {
            means.office().snippets().save(text, file);
            return file;
        }, saved -> means.toasts().success(Words.of("snippets.saved", saved.getFileName()), new Toasts.Action(
                Words.of("snippets.folder.open"), () -> means.files().revealBeside(saved))));
    }
}
