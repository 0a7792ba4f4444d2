package dev.chancery.ui.things;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/// Takes a file that is dropped on a part of the window.
final class FileDrop {

    private FileDrop() {}

    static void on(Node target, Consumer<Path> take) {
        target.setOnDragOver(drag -> {
            if (file(drag).isPresent()) {
                drag.acceptTransferModes(TransferMode.COPY);
            }
        });
        target.setOnDragDropped(drag -> {
            drag.setDropCompleted(file(drag).isPresent());
            file(drag).ifPresent(take);
        });
    }

    private static Optional<Path> file(DragEvent drag) {
        return drag.getDragboard().getFiles().stream().findFirst().map(File::toPath);
    }
}
