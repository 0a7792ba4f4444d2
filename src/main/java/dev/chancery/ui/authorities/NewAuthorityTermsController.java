package dev.chancery.ui.authorities;

import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.ValidityViolation;
import dev.chancery.ui.Choices;
import dev.chancery.ui.Shown;
import dev.chancery.words.ProfileWords;
import dev.chancery.words.Words;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;

/// Ties the part of the form about the new authority's key, its life and what may stand below it to
/// [NewAuthorityTermsModel].
public final class NewAuthorityTermsController {

    private final NewAuthorityModel form;
    private final NewAuthorityTermsModel model;

    @FXML private ComboBox<Profile> profile;
    @FXML private ComboBox<KeySpec> key;
    @FXML private TextField life;
    @FXML private HBox years;
    @FXML private Label ends;
    @FXML private Button cut;
    @FXML private ComboBox<NewAuthorityTermsModel.Depth> depth;

    public NewAuthorityTermsController(NewAuthorityModel form) {
        this.form = form;
        this.model = form.terms();
    }

    @FXML private void initialize() {
        profile.setItems(model.profile().all());
        Choices.say(profile, ProfileWords::name);
        profile.valueProperty().bindBidirectional(model.profile().chosenProperty());
        AuthorityParts.choices(key, List.of(KeySpec.values()), KeySpec::label);
        key.valueProperty().bindBidirectional(model.keyProperty());
        life.textProperty().bindBidirectional(model.lifeProperty());
        AuthorityParts.years(years, model.lifeProperty());
        AuthorityParts.choices(depth, List.of(NewAuthorityTermsModel.Depth.values()), AuthorityParts::words);
        depth.valueProperty().bindBidirectional(model.depthProperty());
        form.parent().ifPresent(above -> cut.setText(Words.of("authorities.create.life.cut", above.name())));
        form.violations().subscribe(this::judge);
        model.lifeProperty().subscribe(_ -> judge());
        judge();
    }

    private void judge() {
        ends.setText(model.end().map(end -> Words.of("authorities.create.life.ends", Words.date(end))).orElse(""));
        Shown.set(cut, form.violations().stream().anyMatch(ValidityViolation.OutlivesIssuer.class::isInstance));
    }

    @FXML private void cut() {
        model.endWithParent();
    }
}
