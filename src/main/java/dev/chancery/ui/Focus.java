package dev.chancery.ui;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.Region;

/// Where the keyboard goes when something opens or is put together anew.
public final class Focus {

    private Focus() {}

    /// Gives the keyboard to the first field to type in, else to the default button, else to whatever takes it.
    public static void first(Parent within) {
        within.applyCss();
        find(within, node -> node instanceof TextInputControl input && input.isEditable())
                .or(() -> find(within, node -> node instanceof Button button && button.isDefaultButton()))
                .or(() -> find(within, _ -> true))
                .ifPresent(Node::requestFocus);
    }

    /// Puts what stands below `parent` together anew, and gives the keyboard back to the node of the same id.
    public static void keep(Parent parent, Runnable change) {
        var focused = nodes(parent).filter(Node::isFocused).map(Node::getId).filter(Objects::nonNull).findFirst();
        change.run();
        focused.flatMap(id -> nodes(parent).filter(node -> id.equals(node.getId())).findFirst()).ifPresent(Node::requestFocus);
    }

    /// Brings the part of a long page with this id into sight, and gives the keyboard to the node with that one.
    public static void see(Parent page, String part, String node) {
        page.applyCss();
        page.layout();
        Optional.ofNullable(page.lookup("#" + part)).ifPresent(Focus::scrollTo);
        Optional.ofNullable(page.lookup("#" + node)).ifPresent(Node::requestFocus);
    }

    /// Scrolls the page around this part until it begins with it, as far as it goes.
    public static void scrollTo(Node part) {
        Stream.iterate(part.getParent(), Objects::nonNull, Node::getParent).filter(ScrollPane.class::isInstance)
                .map(ScrollPane.class::cast).findFirst().ifPresent(pane -> {
                    var page = (Region) pane.getContent();
                    var top = page.sceneToLocal(part.localToScene(0, 0)).getY();
                    var room = page.getHeight() - pane.getViewportBounds().getHeight();
                    pane.setVvalue(room <= 0 ? 0 : Math.min(1, top / room));
                });
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
