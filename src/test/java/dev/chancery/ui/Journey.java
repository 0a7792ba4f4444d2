package dev.chancery.ui;

import dev.chancery.words.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.NodeQueryUtils;
import org.testfx.util.WaitForAsyncUtils;

/// A walk through the window as a user takes it, on the headless platform.
///
/// Before each test an empty window is open: [#layers] fills it, [#dialogs], [#background] and [#views] work as in the
/// program. The window speaks English and is light until [#theme] or [#language] says otherwise.
public abstract class Journey extends FxRobot {

    /// The size of every picture.
    protected static final int WIDTH = 1280;
    protected static final int HEIGHT = 800;

    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final long PATIENCE_SECONDS = 60;

    protected final ObjectProperty<Preferences> preferences =
            new SimpleObjectProperty<>(Preferences.DEFAULT.with(Preferences.Theme.LIGHT));
    protected final Views views = new Views();
    protected Layers layers;
    protected Dialogs dialogs;
    protected Background background;
    protected Scene scene;
    private ExecutorService workers;

    @BeforeEach final void openWindow() throws TimeoutException {
        language(Locale.UK);
        workers = Executors.newCachedThreadPool(work -> {
            var thread = new Thread(work, "worker");
            thread.setDaemon(true);
            return thread;
        });
        FxToolkit.registerPrimaryStage();
        FxToolkit.setupStage(this::fill);
    }

    private void fill(Stage stage) {
        Fonts.load();
        layers = new Layers();
        dialogs = new Dialogs(layers);
        background = new Background(workers, Platform::runLater, dialogs::failed, java.time.Clock.systemUTC());
        scene = new Scene(layers, 980, 800);
        Look.dress(scene, preferences);
        stage.setScene(scene);
        stage.show();
    }

    @AfterEach final void closeWindow() throws TimeoutException {
        release(new javafx.scene.input.KeyCode[0]);
        release(new javafx.scene.input.MouseButton[0]);
        FxToolkit.cleanupStages();
        workers.shutdownNow();
        language(Locale.UK);
    }

    /// From the next view that is loaded on.
    protected final void language(Locale locale) {
        Words.speak(locale);
    }

    protected final void theme(Preferences.Theme theme) {
        onWindow(() -> {
            preferences.set(preferences.get().with(theme));
            return null;
        });
    }

    /// Runs on the window's thread and waits for what that sets off.
    protected final <T> T onWindow(Callable<T> work) {
        var result = WaitForAsyncUtils.waitForAsyncFx(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS), work);
        WaitForAsyncUtils.waitForFxEvents();
        return result;
    }

    /// Waits, a minute at most, until this holds on the window's thread.
    protected final void until(String what, BooleanSupplier holds) {
        try {
            WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> onWindow(holds::getAsBoolean));
        } catch (TimeoutException late) {
            snapshot("never-came-" + what.replaceAll("[^A-Za-z0-9]+", "-"));
            throw new AssertionError("never came: " + what + "; in sight: " + onWindow(this::inSight), late);
        }
    }

    /// Every word of the window, and whether another window is open that a click may have gone to.
    private String inSight() {
        var words = lookup(".label, .button").<Labeled>queryAll().stream().filter(NodeQueryUtils.isVisible()::test)
                .map(Labeled::getText).filter(text -> text != null && !text.isBlank()).collect(Collectors.joining(" | "));
        return words + "; windows: " + listWindows() + "; focus: " + scene.getFocusOwner();
    }

    /// The one node with this id; waits until it is there.
    protected final <N extends Node> N node(String id, Class<N> type) {
        until("#" + id, () -> lookup("#" + id).tryQuery().isPresent());
        return lookup("#" + id).queryAs(type);
    }

    /// Writes what the window shows to `target/screenshots/<name>-light.png` and `-dark.png`, 1280 by 800.
    protected final void snapshots(String name) {
        for (var theme : new Preferences.Theme[] {Preferences.Theme.LIGHT, Preferences.Theme.DARK}) {
            theme(theme);
            snapshot(name + "-" + theme.name().toLowerCase(Locale.ROOT));
        }
        theme(Preferences.Theme.LIGHT);
    }

    /// Writes what the window shows to `target/screenshots/<name>.png`, 1280 by 800 although the headless screen is
    /// smaller: the content moves into a scene of that size for the picture.
    protected final void snapshot(String name) {
        snapshot(name, WIDTH, HEIGHT);
    }

    /// The same in another size.
    protected final void snapshot(String name, int width, int height) {
        var image = onWindow(() -> {
            var empty = new Group();
            scene.setRoot(empty);
            var large = new Scene(layers, width, height);
            large.getStylesheets().setAll(scene.getStylesheets());
            layers.applyCss();
            ((Region) layers).layout();
            var picture = large.snapshot(new WritableImage(width, height));
            large.setRoot(new Group());
            scene.setRoot(layers);
            return picture;
        });
        try {
            Files.createDirectories(PICTURES);
            ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", PICTURES.resolve(name + ".png").toFile());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
