package dev.chancery.ui.cloud;

import dev.chancery.domain.CloudPlace;
import dev.chancery.ui.Icons;
import dev.chancery.words.Words;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// A place at a cloud, the slots that it has, and the registrations that lead there.
final class PlaceSection extends VBox {

    private static final PseudoClass FREE = PseudoClass.getPseudoClass("free");

    PlaceSection(CloudModel.Group group, CloudActions actions) {
        super(8);
        getStyleClass().add("place-section");
        var name = new Label(CloudWords.name(group.cloud()));
        name.getStyleClass().add("place-name");
        var where = new Label(CloudWords.place(new CloudPlace(group.place())));
        where.getStyleClass().add("note");
        var head = new HBox(10, Icons.of("fth-cloud", "place-icon"), name, where);
        head.getStyleClass().add("actions");
        getChildren().add(head);
        if (group.slots() > 0) {
            getChildren().add(slots(group));
        }
        group.cards().forEach(card -> getChildren().add(new RegistrationCard(card, actions)));
    }

    private static Node slots(CloudModel.Group group) {
        var pane = new FlowPane(8, 8);
        pane.getStyleClass().add("slots");
        for (int i = 0; i < Math.max(group.slots(), group.held().size()); i++) {
            var free = i >= group.held().size();
            var slot = new Label(Words.of("cloud.slot", i + 1, free ? Words.of("cloud.slot.free") : group.held().get(i)),
                    Icons.of(free ? "fth-square" : "fth-check-square"));
            slot.getStyleClass().add("slot");
            slot.pseudoClassStateChanged(FREE, free);
            pane.getChildren().add(slot);
        }
        return pane;
    }
}
