package dev.chancery.ui;

import dev.chancery.domain.VaultNotice;
import dev.chancery.engine.VaultResult;
import dev.chancery.words.VaultWords;
import dev.chancery.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Asks in the window whether what a Vault signed is kept. Esc leaves it waiting; the default is what keeps nothing.
public final class VaultQuestion implements VaultAsker {

    private final Dialogs dialogs;

    public VaultQuestion(Dialogs dialogs) {
        this.dialogs = dialogs;
    }

    @Override public void ask(VaultResult.Asks asks, Consumer<Said> answer) {
        var sheet = new Late<Layers.Sheet>();
        Consumer<Said> say = said -> {
            sheet.get().close();
            answer.accept(said);
        };
        var later = button("vaultLater", "vaultissue.later", () -> say.accept(Said.LATER));
        var keep = button("vaultKeep", "vaultissue.keep", () -> say.accept(Said.KEEP));
        var revoke = button("vaultRevoke", "vaultissue.revoke", () -> say.accept(Said.REVOKE));
        revoke.setDefaultButton(true);
        revoke.getStyleClass().add("accent");
        var body = new VBox(16, head(asks), told(asks), text(Words.of("vaultissue.consequence")), buttons(later, keep, revoke));
        body.setId("vaultQuestion");
        body.getStyleClass().add("dialog");
        body.setAccessibleText(title(asks));
        sheet.set(dialogs.open(body, later::fire));
    }

    private static String title(VaultResult.Asks asks) {
        return Words.of("vaultissue.title", asks.errand().asked().label());
    }

    private static HBox head(VaultResult.Asks asks) {
        var title = text(title(asks));
        title.getStyleClass().add("dialog-title");
        var head = new HBox(12, Icons.of("fth-help-circle", "accent", "dialog-icon"), title);
        head.getStyleClass().add("dialog-head");
        return head;
    }

    private static VBox told(VaultResult.Asks asks) {
        var box = new VBox(4);
        box.setId("vaultNotices");
        box.getStyleClass().add("affected");
        sentences(asks).stream().map(VaultQuestion::text).forEach(box.getChildren()::add);
        return box;
    }

    /// What it asks, a sentence each; a life that was cut is told in hours.
    static List<String> sentences(VaultResult.Asks asks) {
        var sentences = new ArrayList<String>();
        var from = asks.errand().at();
        for (var notice : asks.notices()) {
            sentences.add(notice instanceof VaultNotice.EndsOtherwise ends ? VaultWords.lives(ends, from) : VaultWords.of(notice));
        }
        return sentences;
    }

    private static Label text(String words) {
        var label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static Button button(String id, String key, Runnable act) {
        var button = new Button(Words.of(key));
        button.setId(id);
        button.setMnemonicParsing(true);
        button.setOnAction(_ -> act.run());
        return button;
    }

    private static HBox buttons(Button later, Button keep, Button revoke) {
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var buttons = new HBox(8, later, room, keep, revoke);
        buttons.getStyleClass().add("actions");
        return buttons;
    }
}
