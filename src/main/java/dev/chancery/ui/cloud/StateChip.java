package dev.chancery.ui.cloud;

import dev.chancery.domain.Registration;
import dev.chancery.ui.Icons;
import dev.chancery.words.Registered;
import dev.chancery.words.Words;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;

/// How far a registration is, as an icon, a word and a colour together.
final class StateChip extends Label {

    private enum Look {
        WAITS("pending", "fth-clock"), GOOD("good", "fth-check"), UNPROVEN("soon", "fth-check"), STUCK("bad", "fth-alert-circle"),
        GONE("bad", "fth-slash");

        private final PseudoClass colour;
        private final String icon;

        Look(String colour, String icon) {
            this.colour = PseudoClass.getPseudoClass(colour);
            this.icon = icon;
        }

        private static Look of(Registration registration) {
            return switch (registration.state()) {
                case PLANNED, UPLOADED, CODE_RECEIVED, PROOF_ISSUED -> WAITS;
                case VERIFIED -> registration.trustedUnproven() ? UNPROVEN : GOOD;
                case EXPIRED, REFUSED -> STUCK;
                case REMOVED -> GONE;
            };
        }
    }

    StateChip(Registration registration) {
        getStyleClass().add("status-chip");
        setMinWidth(USE_PREF_SIZE);
        var look = Look.of(registration);
        setText(registration.trustedUnproven() ? Words.of("cloud.state.trusted") : Registered.words(registration.state()));
        setGraphic(Icons.of(look.icon));
        for (var each : List.of(Look.values())) {
            pseudoClassStateChanged(each.colour, each.colour.equals(look.colour));
        }
    }
}
