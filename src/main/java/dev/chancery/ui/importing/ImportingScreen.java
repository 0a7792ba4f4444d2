package dev.chancery.ui.importing;

import dev.chancery.ui.Late;
import dev.chancery.ui.Layers;
import dev.chancery.ui.Views;
import dev.chancery.words.Words;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.Region;

/// An import over the screen, put together. Other screens reach it through [#open] and [#paste].
public final class ImportingScreen {

    private final Means means;

    public ImportingScreen(Means means) {
        this.means = means;
    }

    /// Looks into these files and folders; with none it asks where to look.
    public void open(List<Path> places) {
        var model = open();
        if (!places.isEmpty()) {
            model.take(places);
        }
    }

    /// Looks into a text that was pasted.
    public void paste(String text) {
        open().take(text);
    }

    /// Looks into what the clipboard holds: files, or a text; with neither it asks where to look.
    public void pasteClipboard() {
        var clipboard = Clipboard.getSystemClipboard();
        if (clipboard.hasFiles()) {
            open(clipboard.getFiles().stream().map(File::toPath).toList());
        } else if (clipboard.hasString() && !clipboard.getString().isBlank()) {
            paste(clipboard.getString());
        } else {
            open(List.of());
        }
    }

    private ImportingModel open() {
        var model = new ImportingModel(means.office().imports(), means.background());
        var sheet = new Late<Layers.Sheet>();
        Runnable close = () -> sheet.get().close();
        var files = means.window().files();
        var ways = new ReportController.Ways(close, this::save);
        var views = new Views().add(PreviewController.class, () -> new PreviewController(model, close))
                .add(ReportController.class, () -> new ReportController(model, files, ways));
        var pages = new ImportingController.Pages(views.load("importing-preview"), views.load("importing-report"));
        var view = (Region) views.add(ImportingController.class, () -> new ImportingController(model, files, pages, close)).load("importing");
        sheet.set(means.window().dialogs().open(view, close));
        sheet.get().whenClosed(model::close);
        return model;
    }

    private void save(Path file, String report) {
        means.background().load(() -> {
            means.office().imports().save(file, report);
            return file;
        }, saved -> means.window().toasts().success(Words.of("importing.report.saved", saved.getFileName())));
    }
}
