package dev.chancery.ui.cloud;

import dev.chancery.domain.CloudCall;
import dev.chancery.domain.CloudRequest;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Registration;
import dev.chancery.ui.Late;
import dev.chancery.ui.Layers;
import dev.chancery.words.Words;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A call about a registration that is there, sent by hand from another machine.
final class HandSheet {

    private final Means means;

    HandSheet(Means means) {
        this.means = means;
    }

    void open(Registration one, CloudCall call, Runnable then) {
        means.background().load(() -> means.registrations().sheet(one.id(), call), request -> show(one, call, request, then));
    }

    private void show(Registration one, CloudCall call, CloudRequest request, Runnable then) {
        var answer = new SimpleStringProperty("");
        var trouble = new SimpleObjectProperty<>(CloudTrouble.NONE);
        var sheet = new Late<Layers.Sheet>();
        var title = new Label(Words.of("cloud.hand.title"));
        title.getStyleClass().add("dialog-title");
        var take = new Button(Words.of("cloud.act.takeAnswer"));
        take.setId("handTake");
        take.getStyleClass().add("accent");
        take.disableProperty().bind(answer.isEmpty());
        take.setOnAction(_ -> take(one, call, answer.get(), trouble, () -> {
            sheet.get().close();
            then.run();
        }));
        var cancel = new Button(Words.of("shell.cancel"));
        cancel.setOnAction(_ -> sheet.get().close());
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var body = new VBox(16, title, new TroublePane(trouble), new SheetPane(new SheetPane.Sheet(call, request, "", ""),
                means.registrations().traits(one.cloud()), new Carried(means), answer), new HBox(8, gap, cancel, take));
        body.getStyleClass().addAll("dialog", "cloud-dialog");
        body.getStylesheets().add("/css/cloud.css");
        sheet.set(means.window().dialogs().open(body, () -> sheet.get().close()));
    }

    private void take(Registration one, CloudCall call, String text, SimpleObjectProperty<CloudTrouble> trouble, Runnable then) {
        means.background().run("cloud.job.step", _ -> {
            try {
                means.registrations().takeAnswer(one.id(), call, text);
                return CloudTrouble.NONE;
            } catch (Failure failure) {
                return CloudTrouble.of(failure);
            }
        }, found -> {
            trouble.set(found);
            if (found.isNone()) {
                then.run();
            }
        });
    }
}
