package dev.chancery.ui.backup;

import dev.chancery.domain.StoredBackup;
import dev.chancery.ui.FieldRow;
import dev.chancery.ui.FileChoice;
import dev.chancery.ui.Shown;
import dev.chancery.ui.Toasts;
import dev.chancery.words.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;

/// Ties the backups of a store to [BackupsModel].
public final class BackupsController {

    /// What it may ask of the window; `restore` leads out of the store, to the form that brings this backup back.
    public record Window(Toasts toasts, FileChoice files, Consumer<Path> restore) {}

    private final BackupsModel model;
    private final Window window;

    @FXML private Node root;
    @FXML private Label last;
    @FXML private Label place;
    @FXML private ListView<StoredBackup> list;
    @FXML private Button check;
    @FXML private Button restore;
    @FXML private CheckBox daily;
    @FXML private FieldRow folderRow;
    @FXML private TextField folder;
    @FXML private FieldRow newestRow;
    @FXML private TextField newest;
    @FXML private FieldRow daysRow;
    @FXML private TextField days;
    @FXML private FieldRow monthsRow;
    @FXML private TextField months;
    @FXML private FieldRow beforeRow;
    @FXML private TextField before;
    @FXML private Node changed;
    @FXML private Button save;

    public BackupsController(BackupsModel model, Window window) {
        this.model = model;
        this.window = window;
    }

    @FXML private void initialize() {
        last.textProperty().bind(Bindings.createStringBinding(() -> BackupWords.last(model.backups()), model.backups()));
        place.textProperty().bind(model.placeProperty().map(Object::toString));
        list.setItems(model.backups());
        list.setCellFactory(_ -> new BackupCell());
        Shown.during(Bindings.isNotEmpty(model.backups()), list, check, restore);
        var none = list.getSelectionModel().selectedItemProperty().isNull();
        check.disableProperty().bind(none);
        restore.disableProperty().bind(none);
        daily.selectedProperty().bindBidirectional(model.dailyProperty());
        folder.textProperty().bindBidirectional(model.folderProperty());
        newest.textProperty().bindBidirectional(model.kept().get(0));
        days.textProperty().bindBidirectional(model.kept().get(1));
        months.textProperty().bindBidirectional(model.kept().get(2));
        before.textProperty().bindBidirectional(model.beforeProperty());
        List.of(folderRow, newestRow, daysRow, monthsRow, beforeRow).forEach(row -> row.watch(model.violations()));
        save.disableProperty().bind(Bindings.isNotEmpty(model.violations()));
        Shown.during(model.changedProperty(), changed);
        root.sceneProperty().subscribe(scene -> Optional.ofNullable(scene).ifPresent(_ -> model.refresh()));
    }

    @FXML private void make() {
        model.make(made -> window.toasts().success(Words.of("backup.made", made.file().getFileName().toString())));
    }

    @FXML private void check() {
        model.check(list.getSelectionModel().getSelectedItem(), facts -> window.toasts().success(BackupWords.sound(facts)));
    }

    @FXML private void restore() {
        window.restore().accept(list.getSelectionModel().getSelectedItem().file());
    }

    @FXML private void chooseFolder() {
        window.files().folder(Words.of("backup.folder.title")).ifPresent(chosen -> model.folderProperty().set(chosen.toString()));
    }

    @FXML private void save() {
        model.save(() -> window.toasts().success(Words.of("backup.settings.saved")));
    }

    @FXML private void revert() {
        model.revert();
    }
}
