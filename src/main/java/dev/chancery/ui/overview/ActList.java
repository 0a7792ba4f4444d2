package dev.chancery.ui.overview;

import dev.chancery.domain.AuditEntry;
import dev.chancery.words.Words;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What was done last, the newest first.
public final class ActList extends VBox {

    private List<AuditEntry> shown = List.of();

    /// For FXML.
    public ActList() {
        getStyleClass().add("act-rows");
    }

    void tie(OverviewModel model) {
        model.whenFound(found -> show(found.lastActs()));
    }

    private void show(List<AuditEntry> acts) {
        if (!acts.equals(shown)) {
            shown = acts;
            getChildren().setAll(acts.stream().map(ActList::row).toList());
        }
    }

    private static Node row(AuditEntry act) {
        var what = new Label(ActWords.of(act.act()));
        what.setMinWidth(Region.USE_PREF_SIZE);
        var object = new Label(act.object());
        object.getStyleClass().add("act-object");
        object.setMaxWidth(Double.MAX_VALUE);
        object.setMinWidth(0);
        HBox.setHgrow(object, Priority.ALWAYS);
        var when = new Label(Words.dateTime(act.when()));
        when.getStyleClass().add("act-time");
        when.setMinWidth(Region.USE_PREF_SIZE);
        var row = new HBox(8, what, object, when);
        row.getStyleClass().add("act");
        return row;
    }
}
