package dev.chancery.ui;

import dev.chancery.domain.Passphrase;
import dev.chancery.words.Words;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;

/// How good a passphrase is: a bar and a word.
public final class StrengthMeter extends HBox {

    private static final PseudoClass WEAK = PseudoClass.getPseudoClass("weak");

    private final ProgressBar bar = new ProgressBar(0);
    private final Label word = new Label();

    public StrengthMeter() {
        super(8);
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("strength-meter");
        getChildren().addAll(bar, word);
    }

    /// Shows the strength of this one, which is only read.
    public void show(char[] passphrase) {
        var strength = Passphrase.strength(passphrase);
        bar.setProgress(passphrase.length == 0 ? 0 : (strength + 1) / 5.0);
        bar.pseudoClassStateChanged(WEAK, strength < 2);
        word.setText(passphrase.length == 0 ? "" : word(strength));
    }

    private static String word(int strength) {
        return Words.of(switch (strength) {
            case 0 -> "shell.passphrase.guessed";
            case 1 -> "shell.passphrase.weak";
            case 2 -> "shell.passphrase.fair";
            case 3 -> "shell.passphrase.good";
            default -> "shell.passphrase.excellent";
        });
    }
}
