package dev.chancery.ui.renew;

import dev.chancery.domain.CertificateId;
import dev.chancery.ui.Shown;
import dev.chancery.words.Words;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.Observable;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// Ties the list of replaced certificates to [PendingModel].
public final class PendingController {

    private final PendingModel model;
    private final Runnable close;
    private final Consumer<CertificateId> show;

    @FXML private VBox waiting;
    @FXML private Label none;
    @FXML private Button confirmAll;

    public PendingController(PendingModel model, Runnable close, Consumer<CertificateId> show) {
        this.model = model;
        this.close = close;
        this.show = show;
    }

    @FXML private void initialize() {
        model.waiting().addListener((Observable _) -> show());
        show();
        model.refresh();
    }

    private void show() {
        waiting.getChildren().setAll(model.waiting().stream().map(this::row).toList());
        Shown.set(none, model.waiting().isEmpty());
        Shown.set(confirmAll, model.waiting().stream().filter(PendingModel.Row::good).count() > 1);
    }

    private Node row(PendingModel.Row one) {
        var who = new Label(RenewWords.holder(one.old()));
        who.getStyleClass().add("section-title");
        var until = new Label(Words.of(one.good() ? "renew.pending.until" : "renew.pending.noGood", Words.date(one.end()),
                one.successor().serial().colonHex()));
        until.setWrapText(true);
        var confirm = button("renew.pending.confirm", () -> model.confirm(List.of(one.old().id())));
        confirm.setDisable(!one.good());
        var buttons = new FlowPane(8, 8, confirm, button("renew.pending.keep", () -> model.keep(List.of(one.old().id()))),
                button("renew.pending.show", () -> show.accept(one.successor().id())));
        var row = new VBox(4, who, until, buttons);
        row.getStyleClass().add("affected");
        return row;
    }

    private static Button button(String key, Runnable act) {
        var button = new Button(Words.of(key));
        button.getStyleClass().add("small");
        button.setOnAction(_ -> act.run());
        return button;
    }

    @FXML private void confirmAll() {
        model.confirm(model.waiting().stream().filter(PendingModel.Row::good).map(one -> one.old().id()).toList());
    }

    @FXML private void close() {
        close.run();
    }
}
