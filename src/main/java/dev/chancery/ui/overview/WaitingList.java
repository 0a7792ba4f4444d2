package dev.chancery.ui.overview;

import dev.chancery.domain.Certificate;
import dev.chancery.domain.ThingId;
import dev.chancery.engine.Outlook;
import dev.chancery.engine.PendingRevocations.Awaited;
import dev.chancery.ui.Focus;
import dev.chancery.words.Words;
import java.time.Instant;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The replaced certificates that are revoked once somebody confirms that their successors are on the devices.
public final class WaitingList extends VBox {

    /// For FXML.
    public WaitingList() {
        getStyleClass().add("overview-rows");
    }

    void tie(OverviewModel model, OverviewActs acts) {
        model.whenFound(found -> Focus.keep(this, () -> fill(found.waiting(), found.at(), model, acts)));
    }

    private void fill(Outlook.Waiting waiting, Instant now, OverviewModel model, OverviewActs acts) {
        getChildren().setAll(waiting.first().stream().map(one -> row(one, now, model, acts)).toList());
        var all = new Hyperlink(Words.of("overview.waiting.all", waiting.count()));
        all.setId("waiting-all");
        all.setOnAction(_ -> model.showWaiting());
        getChildren().add(all);
    }

    private static Node row(Awaited one, Instant now, OverviewModel model, OverviewActs acts) {
        var name = new Hyperlink(holder(one.old()));
        name.setId("overview-old-" + one.old().id().value());
        name.getStyleClass().add("overview-name");
        name.setOnAction(_ -> model.show(one.old().id()));
        var note = new Label(Words.of(one.isGood(now) ? "overview.waiting.until" : "overview.waiting.lost", Words.date(one.revokeBy())));
        note.getStyleClass().add("overview-note");
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        var confirm = button("overview-confirm-", "overview.waiting.confirm", one.old(), () -> acts.confirm(one.old()));
        confirm.setDisable(!one.isGood(now));
        var buttons = new FlowPane(6, 6, confirm, button("overview-revoke-", "overview.waiting.revoke", one.old(), () -> model.revokeNow(one.old())));
        return new VBox(4, name, note, buttons);
    }

    private static String holder(Certificate certificate) {
        return certificate.thing().map(ThingId::value).orElseGet(certificate::label);
    }

    private static Button button(String id, String key, Certificate about, Runnable act) {
        var button = new Button(Words.of(key));
        button.setId(id + about.id().value());
        button.getStyleClass().add("small");
        button.setAccessibleText(Words.of(key) + ": " + holder(about));
        button.setOnAction(_ -> act.run());
        return button;
    }
}
