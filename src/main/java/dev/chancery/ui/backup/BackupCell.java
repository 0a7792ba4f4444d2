package dev.chancery.ui.backup;

import dev.chancery.domain.StoredBackup;
import dev.chancery.ui.Icons;
import javafx.scene.control.ListCell;

/// One backup in the list.
final class BackupCell extends ListCell<StoredBackup> {

    @Override protected void updateItem(StoredBackup backup, boolean empty) {
        super.updateItem(backup, empty);
        setText(empty ? "" : BackupWords.line(backup));
        setGraphic(empty ? null : backup.trouble().isPresent() ? Icons.of("fth-alert-triangle", "danger") : Icons.of("fth-archive"));
    }
}
