package dev.chancery.ui.issue;

import dev.chancery.ui.FileChoice;
import dev.chancery.ui.Job;
import dev.chancery.ui.Shown;
import dev.chancery.words.Words;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.util.Subscription;

/// Ties the page of a job that issues for many to [ManyJobModel].
public final class ManyJobController {

    private final ManyJobModel model;
    private final FileChoice files;
    private final Runnable close;
    private Subscription watching = Subscription.EMPTY;

    @FXML private Label title;
    @FXML private Label source;
    @FXML private ManyFacts facts;
    @FXML private Node secret;
    @FXML private Node note;
    @FXML private NewPassphrase passphrase;
    @FXML private CheckBox asSigned;
    @FXML private Button pause;
    @FXML private Button goOn;
    @FXML private Button finish;
    @FXML private Button manifest;
    @FXML private Button folder;

    public ManyJobController(ManyJobModel model, FileChoice files, Runnable close) {
        this.model = model;
        this.files = files;
        this.close = close;
    }

    @FXML private void initialize() {
        passphrase.watch(model.violations());
        asSigned.selectedProperty().bindBidirectional(model.asSignedProperty());
        model.thereProperty().subscribe(_ -> show());
        model.runningProperty().subscribe(this::follow);
        model.jobProperty().subscribe(() -> show());
    }

    private void follow(Optional<Job> running) {
        watching.unsubscribe();
        watching = running.map(job -> job.readingProperty().subscribe(reading -> facts.show(reading))).orElse(Subscription.EMPTY);
        show();
    }

    private void show() {
        title.setText(ManyWords.title(model));
        source.setText(ManyWords.source(model));
        Shown.set(source, !source.getText().isEmpty());
        facts.show(model);
        var waits = model.isPaused();
        Shown.set(pause, model.isOpen() && !waits);
        Shown.set(note, model.isOpen());
        Shown.set(goOn, waits);
        Shown.set(asSigned, waits && model.thereProperty().get());
        Shown.set(finish, waits);
        Shown.set(secret, waits && model.needsPassphrase());
        Shown.set(manifest, waits || !model.isOpen());
        Shown.set(folder, !model.isOpen() && model.folder().isPresent());
        goOn.setText(Words.of(model.isFresh() ? "issue.many.begin" : "issue.many.goOn"));
    }

    @FXML private void pause() {
        model.pause();
    }

    @FXML private void goOn() {
        model.goOn(passphrase.take(), passphrase.takeAgain());
    }

    @FXML private void finish() {
        model.finish();
    }

    @FXML private void saveManifest() {
        files.save(Words.of("issue.many.manifest"), "manifest.csv", new FileChoice.Kind("CSV, JSON", List.of("*.csv", "*.json")))
                .ifPresent(file -> model.saveManifest(file, _ -> {}));
    }

    @FXML private void showFolder() {
        model.folder().ifPresent(files::reveal);
    }

    @FXML private void close() {
        close.run();
    }
}
