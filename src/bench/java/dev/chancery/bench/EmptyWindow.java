package dev.chancery.bench;

import java.time.Duration;
import java.time.Instant;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;

/// A window with nothing in it, the peer of our start: prints the milliseconds from the start of the process until it is
/// shown, and ends.
public final class EmptyWindow extends Application {

    /// `Application` may not be the main class on the class path.
    public static final class Launcher {
        private Launcher() {}

        public static void main(String[] arguments) {
            Application.launch(EmptyWindow.class, arguments);
        }
    }

    @Override public void start(Stage stage) {
        stage.setScene(new Scene(new Pane(), 1180, 760));
        stage.show();
        Platform.runLater(() -> {
            var begun = ProcessHandle.current().info().startInstant().orElseThrow();
            System.out.println("unlock-shown: " + Duration.between(begun, Instant.now()).toMillis() + " ms");
            System.exit(0);
        });
    }
}
