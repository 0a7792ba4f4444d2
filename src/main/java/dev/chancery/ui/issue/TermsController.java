package dev.chancery.ui.issue;

import dev.chancery.domain.Advice;
import dev.chancery.domain.Authority;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.ValidityViolation;
import dev.chancery.ui.Choices;
import dev.chancery.ui.FieldRow;
import dev.chancery.ui.Shown;
import dev.chancery.words.VaultWords;
import dev.chancery.words.Words;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

/// Ties the questions 'What for?', 'By whom?', 'How long?' and 'Which key?' to [TermsModel].
public final class TermsController {

    private final FormModel page;
    private final TermsModel model;

    @FXML private FieldRow authorityRow;
    @FXML private ComboBox<Authority> authority;
    @FXML private FieldRow lifeRow;
    @FXML private TextField life;
    @FXML private Label end;
    @FXML private Button useEnd;
    @FXML private FieldRow keyRow;
    @FXML private ComboBox<KeySpec> key;
    @FXML private Label keyWarning;

    public TermsController(FormModel page) {
        this.page = page;
        this.model = page.terms();
    }

    @FXML private void initialize() {
        authority.setItems(model.authorities());
        Choices.say(authority, this::words);
        authority.valueProperty().bindBidirectional(model.authorityProperty());
        life.textProperty().bindBidirectional(model.lifeProperty());
        key.setItems(FXCollections.observableArrayList(KeySpec.values()));
        Choices.say(key, KeySpec::label);
        key.valueProperty().bindBidirectional(model.keyProperty());
        var here = model.there().keyThereProperty().not();
        Shown.during(here, keyRow);
        Shown.during(Bindings.createBooleanBinding(() -> here.get() && Advice.isYoung(model.keyProperty().get()), here, model.keyProperty()), keyWarning);
        model.lifeProperty().subscribe(_ -> showEnd());
        authorityRow.watch(page.violations());
        lifeRow.watch(page.violations());
        page.violations().subscribe(this::offerEnd);
        offerEnd();
    }

    private String words(Authority authority) {
        var until = Words.date(authority.certificate().validity().notAfter());
        return model.there().of(authority).map(home -> Words.of("issue.authority.there", authority.name(), VaultWords.where(home), until))
                .orElseGet(() -> here(authority, until));
    }

    private static String here(Authority authority, String until) {
        return Words.of(authority.isRoot() ? "issue.authority.root" : "issue.authority.intermediate", authority.name(), until);
    }

    private void showEnd() {
        end.setText(model.end().map(Words::dateTime).map(when -> Words.of("issue.life.end", when)).orElse(""));
    }

    private void offerEnd() {
        var tooLong = page.violations().stream().filter(ValidityViolation.LivesTooLong.class::isInstance).findFirst();
        Shown.set(useEnd, tooLong.isPresent() || page.violations().stream().anyMatch(ValidityViolation.OutlivesIssuer.class::isInstance));
        useEnd.setText(Words.of(tooLong.isPresent() ? "issue.life.useLongest" : "issue.life.useEnd"));
    }

    @FXML private void useEnd() {
        model.useLongest();
        life.requestFocus();
    }
}
