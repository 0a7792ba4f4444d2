package dev.chancery.ui;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/// Takes files that are dropped on a part of the window.
public final class FileDrop {

    private FileDrop() {}

    /// From now on `take` gets what is dropped on the node, never nothing, unless something inside of it takes it.
    public static void on(Node target, Consumer<List<Path>> take) {
        target.setOnDragOver(drag -> {
            if (!files(drag).isEmpty()) {
                drag.acceptTransferModes(TransferMode.COPY);
                drag.consume();
            }
        });
        target.setOnDragDropped(drag -> {
            var files = files(drag);
            drag.setDropCompleted(!files.isEmpty());
            if (!files.isEmpty()) {
                drag.consume();
                take.accept(files);
            }
        });
    }

    private static List<Path> files(DragEvent drag) {
        return drag.getDragboard().getFiles().stream().map(File::toPath).toList();
    }
}
