package dev.chancery.ui;

import dev.chancery.domain.Secret;
import dev.chancery.words.Words;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// A field for a passphrase that can be shown for a moment, and a word when Caps Lock is on.
public final class PassphraseField extends VBox {

    private final PasswordField hidden = new PasswordField();
    private final TextField shown = new TextField();
    private final Button eye = Icons.button("fth-eye", Words.of("shell.passphrase.show"), this::turn);
    private final Label capsLock = new Label(Words.of("shell.passphrase.capsLock"), Icons.of("fth-alert-triangle"));

    public PassphraseField() {
        this(() -> Platform.isKeyLocked(KeyCode.CAPS).orElse(false));
    }

    /// @param capsLocked whether Caps Lock is on now
    PassphraseField(BooleanSupplier capsLocked) {
        getStyleClass().add("passphrase-field");
        hidden.accessibleTextProperty().bind(accessibleTextProperty());
        shown.accessibleTextProperty().bind(accessibleTextProperty());
        shown.setVisible(false);
        capsLock.setId("capsLock");
        capsLock.getStyleClass().add("field-hint");
        capsLock.managedProperty().bind(capsLock.visibleProperty());
        capsLock.setVisible(false);
        var both = new StackPane(hidden, shown);
        HBox.setHgrow(both, Priority.ALWAYS);
        var row = new HBox(4, both, eye);
        row.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(row, capsLock);
        setSpacing(4);
        addEventFilter(KeyEvent.ANY, _ -> capsLock.setVisible(capsLocked.getAsBoolean()));
        focusWithinProperty().addListener((_, _, here) -> capsLock.setVisible(here && capsLocked.getAsBoolean()));
    }

    // A field lays out what is in it, seen or not, and JavaFX remembers texts that were laid out. A hidden one has but dots.
    private void turn() {
        var show = hidden.isVisible();
        if (show) {
            shown.textProperty().bindBidirectional(hidden.textProperty());
        } else {
            shown.textProperty().unbindBidirectional(hidden.textProperty());
            shown.clear();
        }
        shown.setVisible(show);
        hidden.setVisible(!show);
        eye.setGraphic(Icons.of(show ? "fth-eye-off" : "fth-eye"));
        Icons.name(eye, Words.of(show ? "shell.passphrase.hide" : "shell.passphrase.show"));
        focus();
    }

    /// Changes with every key; not for keeping.
    public ObservableValue<String> changes() {
        return hidden.textProperty();
    }

    /// The same as [#typed], as a secret that the caller closes.
    public Secret secret() {
        var typed = typed();
        try {
            return Secret.of(typed);
        } finally {
            Arrays.fill(typed, '\0');
        }
    }

    /// A copy of what was typed, for the caller to wipe.
    public char[] typed() {
        var characters = hidden.getCharacters();
        var copy = new char[characters.length()];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = characters.charAt(i);
        }
        return copy;
    }

    public void clear() {
        hidden.setText("");
    }

    /// Gives it the keyboard, with everything in it selected.
    public void focus() {
        var field = hidden.isVisible() ? hidden : shown;
        field.requestFocus();
        field.selectAll();
    }
}
