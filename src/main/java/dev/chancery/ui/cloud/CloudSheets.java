package dev.chancery.ui.cloud;

import dev.chancery.domain.CloudEntry;
import dev.chancery.domain.KeptReply;
import dev.chancery.domain.Registration;
import dev.chancery.ui.CopyButton;
import dev.chancery.ui.DetailGrid;
import dev.chancery.ui.Late;
import dev.chancery.ui.Layers;
import dev.chancery.ui.SelectableText;
import dev.chancery.words.Words;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What a cloud has and what it has said, to be read.
final class CloudSheets {

    private final Means means;

    CloudSheets(Means means) {
        this.means = means;
    }

    /// The CA certificates in the place of this registration.
    void entries(Registration one, List<CloudEntry> entries) {
        var grid = new DetailGrid();
        entries.forEach(entry -> {
            grid.heading(entry.name().strip());
            grid.text(Words.of("cloud.fact.commonName"), entry.commonName());
            grid.code(Words.of("cloud.fact.id"), entry.id());
            grid.text(Words.of("cloud.fact.expires"), entry.expires());
            entry.verified().ifPresent(yes -> grid.text(Words.of("cloud.fact.verified"), Words.of(yes ? "cloud.yes" : "cloud.no")));
            entry.active().ifPresent(yes -> grid.text(Words.of("cloud.fact.active"), Words.of(yes ? "cloud.yes" : "cloud.no")));
        });
        show(Words.of("cloud.list.title", CloudWords.name(one.cloud()), entries.size()), grid);
    }

    /// The replies, the newest first.
    void replies(List<KeptReply> replies) {
        var list = new VBox(12);
        replies.forEach(reply -> {
            var head = new Label(Words.of("cloud.reply", Words.dateTime(reply.at()), reply.call().code(), reply.status()));
            head.getStyleClass().add("field-label");
            var text = new SelectableText(reply.body(), "mono");
            HBox.setHgrow(text, Priority.ALWAYS);
            list.getChildren().addAll(head, new HBox(8, text, new CopyButton(head.getText(), reply::body)));
        });
        if (replies.isEmpty()) {
            list.getChildren().add(new Label(Words.of("cloud.replies.none")));
        }
        show(Words.of("cloud.replies.title"), list);
    }

    private void show(String title, Node content) {
        var head = new Label(title);
        head.getStyleClass().add("dialog-title");
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("cloud-list");
        var close = new Button(Words.of("shell.close"));
        close.setId("cloudSheetClose");
        close.setDefaultButton(true);
        var sheet = new Late<Layers.Sheet>();
        close.setOnAction(_ -> sheet.get().close());
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var body = new VBox(16, head, scroll, new HBox(8, gap, close));
        body.getStyleClass().addAll("dialog", "cloud-dialog");
        body.getStylesheets().add("/css/cloud.css");
        sheet.set(means.window().dialogs().open(body, close::fire));
    }
}
