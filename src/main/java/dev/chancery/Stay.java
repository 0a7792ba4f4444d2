package dev.chancery;

import dev.chancery.engine.Office;
import dev.chancery.ui.Background;
import dev.chancery.ui.BackupWatch;
import dev.chancery.ui.Destination;
import dev.chancery.ui.Job;
import dev.chancery.ui.ListWatch;
import dev.chancery.ui.PatientLock;
import dev.chancery.ui.RenewalWatch;
import dev.chancery.ui.WhileOpen;
import dev.chancery.ui.cloud.Lines;
import dev.chancery.words.Words;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;

/// The time for which a store is open: its screens, and the work for them. All of it goes when the store locks; what comes
/// back after that is dropped, and nothing of a closed store is kept.
final class Stay {

    private final WhileOpen window = new WhileOpen(Platform::runLater);
    private final Office office;
    private final Parts parts;
    private final PatientLock lock;
    private final ListWatch lists;
    private final RenewalWatch renewals;
    private final BackupWatch backups;
    private final Lines lines = new Lines();
    private Rooms rooms;
    private Optional<Path> toRestore = Optional.empty();

    /// @param background makes the work of this store, whose answers come back through the given executor
    /// @param left is told when the store is to be shown no more, and before it is closed
    Stay(Office office, Parts parts, Function<Executor, Background> background, Runnable left) {
        this.office = office;
        this.parts = parts.with(background.apply(window));
        this.lock = new PatientLock(this.parts.background().jobs(), Platform::runLater, new PatientLock.Ways(
                () -> parts.layers().toasts().note(Words.of("unlock.lock.later")), left));
        this.parts.background().jobs().addListener((ListChangeListener<Job>) this::jobsChanged);
        this.lists = new ListWatch(office, this.parts.background(), parts.layers());
        this.renewals = new RenewalWatch(office, this.parts.background(), parts.layers().toasts(), this::go);
        this.backups = new BackupWatch(office, this.parts.background(), parts.layers());
        furnish();
        office.events().listen(happening -> window.execute(() -> {
            rooms.happened();
            backups.heard(happening);
        }));
        lists.start();
        renewals.start();
        backups.start();
    }

    /// All screens anew, in the language that is spoken now.
    void furnish() {
        rooms = new Rooms(parts, office, lines, new Rooms.Ways(this::go, this::lock, this::restore));
    }

    void show() {
        rooms.show();
        rooms.go(new Destination.Clock());
        rooms.go(new Destination.Seals());
    }

    /// The step of a store that has no authority yet.
    void showFirst() {
        rooms.showFirst();
    }

    void makeRecovery() {
        rooms.makeRecovery();
    }

    void go(Destination where) {
        rooms.go(where);
    }

    /// At once, or when the running work is done.
    void lock() {
        rooms.stop();
        lock.ask();
    }

    private void restore(Path backup) {
        toRestore = Optional.of(backup);
        lock();
    }

    /// The backup that was chosen to be brought back once this store is closed.
    Optional<Path> toRestore() {
        return toRestore;
    }

    void end() {
        lists.stop();
        renewals.stop();
        backups.stop();
        window.end();
        lines.close();
        office.close();
    }

    private void jobsChanged(ListChangeListener.Change<? extends Job> change) {
        while (change.next()) {
            if (change.wasRemoved()) {
                rooms.refresh();
            }
        }
    }
}
