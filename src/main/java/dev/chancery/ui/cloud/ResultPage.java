package dev.chancery.ui.cloud;

import dev.chancery.domain.Registration;
import dev.chancery.ui.DetailGrid;
import dev.chancery.ui.Icons;
import dev.chancery.words.Words;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The end of the way: whether the cloud trusts the authority and on what, and what comes next for the devices.
final class ResultPage extends VBox {

    /// @param issue goes on to issuing by the authority
    ResultPage(Registration registration, Runnable issue) {
        super(16);
        getStyleClass().add("form");
        setMaxWidth(Double.MAX_VALUE);
        var trusted = registration.trustedUnproven();
        var title = new Label(Words.of(trusted ? "cloud.result.trusted" : "cloud.result.verified"),
                Icons.of(trusted ? "fth-alert-triangle" : "fth-check-circle", trusted ? "warning" : "success", "result-icon"));
        title.setId("resultTitle");
        title.getStyleClass().add("empty-title");
        var grid = new DetailGrid();
        Facts.show(registration, grid);
        var next = new Label(Words.of("cloud.result.next"));
        next.getStyleClass().add("section-title");
        var act = new Button(Words.of("cloud.result.issue"));
        act.setId("resultIssue");
        act.setOnAction(_ -> issue.run());
        getChildren().addAll(title, wrapped(Words.of(trusted ? "cloud.result.trusted.text" : "cloud.result.verified.text")), grid,
                next, wrapped(CloudWords.devices(registration.cloud())), new HBox(act));
    }

    private static Label wrapped(String words) {
        var label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
