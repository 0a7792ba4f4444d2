package dev.chancery.ui;

import dev.chancery.domain.Status;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A chain of certificates drawn as a chain: the root at the top, each box joined to the next, the leaf at the bottom.
public final class ChainView extends VBox {

    /// What stands in one place of the chain.
    public enum Place { ROOT, INTERMEDIATE, LEAF }

    /// One certificate: what a person calls it, a line about it, and its state.
    public record Link(Place place, String name, String detail, Status status) {}

    public ChainView() {
        getStyleClass().add("chain");
    }

    /// Draws these certificates, the root first.
    public void show(List<Link> rootFirst) {
        getChildren().clear();
        for (int i = 0; i < rootFirst.size(); i++) {
            if (i > 0) {
                getChildren().add(connector());
            }
            getChildren().add(box(rootFirst.get(i), i == rootFirst.size() - 1));
        }
    }

    /// Draws over what is shown that something is missing there: what it is called, and a line about it.
    public void missing(String name, String detail) {
        var box = box(Icons.of("fth-help-circle", "chain-icon"), texts(name, detail));
        box.getStyleClass().add("chain-missing");
        box.setAccessibleText(name);
        getChildren().addAll(0, List.of(box, connector()));
    }

    private static Node connector() {
        var line = new Region();
        line.getStyleClass().add("chain-connector");
        return line;
    }

    private static Node box(Link link, boolean last) {
        var box = box(Icons.of(icon(link.place()), "chain-icon"), texts(link.name(), link.detail()), new StatusChip(link.status()));
        if (last) {
            box.getStyleClass().add("chain-last");
        }
        box.setAccessibleText(link.name() + ", " + StatusChip.words(link.status()));
        return box;
    }

    private static HBox box(Node... parts) {
        var box = new HBox(parts);
        box.getStyleClass().add("chain-box");
        return box;
    }

    private static Node texts(String name, String detail) {
        var title = new Label(name);
        title.getStyleClass().add("chain-name");
        var line = new Label(detail);
        line.getStyleClass().add("chain-detail");
        var texts = new VBox(title, line);
        texts.setMinWidth(0);
        HBox.setHgrow(texts, Priority.ALWAYS);
        return texts;
    }

    private static String icon(Place place) {
        return switch (place) {
            case ROOT -> "fth-award";
            case INTERMEDIATE -> "fth-layers";
            case LEAF -> "fth-file-text";
        };
    }
}
