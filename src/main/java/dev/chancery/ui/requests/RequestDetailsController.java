package dev.chancery.ui.requests;

import dev.chancery.domain.FiledRequest.Direction;
import dev.chancery.ui.DetailGrid;
import dev.chancery.ui.Shown;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;

/// Ties the details beside the list to [RequestDetailsModel].
public final class RequestDetailsController {

    private final RequestDetailsModel model;
    private final RequestsModel requests;
    private final RequestActions actions;

    @FXML private Node none;
    @FXML private ScrollPane one;
    @FXML private Label title;
    @FXML private RequestChip chip;
    @FXML private Label meaning;
    @FXML private RequestButtons buttons;
    @FXML private VBox checks;
    @FXML private VBox notices;
    @FXML private Node noticesPart;
    @FXML private DetailGrid asked;
    @FXML private VBox extensions;
    @FXML private DetailGrid result;
    @FXML private TextArea pem;

    public RequestDetailsController(RequestDetailsModel model, RequestsModel requests, RequestActions actions) {
        this.model = model;
        this.requests = requests;
        this.actions = actions;
    }

    @FXML private void initialize() {
        requests.chosenProperty().subscribe(model::show);
        model.detailsProperty().subscribe(details -> {
            Shown.set(none, details.isEmpty());
            Shown.set(one, details.isPresent());
            details.ifPresent(this::show);
        });
    }

    private void show(RequestDetailsModel.Details shown) {
        var request = shown.request();
        title.setText(request.label());
        chip.show(request);
        meaning.setText(RequestFacts.meaning(request));
        buttons.show(shown, actions);
        RequestFacts.checks(shown.csr(), checks);
        NoticeWords.fill(notices, shown.csr().notices());
        Shown.set(noticesPart, request.direction() == Direction.THEIRS && !shown.csr().notices().isEmpty());
        RequestFacts.asked(request, shown.csr(), asked);
        extensions.getChildren().setAll(RequestFacts.extensions(shown.csr().extensions()));
        RequestFacts.result(shown, result);
        pem.setText(shown.pem());
    }
}
