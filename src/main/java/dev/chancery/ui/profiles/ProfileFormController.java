package dev.chancery.ui.profiles;

import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.ui.Choices;
import dev.chancery.ui.FieldRow;
import dev.chancery.ui.Shown;
import dev.chancery.words.Violations;
import dev.chancery.words.Words;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// Ties the frame of the editor and its first page to [ProfileFormModel].
public final class ProfileFormController {

    private static final int MOST_SHOWN = 3;

    private final ProfileFormModel model;
    private final Runnable leave;
    private final Consumer<Profile> saved;

    @FXML private Label title;
    @FXML private FieldRow nameRow;
    @FXML private FieldRow lifeRow;
    @FXML private TextField name;
    @FXML private TextField life;
    @FXML private TextField longest;
    @FXML private ComboBox<KeySpec> key;
    @FXML private ComboBox<Duration> backdate;
    @FXML private VBox meaning;
    @FXML private Label contradicts;
    @FXML private Label wrong;
    @FXML private Button save;

    ProfileFormController(ProfileFormModel model, Runnable leave, Consumer<Profile> saved) {
        this.model = model;
        this.leave = leave;
        this.saved = saved;
    }

    @FXML private void initialize() {
        title.setText(Words.of(model.isNew() ? "profiles.form.new" : "profiles.form.change"));
        name.textProperty().bindBidirectional(model.nameProperty());
        life.textProperty().bindBidirectional(model.lifeProperty());
        longest.textProperty().bindBidirectional(model.longestProperty());
        key.setItems(FXCollections.observableArrayList(KeySpec.values()));
        Choices.say(key, KeySpec::label);
        key.valueProperty().bindBidirectional(model.keyProperty());
        backdate.setItems(FXCollections.observableArrayList(Backdates.around(model.backdateProperty().get())));
        Choices.say(backdate, Backdates::words);
        backdate.valueProperty().bindBidirectional(model.backdateProperty());
        List.of(nameRow, lifeRow).forEach(row -> row.watch(model.violations()));
        model.violations().subscribe(this::judge);
        judge();
        model.meaningProperty().subscribe(this::show);
        save.disableProperty().bind(Bindings.not(model.readyProperty()));
    }

    /// What is wrong may stand on another page.
    private void judge() {
        wrong.setText(model.violations().stream().limit(MOST_SHOWN).map(Violations::withField).collect(Collectors.joining("\n")));
        Shown.set(wrong, !wrong.getText().isEmpty());
    }

    private void show(Optional<ProfileFormModel.Meaning> now) {
        Shown.set(contradicts, now.isEmpty());
        Shown.set(meaning, now.isPresent());
        now.ifPresent(one -> Preview.show(meaning, one.profile(), one.advice(), one.preview()));
    }

    @FXML private void save() {
        model.save(saved);
    }

    @FXML private void cancel() {
        leave.run();
    }
}
