package dev.chancery.ui;

import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.Progress;
import dev.chancery.engine.Happening;
import dev.chancery.engine.Office;
import dev.chancery.words.Words;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.util.Duration;

/// Makes a backup every day while a store is open, where that is wanted, and says when one could not be made.
///
/// It looks often rather than once when the day is over, for a machine that slept. A backup that cannot be made is told once.
public final class BackupWatch {

    private static final Duration PAUSE = Duration.minutes(10);

    private final Office office;
    private final Background background;
    private final Layers layers;
    private final Beat beat = new Beat(this::look);
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile boolean stopped;
    private boolean told;

    public BackupWatch(Office office, Background background, Layers layers) {
        this.office = office;
        this.background = background;
        this.layers = layers;
    }

    public void start() {
        beat.start(PAUSE);
        look();
    }

    /// The store is about to be closed.
    public void stop() {
        stopped = true;
        beat.stop();
    }

    /// Something has happened in the store. On the window's thread.
    public void heard(Happening happening) {
        if (happening instanceof Happening.NoBackup(var why)) {
            tell("backup.failed.before", why);
        }
    }

    private void look() {
        if (looking.compareAndSet(false, true)) {
            background.load(this::due, due -> {
                if (due && !stopped) {
                    background.run("backup.job", this::made, this::done);
                } else {
                    looking.set(false);
                }
            });
        }
    }

    /// A store that is closed while this works answers with a defect that is none; a folder that cannot be read now is asked for
    /// by the backup itself.
    private boolean due() {
        try {
            return !stopped && office.backups().isDue();
        } catch (FileFailure.CannotRead unreadable) {
            return true;
        } catch (IllegalStateException closed) {
            if (stopped) {
                return false;
            }
            throw closed;
        }
    }

    private Optional<Failure> made(Progress progress) {
        try {
            office.backups().make(progress);
            return Optional.empty();
        } catch (Failure failure) {
            return Optional.of(failure);
        } finally {
            looking.set(false);
        }
    }

    private void done(Optional<Failure> failure) {
        failure.filter(_ -> !told).ifPresent(why -> tell("backup.failed", why));
        told = failure.isPresent();
    }

    private void tell(String words, Failure why) {
        layers.toasts().note(Words.of(words), new Toasts.Action(Words.of("backup.failed.why"), () -> new Dialogs(layers).failed(why)));
    }
}
