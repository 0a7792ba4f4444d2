package dev.chancery.ui.backup;

import dev.chancery.ui.FileChoice;
import dev.chancery.ui.Toasts;
import dev.chancery.words.Words;
import javafx.fxml.FXML;

/// Ties the button that writes everything out to [BackupsModel].
public final class WriteOutController {

    private final BackupsModel model;
    private final Toasts toasts;
    private final FileChoice files;

    public WriteOutController(BackupsModel model, Toasts toasts, FileChoice files) {
        this.model = model;
        this.toasts = toasts;
        this.files = files;
    }

    @FXML private void writeOut() {
        files.folder(Words.of("backup.out.title")).ifPresent(parent -> model.writeOut(parent, written ->
                toasts.success(BackupWords.of(written), new Toasts.Action(Words.of("backup.out.show"),
                        () -> files.reveal(BackupWords.folder(written))))));
    }
}
