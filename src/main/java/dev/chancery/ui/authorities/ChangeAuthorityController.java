package dev.chancery.ui.authorities;

import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.ui.Choices;
import dev.chancery.ui.FieldRow;
import dev.chancery.words.ProfileWords;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;

/// Ties the form for a change of an authority to [ChangeAuthorityModel].
public final class ChangeAuthorityController {

    private final ChangeAuthorityModel model;
    private final Runnable cancel;
    private final Runnable saved;

    @FXML private FieldRow nameRow;
    @FXML private FieldRow profileRow;
    @FXML private FieldRow lifeRow;
    @FXML private FieldRow keyRow;
    @FXML private TextField name;
    @FXML private ComboBox<Profile> profile;
    @FXML private TextField life;
    @FXML private ComboBox<KeySpec> key;
    @FXML private Button save;

    public ChangeAuthorityController(ChangeAuthorityModel model, Runnable cancel, Runnable saved) {
        this.model = model;
        this.cancel = cancel;
        this.saved = saved;
    }

    @FXML private void initialize() {
        name.textProperty().bindBidirectional(model.nameProperty());
        life.textProperty().bindBidirectional(model.lifeProperty());
        profile.setItems(model.profiles());
        Choices.say(profile, ProfileWords::name);
        profile.valueProperty().bindBidirectional(model.profileProperty());
        AuthorityParts.choices(key, List.of(KeySpec.values()), KeySpec::label);
        key.valueProperty().bindBidirectional(model.keyProperty());
        List.of(nameRow, profileRow, lifeRow, keyRow).forEach(row -> row.watch(model.violations()));
        save.disableProperty().bind(Bindings.isNotEmpty(model.violations()));
    }

    @FXML private void cancel() {
        cancel.run();
    }

    @FXML private void save() {
        model.save(saved);
    }
}
