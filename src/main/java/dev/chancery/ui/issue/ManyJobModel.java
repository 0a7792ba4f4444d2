package dev.chancery.ui.issue;

import dev.chancery.domain.BulkState;
import dev.chancery.domain.BulkTarget;
import dev.chancery.domain.Passphrase;
import dev.chancery.domain.TextViolation;
import dev.chancery.domain.Violation;
import dev.chancery.engine.Acknowledgement;
import dev.chancery.engine.BulkJob;
import dev.chancery.engine.BulkJobs;
import dev.chancery.engine.Office;
import dev.chancery.ui.Background;
import dev.chancery.ui.Job;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// One job that issues for many: how far it is, and pausing, going on and ending it.
public final class ManyJobModel {

    private final Office office;
    private final Background background;
    private final ReadOnlyObjectWrapper<BulkJob> job;
    private final ReadOnlyObjectWrapper<Optional<Job>> running = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper there = new ReadOnlyBooleanWrapper();
    private final BooleanProperty asSigned = new SimpleBooleanProperty();
    private final ObservableList<Violation> violations = FXCollections.observableArrayList();

    ManyJobModel(Office office, Background background, BulkJob job) {
        this.office = office;
        this.background = background;
        this.job = new ReadOnlyObjectWrapper<>(job);
        background.load(() -> job.terms().flatMap(terms -> office.authorities().inVault(terms.issuer())).isPresent(), there::set);
    }

    /// Begins, or goes on where it stopped. The passphrase is the one that protects the files, typed twice; both arrays are wiped.
    public void goOn(char[] passphrase, char[] again) {
        violations.setAll(wrong(passphrase, again));
        Arrays.fill(again, '\0');
        if (!violations.isEmpty() || running.get().isPresent()) {
            Arrays.fill(passphrase, '\0');
            return;
        }
        var id = job.get().id();
        var going = new BulkJobs.Going(passphrase, asSigned.get());
        follow(background.run(ManyWords.work(job.get()), progress -> {
            try {
                return office.bulkJobs().run(id, going, progress, Acknowledgement.NONE);
            } finally {
                Arrays.fill(passphrase, '\0');
            }
        }, job::set));
    }

    private ArrayList<Violation> wrong(char[] passphrase, char[] again) {
        var found = new ArrayList<Violation>();
        if (job.get().needsPassphrase()) {
            found.addAll(Passphrase.violations(passphrase));
            if (!Arrays.equals(passphrase, again)) {
                found.add(new TextViolation.PassphrasesDiffer());
            }
        }
        return found;
    }

    private void follow(Job started) {
        running.set(Optional.of(started).filter(one -> one.state() == Job.State.RUNNING));
        started.stateProperty().subscribe(state -> {
            if (state != Job.State.RUNNING) {
                running.set(Optional.empty());
                if (state != Job.State.DONE) {
                    refresh();
                }
            }
        });
    }

    /// What was done stays; [#goOn] does the rest.
    public void pause() {
        running.get().ifPresent(Job::cancel);
    }

    /// Ends a paused job with what is done by now.
    public void finish() {
        background.load(() -> {
            try {
                return office.bulkJobs().finish(job.get().id());
            } finally {
                refresh();
            }
        }, job::set);
    }

    /// Writes what became of each thing into this file.
    public void saveManifest(Path file, Consumer<Path> saved) {
        background.run("issue.many.saving", _ -> {
            office.bulkJobs().saveManifest(job.get().id(), file);
            return file;
        }, saved);
    }

    public void refresh() {
        background.load(() -> office.bulkJobs().one(job.get().id()), job::set);
    }

    public ReadOnlyObjectProperty<BulkJob> jobProperty() {
        return job.getReadOnlyProperty();
    }

    /// Whether a Vault signs.
    public ReadOnlyBooleanProperty thereProperty() {
        return there.getReadOnlyProperty();
    }

    /// Whether what a Vault signs otherwise than asked for is kept.
    public BooleanProperty asSignedProperty() {
        return asSigned;
    }

    /// Whether it is not done, whether it runs or not.
    public boolean isOpen() {
        return job.get().state() == BulkState.OPEN;
    }

    /// Whether nothing of it is done yet.
    public boolean isFresh() {
        return job.get().count().decided() == 0;
    }

    public boolean needsPassphrase() {
        return job.get().needsPassphrase();
    }

    /// Where the files are that it has written; empty when there are none.
    public Optional<Path> folder() {
        return job.get().target().filter(_ -> job.get().count().exported() > 0).map(BulkTarget::place);
    }

    public boolean isPaused() {
        return job.get().state() == BulkState.OPEN && running.get().isEmpty();
    }

    /// The work as long as it goes on.
    public ReadOnlyObjectProperty<Optional<Job>> runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// What is wrong with the passphrase.
    public ObservableList<Violation> violations() {
        return violations;
    }
}
