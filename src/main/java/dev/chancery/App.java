package dev.chancery;

import dev.chancery.engine.Office;
import dev.chancery.engine.Restoration;
import dev.chancery.ui.Background;
import dev.chancery.ui.Destination;
import dev.chancery.ui.Dialogs;
import dev.chancery.ui.FileChoice;
import dev.chancery.ui.Fonts;
import dev.chancery.ui.HomeFolder;
import dev.chancery.ui.Icons;
import dev.chancery.ui.IdleLock;
import dev.chancery.ui.Layers;
import dev.chancery.ui.Look;
import dev.chancery.ui.Pieces;
import dev.chancery.ui.PreferenceFile;
import dev.chancery.ui.Preferences;
import dev.chancery.ui.Rehearsal;
import dev.chancery.ui.SecretClipboard;
import dev.chancery.ui.Shortcut;
import dev.chancery.ui.SuspendLock;
import dev.chancery.ui.SystemFileChoice;
import dev.chancery.ui.TextMemory;
import dev.chancery.ui.Views;
import dev.chancery.words.Words;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// The composition root of the window: the stage, the door, and the rooms behind it.
public final class App extends Application {

    private final Clock clock = Clock.systemUTC();
    private final Locale system = Locale.getDefault();
    private final ExecutorService workers = Executors.newCachedThreadPool(App::worker);
    private final Layers layers = new Layers();
    private final Dialogs dialogs = new Dialogs(layers);
    private final Background background = new Background(workers, Platform::runLater, dialogs::failed, clock);
    private final Function<Stage, FileChoice> fileChoice;
    private PreferenceFile preferences;
    private Startup startup;
    private Parts parts;
    private Door door;
    private Optional<Stay> stay = Optional.empty();
    private Optional<Rehearsal> rehearsal = Optional.empty();

    public App() {
        fileChoice = stage -> new SystemFileChoice(stage, uri -> getHostServices().showDocument(uri));
    }

    /// With another way of choosing files than the system's.
    App(Function<Stage, FileChoice> fileChoice) {
        this.fileChoice = fileChoice;
    }

    @Override public void start(Stage stage) {
        Fonts.load();
        startup = Startup.of(getParameters().getRaw(), clock);
        preferences = PreferenceFile.in(HomeFolder.of(System.getProperties(), System.getenv()));
        speak(preferences.current().language());
        preferences.currentProperty().addListener((_, before, now) -> changed(before.language(), now.language()));
        Thread.currentThread().setUncaughtExceptionHandler((_, wrong) -> dialogs.failed(wrong));
        Thread.setDefaultUncaughtExceptionHandler((_, wrong) -> Platform.runLater(() -> dialogs.failed(wrong)));
        parts = new Parts(new Views(), layers, background, preferences, fileChoice.apply(stage));
        door = new Door(parts, new Door.Ways(this::opened, this::created, this::restored));
        door.show();
        show(stage);
        Platform.runLater(this::shown);
    }

    private void show(Stage stage) {
        stage.setTitle(Words.of("shell.title"));
        stage.getIcons().setAll(Icons.ofProgram());
        stage.setScene(scene());
        stage.setMinWidth(880);
        stage.setMinHeight(560);
        stage.iconifiedProperty().addListener((_, _, minimised) -> {
            if (minimised && preferences.current().locksMinimised()) {
                lock();
            }
        });
        stage.show();
    }

    private void shown() {
        startup.passed(Startup.Mark.UNLOCK_SHOWN);
        workers.execute(() -> {
            Office.warmUp();
            Pieces.read();
            Platform.runLater(this::rehearse);
        });
    }

    private void rehearse() {
        if (stay.isEmpty()) {
            rehearsal = Optional.of(Rehearsal.begin(layers.getScene(), Pieces.all()));
        }
    }

    private Scene scene() {
        var scene = new Scene(layers, 1280, 800);
        Look.dress(scene, preferences.currentProperty());
        new IdleLock(scene, preferences.currentProperty(), this::lock);
        new SuspendLock(clock, System::nanoTime, this::lock).start();
        scene.getAccelerators().put(Shortcut.LOCK.keys(), this::lock);
        return scene;
    }

    // The default locale is for what the toolkit says by itself, such as the calendar and the menu of a text field.
    private void speak(Preferences.Language language) {
        Words.speak(language.locale(system));
        Locale.setDefault(Words.locale());
    }

    private void changed(Preferences.Language before, Preferences.Language now) {
        if (before != now) {
            speak(now);
            Platform.runLater(() -> stay.ifPresent(shown -> {
                shown.furnish();
                shown.show();
                shown.go(new Destination.Settings());
                layers.applyCss();
                Optional.ofNullable(layers.lookup("#language")).ifPresent(Node::requestFocus);
            }));
        }
    }

    private void opened(Office office) {
        enter(office).show();
        Platform.runLater(() -> startup.passed(Startup.Mark.MAIN_USABLE));
    }

    private void created(Office office, boolean recovery) {
        var begun = enter(office);
        begun.showFirst();
        if (recovery) {
            begun.makeRecovery();
        }
    }

    private void restored(Restoration.Restored restored) {
        opened(restored.office());
        layers.toasts().note(Words.of("backup.from.done", Words.dateTime(restored.upTo()), restored.revocations()));
    }

    private Stay enter(Office office) {
        rehearsal.ifPresent(Rehearsal::end);
        rehearsal = Optional.empty();
        var begun = new Stay(office, parts, window -> new Background(workers, window, dialogs::failed, clock), this::close);
        stay = Optional.of(begun);
        return begun;
    }

    private void lock() {
        stay.ifPresent(Stay::lock);
    }

    private void close() {
        var ended = stay;
        stay = Optional.empty();
        SecretClipboard.clear();
        layers.toasts().clear();
        ended.flatMap(Stay::toRestore).ifPresentOrElse(backup -> door.restore(Optional.of(backup)), door::show);
        ended.ifPresent(Stay::end);
        Platform.runLater(TextMemory::clear);
    }

    @Override public void stop() {
        SecretClipboard.clear();
        workers.shutdownNow();
        stay.ifPresent(Stay::end);
        Locale.setDefault(system);
    }

    private static Thread worker(Runnable work) {
        var thread = new Thread(work, "worker");
        thread.setDaemon(true);
        return thread;
    }
}
