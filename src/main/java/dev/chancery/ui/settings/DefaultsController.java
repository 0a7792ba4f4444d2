package dev.chancery.ui.settings;

import dev.chancery.domain.KeySpec;
import dev.chancery.domain.RenewalSettings;
import dev.chancery.domain.StoreDefaults;
import dev.chancery.ui.BackToDefault;
import dev.chancery.ui.Choices;
import dev.chancery.ui.FieldRow;
import dev.chancery.ui.FileChoice;
import dev.chancery.ui.Shown;
import dev.chancery.ui.Toasts;
import dev.chancery.words.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

/// Ties what is set for a store to [DefaultsModel].
public final class DefaultsController {

    /// What it may ask of the window; `renewals` opens the settings of the scheduler.
    public record Window(Toasts toasts, FileChoice files, Runnable renewals) {}

    private final DefaultsModel model;
    private final Window window;

    @FXML private Node root;
    @FXML private FieldRow lifeRow;
    @FXML private TextField life;
    @FXML private BackToDefault lifeDefault;
    @FXML private FieldRow keyRow;
    @FXML private ComboBox<Optional<KeySpec>> key;
    @FXML private BackToDefault keyDefault;
    @FXML private FieldRow hoursRow;
    @FXML private TextField hours;
    @FXML private BackToDefault hoursDefault;
    @FXML private FieldRow folderRow;
    @FXML private TextField folder;
    @FXML private BackToDefault folderDefault;
    @FXML private Node changed;
    @FXML private Button save;
    @FXML private Label renewal;

    public DefaultsController(DefaultsModel model, Window window) {
        this.model = model;
        this.window = window;
    }

    @FXML private void initialize() {
        var usual = StoreDefaults.DEFAULT;
        key.getItems().setAll(Stream.concat(Stream.of(Optional.<KeySpec>empty()), Arrays.stream(KeySpec.values()).map(Optional::of)).toList());
        Choices.say(key, DefaultsController::words);
        life.textProperty().bindBidirectional(model.lifeProperty());
        key.valueProperty().bindBidirectional(model.keyProperty());
        hours.textProperty().bindBidirectional(model.hoursProperty());
        folder.textProperty().bindBidirectional(model.folderProperty());
        lifeDefault.tie(model.lifeProperty(), usual.life().toString(), lifeRow.getLabel(), usual.life().toString());
        keyDefault.tie(model.keyProperty(), usual.key(), keyRow.getLabel(), words(usual.key()));
        hoursDefault.tie(model.hoursProperty(), String.valueOf(usual.listHours()), hoursRow.getLabel(), String.valueOf(usual.listHours()));
        folderDefault.tie(model.folderProperty(), "", folderRow.getLabel(), Words.of("settings.folder.none"));
        List.of(lifeRow, keyRow, hoursRow, folderRow).forEach(row -> row.watch(model.violations()));
        save.disableProperty().bind(Bindings.isNotEmpty(model.violations()));
        Shown.during(model.changedProperty(), changed);
        model.renewalProperty().subscribe(now -> now.ifPresent(this::show));
        root.sceneProperty().subscribe(scene -> Optional.ofNullable(scene).ifPresent(_ -> model.refresh()));
    }

    private void show(RenewalSettings now) {
        renewal.setText(Words.of("settings.renewals.now", now.time().toString(), now.windowDays(), now.graceDays())
                + (now.equals(RenewalSettings.DEFAULT) ? " " + Words.of("settings.renewals.usual") : ""));
    }

    private static String words(Optional<KeySpec> key) {
        return key.map(KeySpec::label).orElseGet(() -> Words.of("settings.key.preset"));
    }

    @FXML private void chooseFolder() {
        window.files().folder(Words.of("settings.folder.title")).ifPresent(chosen -> model.folderProperty().set(chosen.toString()));
    }

    @FXML private void save() {
        model.save(() -> window.toasts().success(Words.of("settings.defaults.saved")));
    }

    @FXML private void revert() {
        model.revert();
    }

    @FXML private void renewals() {
        window.renewals().run();
    }
}
