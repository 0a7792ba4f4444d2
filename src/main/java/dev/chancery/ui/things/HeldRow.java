package dev.chancery.ui.things;

import dev.chancery.domain.KeyDeparture;
import dev.chancery.ui.KeyLeft;
import dev.chancery.ui.StatusChip;
import dev.chancery.words.Words;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A certificate that a thing has or had, as a line that opens it.
final class HeldRow {

    private HeldRow() {}

    static Button of(ThingDetailsModel.Held held, Runnable open) {
        var certificate = held.certificate();
        var serial = new Label(ThingTable.shortSerial(certificate));
        serial.getStyleClass().add("mono");
        var validity = new Label(Words.of("things.held.validity", Words.date(certificate.validity().notBefore()),
                Words.date(certificate.validity().notAfter())));
        var issuer = new Label(Words.of("things.held.by", held.issuer()));
        issuer.getStyleClass().add("note");
        var lines = new VBox(4);
        held.successor().ifPresent(successor -> lines.getChildren().add(new Label(Words.of(
                held.waits() ? "things.held.waits" : "things.held.replaced", ThingTable.shortSerial(successor)))));
        held.keyLeft().ifPresent(left -> lines.getChildren().add(keyLeft(left)));
        lines.getChildren().forEach(line -> line.getStyleClass().add("note"));
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var row = new Button("", new VBox(4, new HBox(8, new StatusChip(held.status()), gap, serial), validity, issuer, lines));
        row.getStyleClass().addAll("flat", "held-row");
        row.setMaxWidth(Double.MAX_VALUE);
        row.setAccessibleText(Words.of("things.held.open", StatusChip.words(held.status()), certificate.serial().hex()));
        row.setOnAction(_ -> open.run());
        return row;
    }

    private static Label keyLeft(KeyDeparture left) {
        var label = new Label(Words.of(left.state() == KeyDeparture.State.LEFT ? "things.held.keyLeft" : "things.held.keyUncertain",
                KeyLeft.brief(left)));
        label.setTooltip(new Tooltip(KeyLeft.words(left)));
        return label;
    }
}
