package dev.chancery.ui.overview;

import dev.chancery.domain.Standing;
import dev.chancery.domain.Status;
import dev.chancery.ui.Columns;
import dev.chancery.ui.Shown;
import dev.chancery.ui.StatusChip;
import dev.chancery.words.Words;
import javafx.scene.layout.VBox;

/// How many certificates are active, end soon, have ended, are on hold and are revoked.
public final class CountCards extends VBox {

    private final CountCard active = new CountCard("count-active", "fth-check", "good", StatusChip.words(Status.ACTIVE));
    private final CountCard expiring = new CountCard("count-expiring", "fth-clock", "soon", Words.of("overview.count.month"));
    private final CountCard thisWeek = new CountCard("count-week", "fth-bell", "soon", Words.of("overview.count.week"));
    private final CountCard expired = new CountCard("count-expired", "fth-alert-circle", "bad", StatusChip.words(Status.EXPIRED));
    private final CountCard held = new CountCard("count-held", "fth-pause", "bad", StatusChip.words(Status.ON_HOLD));
    private final CountCard revoked = new CountCard("count-revoked", "fth-slash", "bad", StatusChip.words(Status.REVOKED));

    /// For FXML.
    public CountCards() {
        var columns = new Columns(active, expiring, thisWeek, expired, held, revoked);
        columns.getStyleClass().add("count-cards");
        getChildren().setAll(columns);
    }

    void tie(OverviewModel model) {
        active.setOnAction(_ -> model.show(Status.ACTIVE));
        expiring.setOnAction(_ -> model.show(Status.EXPIRING));
        thisWeek.setOnAction(_ -> model.showThisWeek());
        expired.setOnAction(_ -> model.show(Status.EXPIRED));
        held.setOnAction(_ -> model.show(Status.ON_HOLD));
        revoked.setOnAction(_ -> model.show(Status.REVOKED));
        model.whenFound(found -> show(found.standing()));
    }

    private void show(Standing standing) {
        active.show(standing.active());
        expiring.show(standing.expiring());
        thisWeek.show(standing.thisWeek());
        expired.show(standing.expired());
        held.show(standing.held());
        Shown.set(held, standing.held() > 0);
        revoked.show(standing.revoked());
    }
}
