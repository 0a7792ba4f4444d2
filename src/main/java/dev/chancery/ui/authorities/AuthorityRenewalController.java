package dev.chancery.ui.authorities;

import dev.chancery.ui.Question;
import dev.chancery.ui.Shown;
import dev.chancery.ui.Words;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;

/// Ties the renewals of the chosen authority to [AuthorityRenewalModel].
public final class AuthorityRenewalController {

    private final AuthorityRenewalModel model;
    private final AuthoritiesModel authorities;
    private final Means means;

    @FXML private Label soon;
    @FXML private CheckBox byItself;

    public AuthorityRenewalController(AuthorityRenewalModel model, AuthoritiesModel authorities, Means means) {
        this.model = model;
        this.authorities = authorities;
        this.means = means;
    }

    @FXML private void initialize() {
        authorities.detailsProperty().subscribe(details -> Optional.ofNullable(details)
                .ifPresent(chosen -> model.show(chosen.row().authority().id())));
        model.shownProperty().subscribe(now -> now.ifPresent(this::show));
    }

    private void show(AuthorityRenewalModel.Shown now) {
        byItself.setSelected(now.byItself());
        Shown.set(soon, now.endsSoon());
        soon.setText(Words.of(now.authority().isRoot() ? "authorities.renewal.soon.root" : "authorities.renewal.soon",
                Words.date(now.authority().certificate().validity().notAfter())));
    }

    @FXML private void turn() {
        model.turn(byItself.isSelected());
    }

    @FXML private void renew() {
        model.shownProperty().get().ifPresent(now -> means.window().dialogs().ask(new Question(
                Words.of("authorities.renewal.title", now.authority().name()),
                Words.of(now.authority().isRoot() ? "authorities.renewal.text.root" : "authorities.renewal.text", Words.date(now.end())),
                List.of(), Words.of("authorities.renewal.yes"), false)).thenAccept(yes -> {
                    if (yes) {
                        model.renew(renewed -> {
                            authorities.refresh();
                            means.window().toasts().success(Words.of("authorities.renewal.done", renewed.name(),
                                    Words.date(renewed.certificate().validity().notAfter())));
                        });
                    }
                }));
    }
}
