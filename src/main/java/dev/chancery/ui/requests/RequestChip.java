package dev.chancery.ui.requests;

import dev.chancery.domain.FiledRequest;
import dev.chancery.domain.FiledRequest.Direction;
import dev.chancery.domain.FiledRequest.State;
import dev.chancery.ui.Icons;
import dev.chancery.words.Words;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;

/// How far a request is, as an icon, a word and a colour together.
public final class RequestChip extends Label {

    private enum Look {
        TO_SIGN("pending", "fth-inbox"), TO_BE_ANSWERED("soon", "fth-clock"), SIGNED("good", "fth-check"),
        REJECTED("bad", "fth-slash"), COMPLETED("good", "fth-check");

        private final PseudoClass colour;
        private final String icon;

        Look(String colour, String icon) {
            this.colour = PseudoClass.getPseudoClass(colour);
            this.icon = icon;
        }

        private static Look of(FiledRequest request) {
            return switch (request.state()) {
                case State.Pending _ -> request.direction() == Direction.THEIRS ? TO_SIGN : TO_BE_ANSWERED;
                case State.Signed _ -> SIGNED;
                case State.Rejected _ -> REJECTED;
                case State.Completed _ -> COMPLETED;
            };
        }

        private String words() {
            return Words.of(switch (this) {
                case TO_SIGN -> "requests.state.toSign";
                case TO_BE_ANSWERED -> "requests.state.toBeAnswered";
                case SIGNED -> "requests.state.signed";
                case REJECTED -> "requests.state.rejected";
                case COMPLETED -> "requests.state.completed";
            });
        }
    }

    public RequestChip() {
        getStyleClass().add("status-chip");
        setMinWidth(USE_PREF_SIZE);
    }

    void show(FiledRequest request) {
        var look = Look.of(request);
        setText(look.words());
        setGraphic(Icons.of(look.icon));
        for (var each : List.of(Look.values())) {
            pseudoClassStateChanged(each.colour, each.colour.equals(look.colour));
        }
    }
}
