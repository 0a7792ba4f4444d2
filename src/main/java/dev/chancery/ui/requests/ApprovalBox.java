package dev.chancery.ui.requests;

import dev.chancery.words.Words;
import java.util.List;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// A tick for each name that a request asks for.
public final class ApprovalBox extends VBox {

    public ApprovalBox() {
        getStyleClass().add("approvals");
    }

    void show(Approvals approvals) {
        getChildren().clear();
        part("signParts", Words.of("requests.sign.subject"), approvals.parts());
        part("signNames", Words.of("requests.names"), approvals.names());
    }

    private void part(String id, String words, List<? extends Approval<?>> asked) {
        if (!asked.isEmpty()) {
            var title = new Label(words);
            title.getStyleClass().add("part-title");
            var boxes = new VBox(4);
            boxes.setId(id);
            boxes.getChildren().setAll(asked.stream().map(ApprovalBox::box).toList());
            getChildren().addAll(title, boxes);
        }
    }

    private static CheckBox box(Approval<?> approval) {
        var box = new CheckBox(approval.words());
        box.setMnemonicParsing(false);
        box.selectedProperty().bindBidirectional(approval.approvedProperty());
        return box;
    }
}
