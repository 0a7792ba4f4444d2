package dev.chancery.ui.importing;

import dev.chancery.ui.FileChoice;
import dev.chancery.ui.FileDrop;
import dev.chancery.ui.Shown;
import dev.chancery.ui.WorkPane;
import dev.chancery.words.Words;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.StackPane;

/// Ties the source of an import to [ImportingModel], and shows one page after the other.
public final class ImportingController {

    /// The other pages.
    record Pages(Parent preview, Parent report) {}

    private final ImportingModel model;
    private final FileChoice files;
    private final Pages pages;
    private final Runnable close;

    @FXML private Node root;
    @FXML private Node source;
    @FXML private WorkPane work;
    @FXML private StackPane preview;
    @FXML private StackPane report;
    @FXML private Node nothing;

    ImportingController(ImportingModel model, FileChoice files, Pages pages, Runnable close) {
        this.model = model;
        this.files = files;
        this.pages = pages;
        this.close = close;
    }

    @FXML private void initialize() {
        preview.getChildren().setAll(pages.preview());
        report.getChildren().setAll(pages.report());
        Shown.set(nothing, false);
        model.jobProperty().subscribe(job -> {
            job.ifPresent(work::show);
            show();
        });
        model.prospectProperty().subscribe(this::show);
        model.reportProperty().subscribe(this::show);
        FileDrop.on(root, model::take);
    }

    private void show() {
        boolean working = model.jobProperty().get().isPresent();
        boolean found = model.prospectProperty().get().isPresent();
        boolean done = model.reportProperty().get().isPresent();
        Shown.set(work, working);
        Shown.set(source, !working && !found);
        Shown.set(preview, !working && found && !done);
        Shown.set(report, !working && done);
    }

    @FXML private void choose() {
        var chosen = files.openSeveral(Words.of("importing.choose.title"),
                new FileChoice.Kind(Words.of("importing.choose.kind"), List.of("*.*")));
        if (!chosen.isEmpty()) {
            model.take(chosen);
        }
    }

    @FXML private void folder() {
        files.folder(Words.of("importing.folder.title")).ifPresent(folder -> model.take(List.of(folder)));
    }

    @FXML private void paste() {
        var text = Optional.ofNullable(Clipboard.getSystemClipboard().getString()).filter(pasted -> !pasted.isBlank());
        Shown.set(nothing, text.isEmpty());
        text.ifPresent(model::take);
    }

    @FXML private void cancel() {
        close.run();
    }
}
