package dev.chancery.ui.certificates;

import dev.chancery.ui.Words;
import java.util.Arrays;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.beans.Observable;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/// Ties the list of certificates to [CertificatesModel].
public final class CertificatesController {

    private static final Duration TYPING = Duration.millis(150);

    private final CertificatesModel model;
    private final Node details;
    private final PauseTransition typing = new PauseTransition(TYPING);

    @FXML private Node root;
    @FXML private Label count;
    @FXML private Node tools;
    @FXML private Button export;
    @FXML private TextField filter;
    @FXML private StatusFilter statuses;
    @FXML private IssuerChoice issuers;
    @FXML private CertificateTable table;
    @FXML private Node content;
    @FXML private Node empty;
    @FXML private Node nothing;
    @FXML private StackPane side;

    /// @param details stands beside the list
    public CertificatesController(CertificatesModel model, Node details) {
        this.model = model;
        this.details = details;
    }

    @FXML private void initialize() {
        side.getChildren().setAll(details);
        typing.setOnFinished(_ -> model.filter(filter.getText()));
        filter.textProperty().addListener(_ -> typing.playFromStart());
        statuses.whenChosen(model::showStatus);
        issuers.whenChosen(model::showIssuer);
        model.askedProperty().addListener((_, _, asked) -> {
            if (typing.getStatus() != Animation.Status.RUNNING && !filter.getText().strip().equals(asked.text())) {
                filter.setText(asked.text());
            }
        });
        table.show(model);
        table.getSelectionModel().getSelectedIndices().addListener((Observable _) -> showCount());
        model.listingProperty().addListener(_ -> show());
        show();
        root.sceneProperty().addListener((_, _, shown) -> Optional.ofNullable(shown).ifPresent(_ -> model.refresh()));
    }

    private void show() {
        var listing = model.listingProperty().get();
        var bare = model.loadedProperty().get() && listing.isBare();
        statuses.show(model.askedProperty().get().status(), listing.tally());
        issuers.show(model.askedProperty().get().issuer(), listing.authorities());
        empty.setVisible(bare);
        content.setVisible(!bare);
        tools.setVisible(!bare);
        nothing.setVisible(!bare && model.loadedProperty().get() && model.rows().isEmpty());
        showCount();
    }

    private void showCount() {
        var selected = table.getSelectionModel().getSelectedIndices().size();
        count.setText(selected < 2 ? Words.of("certificates.count", model.rows().size())
                : Words.of("certificates.count.selected", model.rows().size(), selected));
        export.setDisable(selected == 0);
    }

    @FXML private void issue() {
        model.issue();
    }

    @FXML private void export() {
        model.export(Arrays.stream(table.places()).mapToLong(model.rows()::id).toArray());
    }

    @FXML private void showAll() {
        typing.stop();
        model.showAll();
    }
}
