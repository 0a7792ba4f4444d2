package dev.chancery.ui;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.event.EventHandler;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/// Builds, out of sight, what the window is going to show, while somebody types the passphrase: what is built for the first
/// time takes many times as long as later, since its classes, styles and letters have to be read.
///
/// It does so piece by piece on the window's thread and waits a moment after each piece and each key, so that it is not felt.
public final class Rehearsal {

    private static final Duration PAUSE = Duration.millis(40);
    private static final double WIDTH = 1200;
    private static final double HEIGHT = 760;

    private final Scene shown;
    private final Deque<Supplier<? extends Parent>> pieces;
    private final PauseTransition pause = new PauseTransition(PAUSE);
    private final EventHandler<KeyEvent> typing = _ -> pause.playFromStart();

    private Rehearsal(Scene shown, List<Supplier<? extends Parent>> pieces) {
        this.shown = shown;
        this.pieces = new ArrayDeque<>(pieces);
    }

    /// Begins with the first of these pieces in a moment, in the styles of the window that is shown.
    public static Rehearsal begin(Scene shown, List<Supplier<? extends Parent>> pieces) {
        var rehearsal = new Rehearsal(shown, pieces);
        shown.addEventFilter(KeyEvent.KEY_PRESSED, rehearsal.typing);
        rehearsal.pause.setOnFinished(_ -> rehearsal.next());
        rehearsal.pause.play();
        return rehearsal;
    }

    /// Leaves out what has not been built yet: the window is about to show it.
    public void end() {
        pieces.clear();
        pause.stop();
        shown.removeEventFilter(KeyEvent.KEY_PRESSED, typing);
    }

    private void next() {
        if (pieces.isEmpty()) {
            end();
        } else {
            build(pieces.removeFirst());
            pause.playFromStart();
        }
    }

    private void build(Supplier<? extends Parent> piece) {
        var root = new StackPane(piece.get());
        root.setStyle(shown.getRoot().getStyle());
        var scene = new Scene(root, WIDTH, HEIGHT);
        scene.getStylesheets().setAll(shown.getStylesheets());
        root.applyCss();
        root.layout();
    }
}
