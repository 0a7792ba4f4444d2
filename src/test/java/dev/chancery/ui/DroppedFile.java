package dev.chancery.ui;

import com.sun.javafx.tk.TKClipboard;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;

/// A file that is dragged from elsewhere and dropped. The headless platform drags nothing, so the board that the file
/// comes on is made here and what a window hears of it is sent to the node.
public final class DroppedFile {

    private DroppedFile() {}

    /// On the window's thread. Gives what the node says of it: whether it took the file.
    public static boolean on(Node target, Path file) {
        var board = board(file);
        var over = event(target, DragEvent.DRAG_OVER, board);
        Event.fireEvent(target, over);
        if (!over.isAccepted()) {
            return false;
        }
        var dropped = event(target, DragEvent.DRAG_DROPPED, board);
        Event.fireEvent(target, dropped);
        return dropped.isDropCompleted();
    }

    private static DragEvent event(Node target, javafx.event.EventType<DragEvent> type, Dragboard board) {
        return new DragEvent(target, target, type, board, 0, 0, 0, 0, TransferMode.COPY, null, target, null);
    }

    private static Dragboard board(Path file) {
        var peer = Proxy.newProxyInstance(TKClipboard.class.getClassLoader(), new Class<?>[] {TKClipboard.class},
                (_, method, asked) -> switch (method.getName()) {
                    case "getContentTypes" -> Set.of(DataFormat.FILES);
                    case "hasContent" -> asked[0].equals(DataFormat.FILES);
                    case "getContent" -> asked[0].equals(DataFormat.FILES) ? List.of(file.toFile()) : null;
                    case "getTransferModes" -> Set.of(TransferMode.COPY);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
        try {
            var maker = Dragboard.class.getDeclaredConstructor(TKClipboard.class);
            maker.setAccessible(true);
            return maker.newInstance(peer);
        } catch (ReflectiveOperationException changed) {
            throw new AssertionError(changed);
        }
    }
}
