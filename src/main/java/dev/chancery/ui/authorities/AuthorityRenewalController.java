package dev.chancery.ui.authorities;

import dev.chancery.ui.Shown;
import dev.chancery.words.Words;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;

/// Ties the renewals of the chosen authority to [AuthorityRenewalModel].
public final class AuthorityRenewalController {

    private final AuthorityRenewalModel model;
    private final AuthoritiesModel authorities;
    private final AuthorityActions actions;

    @FXML private Label soon;
    @FXML private CheckBox byItself;
    @FXML private Button renew;
    @FXML private Label away;

    public AuthorityRenewalController(AuthorityRenewalModel model, AuthoritiesModel authorities, AuthorityActions actions) {
        this.model = model;
        this.authorities = authorities;
        this.actions = actions;
    }

    @FXML private void initialize() {
        authorities.detailsProperty().subscribe(details -> Optional.ofNullable(details)
                .ifPresent(chosen -> model.show(chosen.row().authority().id())));
        model.shownProperty().subscribe(now -> now.ifPresent(this::show));
    }

    private void show(AuthorityRenewalModel.Shown now) {
        allow(now);
        byItself.setSelected(now.byItself());
        Shown.set(soon, now.endsSoon());
        soon.setText(Words.of(now.authority().isRoot() ? "authorities.renewal.soon.root" : "authorities.renewal.soon",
                Words.date(now.authority().certificate().validity().notAfter())));
    }

    /// A disabled button shows no tooltip, so the reason stands below it.
    private void allow(AuthorityRenewalModel.Shown now) {
        renew.setDisable(now.away().isPresent());
        Shown.set(away, now.away().isPresent());
        away.setText(now.away().map(name -> Words.of("authorities.renewal.away", name)).orElse(""));
        renew.setAccessibleHelp(away.getText());
    }

    @FXML private void turn() {
        model.turn(byItself.isSelected());
    }

    @FXML private void renew() {
        model.shownProperty().get().map(AuthorityRenewalModel.Shown::authority).ifPresent(actions::renew);
    }
}
