package dev.chancery.ui.certificates;

import dev.chancery.ui.Shown;
import dev.chancery.ui.Toasts;
import dev.chancery.words.Words;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// Ties what a certificate replaces and is replaced by to [SuccessionModel].
public final class SuccessionController {

    private final SuccessionModel model;
    private final CertificatesModel certificates;
    private final Toasts toasts;

    @FXML private Node root;
    @FXML private Button renew;
    @FXML private Button rotate;
    @FXML private VBox lines;
    @FXML private VBox waiting;
    @FXML private Label until;
    @FXML private Button confirm;

    public SuccessionController(SuccessionModel model, CertificatesModel certificates, Toasts toasts) {
        this.model = model;
        this.certificates = certificates;
        this.toasts = toasts;
    }

    @FXML private void initialize() {
        certificates.chosenProperty().addListener(_ -> read());
        certificates.listingProperty().addListener(_ -> read());
        model.shownProperty().subscribe(now -> {
            Shown.set(root, now.isPresent());
            now.ifPresent(this::show);
        });
        read();
    }

    private void read() {
        model.show(certificates.chosenProperty().get());
    }

    private void show(SuccessionModel.Shown now) {
        Shown.set(renew, !now.ofAuthority());
        Shown.set(rotate, !now.ofAuthority());
        renew.setDisable(!now.isReplaceable());
        rotate.setDisable(!now.isReplaceable());
        lines.getChildren().setAll(now.steps().stream().map(this::link).toList());
        Shown.set(lines, !now.steps().isEmpty());
        Shown.set(waiting, now.waiting().isPresent());
        now.waiting().ifPresent(one -> {
            confirm.setDisable(!one.good());
            until.setText(Words.of(one.good() ? "certificates.succession.until" : "certificates.succession.noGood", Words.date(one.end())));
        });
    }

    private Node link(SuccessionModel.Step step) {
        var link = new Hyperlink(Words.of(step.older() ? "certificates.succession.replaces" : "certificates.succession.replacedBy",
                CertificateWords.shortSerial(step.certificate()),
                Words.date(step.certificate().validity().notAfter())));
        link.setWrapText(true);
        link.setOnAction(_ -> model.open(step.certificate()));
        return link;
    }

    @FXML private void renew() {
        model.renew();
    }

    @FXML private void rotate() {
        model.rotate();
    }

    @FXML private void confirm() {
        model.confirm(revoked -> toasts.success(Words.of("certificates.succession.confirmed", revoked)));
    }

    @FXML private void keep() {
        model.keep();
    }
}
