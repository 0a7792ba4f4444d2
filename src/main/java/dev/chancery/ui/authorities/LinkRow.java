package dev.chancery.ui.authorities;

import dev.chancery.ui.StatusChip;
import dev.chancery.ui.authorities.AuthorityLinksModel.Link;
import dev.chancery.words.Words;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// One cross-certificate in the details of an authority: for whom it is good, until when, and what can be done with it.
final class LinkRow extends VBox {

    /// What its buttons do.
    record Deeds(Runnable show, Runnable save, Runnable revoke) {}

    LinkRow(Link link, Deeds deeds) {
        super(4);
        getStyleClass().add("chain-box");
        var name = text(words(link), "chain-name");
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        getChildren().addAll(new HBox(8, name, new StatusChip(link.status())),
                text(Words.of("rekey.link.until", Words.date(link.certificate().validity().notAfter()), meaning(link)), "chain-detail"),
                buttons(link, deeds));
        setAccessibleText(words(link));
    }

    private static HBox buttons(Link link, Deeds deeds) {
        var row = new HBox(8, button("rekey.link.show", deeds.show()), button("rekey.link.save", deeds.save()));
        if (link.isRevocable()) {
            row.getChildren().add(button("rekey.link.revoke", deeds.revoke()));
        }
        return row;
    }

    private static Label text(String words, String look) {
        var label = new Label(words);
        label.getStyleClass().add(look);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private static String words(Link link) {
        return Words.of("rekey.link", link.signer(), link.subject());
    }

    private static String meaning(Link link) {
        return switch (link.way()) {
            case NEW_WITH_OLD -> Words.of("rekey.link.newWithOld");
            case OLD_WITH_NEW -> Words.of("rekey.link.oldWithNew");
            case ACROSS -> Words.of("rekey.link.across", link.signer(), link.subject());
        };
    }

    private static Button button(String key, Runnable deed) {
        var button = new Button(Words.of(key));
        button.getStyleClass().add("small");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> deed.run());
        return button;
    }
}
