package dev.chancery.ui;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.TextInputControl;

/// Where the keyboard goes when something opens.
final class Focus {

    private Focus() {}

    /// Gives the keyboard to the first field to type in, else to the default button, else to whatever takes it.
    static void first(Parent within) {
        within.applyCss();
        find(within, node -> node instanceof TextInputControl input && input.isEditable())
                .or(() -> find(within, node -> node instanceof Button button && button.isDefaultButton()))
                .or(() -> find(within, _ -> true))
                .ifPresent(Node::requestFocus);
    }

    private static Optional<Node> find(Parent within, Predicate<Node> wanted) {
        return nodes(within).filter(node -> node.isFocusTraversable() && !node.isDisabled() && node.isVisible())
                .filter(wanted).findFirst();
    }

    private static Stream<Node> nodes(Parent parent) {
        return parent.getChildrenUnmodifiable().stream()
                .flatMap(node -> Stream.concat(Stream.of(node), node instanceof Parent inner ? nodes(inner) : Stream.empty()));
    }
}
