package dev.chancery.ui.cloud;

import dev.chancery.domain.CloudTenant;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Field;
import dev.chancery.domain.Registration;
import dev.chancery.domain.TextViolation;
import dev.chancery.engine.CloudLine;
import dev.chancery.ui.Job;
import dev.chancery.ui.Late;
import dev.chancery.ui.Layers;
import dev.chancery.words.Words;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Asks who asks a cloud, where no line leads there yet.
final class AccessSheet {

    private final Means means;

    AccessSheet(Means means) {
        this.means = means;
    }

    /// @param byHand goes on without a line
    void withLine(Registration one, Consumer<CloudLine> then, Runnable byHand) {
        means.line(one).ifPresentOrElse(then, () -> ask(one, then, byHand));
    }

    private void ask(Registration one, Consumer<CloudLine> then, Runnable byHand) {
        var model = new AccessModel(means.registrations(), means.background());
        model.ask(means.registrations().traits(one.cloud()), CloudTenant.of(one));
        var sheet = new Late<Layers.Sheet>();
        var busy = new SimpleBooleanProperty();
        var job = new Late<Job>();
        var go = button("cloud.access.go", "accessGo", () -> {
            job.set(connect(one, model, line -> {
                sheet.get().close();
                then.accept(line);
            }));
            job.get().stateProperty().subscribe(state -> busy.set(state == Job.State.RUNNING));
        });
        go.getStyleClass().add("accent");
        go.setDefaultButton(true);
        go.disableProperty().bind(model.readyProperty().not().or(busy));
        var hand = button("cloud.access.byHand", "accessByHand", () -> {
            sheet.get().close();
            byHand.run();
        });
        var cancel = button("shell.cancel", "accessCancel", () -> sheet.get().close());
        sheet.set(means.window().dialogs().open(body(one, model, cancel, hand, go), () -> sheet.get().close()));
        sheet.get().whenClosed(() -> {
            job.peek().ifPresent(Job::cancel);
            model.close();
        });
    }

    private Region body(Registration one, AccessModel model, Button... buttons) {
        var title = new Label(Words.of("cloud.access.title", CloudWords.name(one.cloud())));
        title.getStyleClass().add("dialog-title");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var bar = new HBox(8, gap);
        bar.getChildren().addAll(buttons);
        var body = new VBox(16, title, new AccessPane(model, means.window().files()),
                new SignInPane(model.promptProperty()), bar);
        body.getStyleClass().addAll("dialog", "cloud-dialog");
        body.getStylesheets().add("/css/cloud.css");
        return body;
    }

    private static Button button(String key, String id, Runnable act) {
        var button = new Button(Words.of(key));
        button.setId(id);
        button.setOnAction(_ -> act.run());
        return button;
    }

    private Job connect(Registration one, AccessModel model, Consumer<CloudLine> then) {
        var asking = model.asking();
        return means.background().run("cloud.job.connect", progress -> model.line(asking, progress)
                .orElseThrow(() -> new Failure.Refused(new TextViolation.Missing(Field.CREDENTIAL))), line -> {
                    means.lines().keep(one, line);
                    then.accept(line);
                });
    }
}
