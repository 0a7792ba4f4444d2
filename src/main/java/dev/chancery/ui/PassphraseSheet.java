package dev.chancery.ui;

import dev.chancery.words.Words;
import java.util.Arrays;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Asks for the passphrase of the open store once more, before an act that nobody must do by the way at a window that was
/// left open. A wrong one is said beside the field, which stays.
public final class PassphraseSheet extends VBox {

    /// Why it is asked for, what its button says, what is done with the passphrase in the background, and what comes after;
    /// `cancelled` runs instead where it is not given.
    public record Asked(String why, String yes, Consumer<char[]> act, Runnable then, Runnable cancelled) {}

    private final Background background;
    private final Asked asked;
    private final PassphraseField passphrase = new PassphraseField();
    private final ReadOnlyObjectWrapper<Trouble> trouble = new ReadOnlyObjectWrapper<>(Trouble.NONE);
    private final Layers.Sheet sheet;

    private PassphraseSheet(Dialogs dialogs, Background background, Asked asked) {
        this.background = background;
        this.asked = asked;
        setId("passphraseSheet");
        setSpacing(16);
        getStyleClass().add("dialog");
        fill();
        sheet = dialogs.open(this, this::cancel);
        Platform.runLater(passphrase::focus);
    }

    public static void open(Dialogs dialogs, Background background, Asked asked) {
        new PassphraseSheet(dialogs, background, asked);
    }

    private void fill() {
        var title = new Label(Words.of("shell.again.title"));
        title.getStyleClass().add("dialog-title");
        var why = new Label(asked.why());
        why.setWrapText(true);
        why.setMinHeight(Region.USE_PREF_SIZE);
        passphrase.setId("passphraseAgain");
        passphrase.setAccessibleText(Words.of("shell.again.passphrase"));
        var box = new TroubleBox();
        box.watch(trouble);
        getChildren().addAll(title, why, passphrase, box, buttons());
    }

    private HBox buttons() {
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var no = new Button(Words.of("shell.cancel"));
        no.setOnAction(_ -> cancel());
        var yes = new Button(asked.yes());
        yes.setId("passphraseGiven");
        yes.getStyleClass().add("accent");
        yes.setDefaultButton(true);
        yes.setOnAction(_ -> give());
        var row = new HBox(gap, no, yes);
        row.getStyleClass().add("actions");
        return row;
    }

    private void cancel() {
        passphrase.clear();
        sheet.close();
        asked.cancelled().run();
    }

    private void give() {
        var typed = passphrase.typed();
        setDisable(true);
        background.load(() -> attempt(typed), Runnable::run);
    }

    private Runnable attempt(char[] typed) {
        try {
            asked.act().accept(typed);
            return this::done;
        } catch (RuntimeException failed) {
            return () -> failed(failed);
        } finally {
            Arrays.fill(typed, '\0');
        }
    }

    private void done() {
        passphrase.clear();
        sheet.close();
        asked.then().run();
    }

    private void failed(RuntimeException failed) {
        setDisable(false);
        trouble.set(Trouble.of(failed));
        passphrase.focus();
    }
}
