package dev.chancery.ui.enrolment;

import dev.chancery.domain.EnrolmentKey;
import dev.chancery.domain.Secret;
import dev.chancery.domain.Thing;
import dev.chancery.ui.CopyButton;
import dev.chancery.ui.FieldRow;
import dev.chancery.ui.FileChoice;
import dev.chancery.ui.SelectableText;
import dev.chancery.ui.Shown;
import dev.chancery.words.Words;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// Ties the sheet with enrolment keys to [KeysModel].
public final class KeysController {

    private final KeysModel model;
    private final Means means;
    private final Runnable close;

    @FXML private Label title;
    @FXML private Label standing;
    @FXML private FieldRow daysRow;
    @FXML private TextField days;
    @FXML private FieldRow usesRow;
    @FXML private TextField uses;
    @FXML private Node shown;
    @FXML private HBox secret;
    @FXML private Button make;
    @FXML private Button save;

    public KeysController(KeysModel model, Means means, Runnable close) {
        this.model = model;
        this.means = means;
        this.close = close;
    }

    @FXML private void initialize() {
        title.setText(model.isOfOne() ? Words.of("enrolment.keys.title", model.things().getFirst().id().value())
                : Words.of("enrolment.keys.titleMany", model.things().size()));
        days.textProperty().bindBidirectional(model.daysProperty());
        uses.textProperty().bindBidirectional(model.usesProperty());
        List.of(daysRow, usesRow).forEach(row -> row.watch(model.violations()));
        Shown.set(make, model.isOfOne());
        if (!model.isOfOne()) {
            save.getStyleClass().add("accent");
        }
        List.of(make, save).forEach(button -> button.disableProperty().bind(Bindings.isNotEmpty(model.violations())));
        model.standingProperty().subscribe(now -> {
            Shown.set(standing, now.isPresent());
            now.ifPresent(found -> standing.setText(words(found)));
        });
        model.madeProperty().subscribe(now -> {
            Shown.set(shown, now.isPresent());
            Shown.set(save, now.isEmpty());
            secret.getChildren().clear();
            now.ifPresent(this::show);
        });
        model.begin();
    }

    private static String words(KeysModel.Standing found) {
        EnrolmentKey key = found.key();
        return Words.of(switch (found.state()) {
            case GOOD -> "enrolment.keys.standing.good";
            case USED -> "enrolment.keys.standing.used";
            case ENDED -> "enrolment.keys.standing.ended";
            case REVOKED -> "enrolment.keys.standing.revoked";
        }, Words.dateTime(key.made()), Words.dateTime(key.ends()), key.used(), key.uses());
    }

    private void show(Secret made) {
        var text = new SelectableText(made.use(String::new), "mono");
        text.setId("enrolment-key");
        text.setAccessibleText(Words.of("enrolment.keys.shown"));
        HBox.setHgrow(text, Priority.ALWAYS);
        var copy = new Button(Words.of("enrolment.keys.copy"));
        copy.setId("enrolment-key-copy");
        CopyButton.lends(copy, text::getText);
        secret.getChildren().setAll(text, copy);
    }

    @FXML private void make() {
        model.make();
    }

    @FXML private void save() {
        means.files().save(Words.of("enrolment.keys.save.choose"), model.isOfOne() ? name(model.things().getFirst()) : "enrolment-keys.csv",
                new FileChoice.Kind("CSV", List.of("*.csv"))).ifPresent(file -> model.makeInto(file, () -> {
                    close.run();
                    means.toasts().success(Words.of("enrolment.keys.saved", model.things().size(), file.getFileName()));
                }));
    }

    private static String name(Thing thing) {
        return thing.id().value() + ".csv";
    }

    @FXML private void revoke() {
        model.revoke(count -> means.toasts().success(Words.of("enrolment.keys.revoked", count)));
    }

    @FXML private void close() {
        close.run();
    }
}
