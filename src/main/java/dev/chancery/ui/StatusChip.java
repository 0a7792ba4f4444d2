package dev.chancery.ui;

import dev.chancery.domain.Status;
import dev.chancery.words.Words;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import org.kordamp.ikonli.javafx.FontIcon;

/// The state of a certificate as an icon, a word and a colour together.
public final class StatusChip extends Label {

    private Optional<Status> shown = Optional.empty();

    /// Shows nothing until [#show] is called; for FXML and table cells.
    public StatusChip() {
        getStyleClass().add("status-chip");
        setMinWidth(USE_PREF_SIZE);
        setVisible(false);
    }

    public StatusChip(Status status) {
        this();
        show(status);
    }

    /// A table shows the same state again and again while it is scrolled, which costs nothing.
    public void show(Status status) {
        setVisible(true);
        if (shown.equals(Optional.of(status))) {
            return;
        }
        shown = Optional.of(status);
        setText(words(status));
        picture(icon(status));
        for (var each : Status.values()) {
            pseudoClassStateChanged(look(each), look(each) == look(status));
        }
    }

    private void picture(String icon) {
        if (getGraphic() instanceof FontIcon there) {
            there.setIconLiteral(icon);
        } else {
            setGraphic(Icons.of(icon));
        }
    }

    /// Shows no state, and keeps its parts for the next one.
    public void hide() {
        setVisible(false);
    }

    /// The word for a state, also for filters.
    public static String words(Status status) {
        return Words.of(switch (status) {
            case NOT_YET_VALID -> "shell.status.notYetValid";
            case ACTIVE -> "shell.status.active";
            case EXPIRING -> "shell.status.expiring";
            case EXPIRED -> "shell.status.expired";
            case ON_HOLD -> "shell.status.onHold";
            case REVOKED -> "shell.status.revoked";
        });
    }

    static String icon(Status status) {
        return switch (status) {
            case NOT_YET_VALID -> "fth-calendar";
            case ACTIVE -> "fth-check";
            case EXPIRING -> "fth-clock";
            case EXPIRED -> "fth-alert-circle";
            case ON_HOLD -> "fth-pause";
            case REVOKED -> "fth-slash";
        };
    }

    static PseudoClass look(Status status) {
        return PseudoClass.getPseudoClass(switch (status) {
            case NOT_YET_VALID -> "pending";
            case ACTIVE -> "good";
            case EXPIRING -> "soon";
            case EXPIRED, ON_HOLD, REVOKED -> "bad";
        });
    }
}
