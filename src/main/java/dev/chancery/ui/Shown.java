package dev.chancery.ui;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Window;
import javafx.util.Duration;

/// Nodes that are there only sometimes.
public final class Shown {

    private Shown() {}

    /// Shows these nodes only while this holds; hidden ones take no room.
    public static void during(ObservableValue<Boolean> holds, Node... nodes) {
        for (var node : nodes) {
            node.visibleProperty().bind(holds);
            node.managedProperty().bind(node.visibleProperty());
        }
    }

    /// Shows this node or takes it away now.
    public static void set(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    /// Does this again and again as long as the node is in an open window.
    public static void every(Duration pause, Node node, Runnable action) {
        var beat = new Beat(action);
        node.sceneProperty().flatMap(Scene::windowProperty).flatMap(Window::showingProperty).orElse(false)
                .subscribe(open -> {
                    if (open) {
                        beat.start(pause);
                    } else {
                        beat.stop();
                    }
                });
    }
}
