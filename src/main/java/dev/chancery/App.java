package dev.chancery;

import dev.chancery.ui.Background;
import dev.chancery.ui.Dialogs;
import dev.chancery.ui.Fonts;
import dev.chancery.ui.HomeFolder;
import dev.chancery.ui.IdleLock;
import dev.chancery.ui.Layers;
import dev.chancery.ui.Look;
import dev.chancery.ui.PreferenceFile;
import dev.chancery.ui.Screen;
import dev.chancery.ui.ShellController;
import dev.chancery.ui.ShellModel;
import dev.chancery.ui.Views;
import dev.chancery.ui.Words;
import dev.chancery.ui.settings.SettingsController;
import dev.chancery.ui.settings.SettingsModel;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;

/// The composition root of the window: the only place where its parts are put together.
public final class App extends Application {

    private final Clock clock = Clock.systemUTC();
    private final ExecutorService workers = Executors.newCachedThreadPool(App::worker);
    private final Layers layers = new Layers();
    private final Dialogs dialogs = new Dialogs(layers);
    private final Background background = new Background(workers, Platform::runLater, dialogs::failed, clock);
    private final Views views = new Views();
    private PreferenceFile preferences;
    private Startup startup;

    @Override public void start(Stage stage) {
        Fonts.load();
        startup = Startup.of(getParameters().getRaw(), clock);
        preferences = PreferenceFile.in(HomeFolder.of(System.getProperties(), System.getenv()));
        Words.speak(preferences.current().language().locale(Locale.getDefault()));
        Thread.currentThread().setUncaughtExceptionHandler((_, wrong) -> dialogs.failed(wrong));
        var scene = scene();
        wire();
        openShell();
        stage.setTitle(Words.of("shell.title"));
        stage.setScene(scene);
        stage.setMinWidth(880);
        stage.setMinHeight(560);
        stage.show();
        Platform.runLater(() -> startup.passed(Startup.Mark.MAIN_USABLE));
    }

    private Scene scene() {
        var scene = new Scene(layers, 1280, 800);
        Look.dress(scene, preferences.currentProperty());
        new IdleLock(scene, preferences.currentProperty(), this::lock);
        scene.getAccelerators().put(new KeyCodeCombination(KeyCode.L, KeyCombination.SHORTCUT_DOWN), this::lock);
        return scene;
    }

    private void wire() {
        views.add(SettingsController.class, () -> new SettingsController(new SettingsModel(preferences)));
    }

    private void openShell() {
        var screens = List.of(
                new Screen("settings", "fth-settings", "settings.title", Screen.Place.BOTTOM, () -> views.load("settings")));
        var model = new ShellModel(screens, background.jobs(), "", this::lock);
        views.add(ShellController.class, () -> new ShellController(model));
        layers.show(views.load("shell"));
    }

    private void lock() {
        layers.show(views.load("shell"));
    }

    @Override public void stop() {
        workers.shutdownNow();
    }

    private static Thread worker(Runnable work) {
        var thread = new Thread(work, "worker");
        thread.setDaemon(true);
        return thread;
    }
}
