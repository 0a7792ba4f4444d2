package dev.chancery.ui.certificates;

import dev.chancery.domain.Breach;
import dev.chancery.domain.Rule.Severity;
import dev.chancery.ui.Icons;
import dev.chancery.words.RuleWords;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Shows which rules a certificate breaks, among its details.
public final class CertificateCheckController {

    private final CertificateDetailsModel model;

    @FXML private VBox breaches;

    public CertificateCheckController(CertificateDetailsModel model) {
        this.model = model;
    }

    @FXML private void initialize() {
        model.detailsProperty().subscribe(shown -> shown.ifPresent(details -> show(details.breaches())));
    }

    private void show(List<Breach> found) {
        breaches.getChildren().setAll(found.isEmpty() ? List.of(kept()) : found.stream().map(CertificateCheckController::node).toList());
    }

    private static Node kept() {
        var kept = line(RuleWords.none(), "plain-note");
        kept.setGraphic(Icons.of("fth-check"));
        return kept;
    }

    private static Node node(Breach breach) {
        boolean warning = breach.severity() == Severity.WARNING;
        var what = line(RuleWords.severity(breach.severity()) + ": " + RuleWords.what(breach), warning ? "field-warning" : "field-wrong");
        what.setGraphic(Icons.of(warning ? "fth-alert-triangle" : "fth-alert-circle"));
        return new VBox(2, what, line(RuleWords.effect(breach.rule()), "plain-note"), line(RuleWords.next(breach), "field-hint"));
    }

    private static Label line(String text, String style) {
        var line = new Label(text);
        line.getStyleClass().add(style);
        line.setWrapText(true);
        line.setMinHeight(Region.USE_PREF_SIZE);
        return line;
    }
}
