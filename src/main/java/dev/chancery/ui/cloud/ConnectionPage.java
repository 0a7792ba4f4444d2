package dev.chancery.ui.cloud;

import dev.chancery.ui.ChoiceCard;
import dev.chancery.ui.FileChoice;
import dev.chancery.ui.Shown;
import dev.chancery.words.Words;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Over a line from here, or by hand from another machine.
final class ConnectionPage extends VBox {

    ConnectionPage(RegisterModel model, FileChoice files) {
        super(16);
        getStyleClass().add("form");
        setMaxWidth(Double.MAX_VALUE);
        var online = new ChoiceCard(Words.of("cloud.online"), Words.of("cloud.online.text"));
        online.setId("connectionOnline");
        var byHand = new ChoiceCard(Words.of("cloud.byHand"), Words.of("cloud.byHand.text"));
        byHand.setId("connectionByHand");
        for (var card : new ChoiceCard[] {online, byHand}) {
            HBox.setHgrow(card, Priority.ALWAYS);
            card.setPrefWidth(340);
        }
        ChoiceCard.bind(model.steps().byHandProperty(), Map.of(online, false, byHand, true));
        var access = new AccessPane(model.access(), files);
        getChildren().add(new HBox(8, online, byHand));
        if (model.rehearses()) {
            getChildren().add(note());
        } else {
            Shown.during(model.steps().byHandProperty().not(), access);
            getChildren().add(access);
        }
    }

    private static Label note() {
        var note = new Label(Words.of("cloud.practice.access"));
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        return note;
    }
}
