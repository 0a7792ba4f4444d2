package dev.chancery;

import dev.chancery.engine.Office;
import dev.chancery.engine.Surroundings;
import dev.chancery.ui.Destination;
import dev.chancery.ui.Places;
import dev.chancery.ui.authorities.AuthoritiesController;
import dev.chancery.ui.authorities.AuthoritiesModel;
import dev.chancery.ui.authorities.NewAuthorityModel;
import dev.chancery.ui.authorities.NewAuthoritySheet;
import dev.chancery.ui.certificates.CertificatesScreen;
import dev.chancery.ui.export.ExportScreen;
import dev.chancery.ui.issue.IssueScreen;
import dev.chancery.ui.things.ThingsScreen;
import dev.chancery.ui.Background;
import dev.chancery.ui.Dialogs;
import dev.chancery.ui.FileChoice;
import dev.chancery.ui.Fonts;
import dev.chancery.ui.HomeFolder;
import dev.chancery.ui.IdleLock;
import dev.chancery.ui.Job;
import dev.chancery.ui.Layers;
import dev.chancery.ui.Look;
import dev.chancery.ui.PreferenceFile;
import dev.chancery.ui.Screen;
import dev.chancery.ui.ShellController;
import dev.chancery.ui.ShellModel;
import dev.chancery.ui.SystemFileChoice;
import dev.chancery.ui.Views;
import dev.chancery.ui.Words;
import dev.chancery.ui.settings.PassphraseController;
import dev.chancery.ui.settings.PassphraseModel;
import dev.chancery.ui.settings.SettingsController;
import dev.chancery.ui.settings.SettingsModel;
import dev.chancery.ui.unlock.NewStoreController;
import dev.chancery.ui.unlock.NewStoreModel;
import dev.chancery.ui.unlock.UnlockController;
import dev.chancery.ui.unlock.UnlockModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Region;
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
    private FileChoice files;
    private Startup startup;
    private Optional<Office> open = Optional.empty();
    private Optional<Rooms> rooms = Optional.empty();
    private boolean lockWhenDone;

    @Override public void start(Stage stage) {
        Fonts.load();
        startup = Startup.of(getParameters().getRaw(), clock);
        preferences = PreferenceFile.in(HomeFolder.of(System.getProperties(), System.getenv()));
        files = new SystemFileChoice(stage, uri -> getHostServices().showDocument(uri));
        Words.speak(preferences.current().language().locale(Locale.getDefault()));
        Thread.currentThread().setUncaughtExceptionHandler((_, wrong) -> dialogs.failed(wrong));
        var scene = scene();
        wireDoor();
        layers.show(views.load("unlock"));
        stage.setTitle(Words.of("shell.title"));
        stage.setScene(scene);
        stage.setMinWidth(880);
        stage.setMinHeight(560);
        stage.show();
        Platform.runLater(this::shown);
    }

    private void shown() {
        startup.passed(Startup.Mark.UNLOCK_SHOWN);
        workers.execute(Office::warmUp);
    }

    private Scene scene() {
        var scene = new Scene(layers, 1280, 800);
        Look.dress(scene, preferences.currentProperty());
        new IdleLock(scene, preferences.currentProperty(), this::lock);
        scene.getAccelerators().put(new KeyCodeCombination(KeyCode.L, KeyCombination.SHORTCUT_DOWN), this::lock);
        background.jobs().addListener((ListChangeListener<Job>) this::jobsChanged);
        return scene;
    }

    private void wireDoor() {
        views.add(UnlockController.class, () -> new UnlockController(new UnlockModel(preferences, background, files,
                new UnlockModel.Ways((file, passphrase) -> Office.unlock(file, passphrase, Surroundings.ofThisMachine()),
                        this::opened, () -> layers.show(views.load("new-store"))))));
        views.add(NewStoreController.class, () -> new NewStoreController(new NewStoreModel(preferences, background, files,
                folderForStores(), new NewStoreModel.Ways(
                        (file, passphrase) -> Office.create(file, passphrase, Surroundings.ofThisMachine()),
                        this::created, () -> layers.show(views.load("unlock"))))));
    }

    private static Path folderForStores() {
        var home = Path.of(System.getProperty("user.home"));
        var documents = home.resolve("Documents");
        return (Files.isDirectory(documents) ? documents : home).resolve("Chancery");
    }

    private void created(Office office) {
        opened(office);
        layers.toasts().success(Words.of("unlock.created", office.file().getFileName()));
    }

    private void opened(Office office) {
        open = Optional.of(office);
        var made = new Rooms(office);
        rooms = Optional.of(made);
        views.add(ShellController.class, () -> new ShellController(made.shell));
        layers.show(views.load("shell"));
        Platform.runLater(() -> startup.passed(Startup.Mark.MAIN_USABLE));
    }

    /// The screens of one open store, and the ways between them.
    private final class Rooms {
        private final AuthoritiesModel authorities;
        private final ThingsScreen things;
        private final CertificatesScreen certificates;
        private final IssueScreen issue;
        private final ExportScreen export;
        private final ShellModel shell;

        private Rooms(Office office) {
            var places = new Places(office.exports()::drives, preferences);
            authorities = new AuthoritiesModel(office, background);
            things = new ThingsScreen(new dev.chancery.ui.things.Means(office, background, layers, files, this::go));
            certificates = new CertificatesScreen(new dev.chancery.ui.certificates.Means(office, background, this::go));
            issue = new IssueScreen(new dev.chancery.ui.issue.Means(office, background,
                    new dev.chancery.ui.issue.Means.Window(dialogs, layers.toasts()), places, this::go));
            export = new ExportScreen(new dev.chancery.ui.export.Means(office, background,
                    new dev.chancery.ui.export.Means.Window(dialogs, layers.toasts(), files), places));
            shell = new ShellModel(List.of(authorities(office), things.screen(), certificates.screen(), settings(office)),
                    background.jobs(), office.file().getFileName().toString(), App.this::lock);
        }

        private Screen authorities(Office office) {
            views.add(AuthoritiesController.class, () -> new AuthoritiesController(authorities,
                    new NewAuthoritySheet(views, dialogs,
                            parent -> new NewAuthorityModel(office, background, parent)), layers.toasts(), this::go));
            return new Screen("authorities", "fth-layers", "authorities.title", Screen.Place.TOP, () -> views.load("authorities"));
        }

        private void go(Destination where) {
            switch (where) {
                case Destination.Issue() -> issue.open();
                case Destination.IssueBy(var authority) -> issue.openBy(authority);
                case Destination.IssueForThings(var numbers) -> issue.openFor(numbers);
                case Destination.ExportCertificates(var ids) -> export.open(ids);
                case Destination.ExportAtOnce(var ids, var folder) -> export.run(ids, folder);
                case Destination.OneCertificate(var certificate) -> {
                    shell.show("certificates");
                    certificates.reveal(certificate);
                }
            }
        }

        /// What one screen has changed, the others show.
        private void refresh() {
            authorities.refresh();
            things.refresh();
            certificates.refresh();
        }
    }

    private Screen settings(Office office) {
        views.add(SettingsController.class, () -> new SettingsController(
                new SettingsModel(preferences, () -> changePassphrase(office))));
        return new Screen("settings", "fth-settings", "settings.title", Screen.Place.BOTTOM, () -> views.load("settings"));
    }

    private void changePassphrase(Office office) {
        var sheet = new AtomicReference<Layers.Sheet>();
        var ways = new PassphraseModel.Ways(office::changePassphrase, () -> {
            sheet.get().close();
            layers.toasts().success(Words.of("settings.passphrase.changed"));
        }, () -> sheet.get().close());
        var model = new PassphraseModel(background, ways);
        views.add(PassphraseController.class, () -> new PassphraseController(model));
        sheet.set(dialogs.open((Region) views.load("passphrase"), model::cancel));
    }

    // Running work keeps its store: what it was promised gets done first.
    private void lock() {
        if (open.isPresent() && !background.jobs().isEmpty()) {
            lockWhenDone = true;
            layers.toasts().note(Words.of("unlock.lock.later"));
            return;
        }
        lockWhenDone = false;
        open.ifPresent(this::close);
    }

    private void jobsChanged(ListChangeListener.Change<? extends Job> change) {
        while (change.next()) {
            if (change.wasRemoved()) {
                rooms.ifPresent(Rooms::refresh);
            }
        }
        if (lockWhenDone && background.jobs().isEmpty()) {
            Platform.runLater(this::lock);
        }
    }

    private void close(Office office) {
        open = Optional.empty();
        rooms = Optional.empty();
        layers.toasts().clear();
        layers.show(views.load("unlock"));
        office.close();
    }

    @Override public void stop() {
        workers.shutdownNow();
        open.ifPresent(Office::close);
    }

    private static Thread worker(Runnable work) {
        var thread = new Thread(work, "worker");
        thread.setDaemon(true);
        return thread;
    }
}
