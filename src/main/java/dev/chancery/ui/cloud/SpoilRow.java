package dev.chancery.ui.cloud;

import dev.chancery.domain.Mishap;
import dev.chancery.ui.Choices;
import dev.chancery.words.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// In a rehearsal: what the practice cloud shall do wrong next, so that it has been seen once.
final class SpoilRow extends VBox {

    SpoilRow(StepsModel model) {
        super(4);
        var choices = new ArrayList<Optional<Mishap>>();
        choices.add(Optional.empty());
        Arrays.stream(Mishap.values()).map(Optional::of).forEach(choices::add);
        var box = new ComboBox<>(FXCollections.observableArrayList(choices));
        box.setId("spoil");
        Choices.say(box, choice -> choice.map(SpoilRow::words).orElseGet(() -> Words.of("cloud.spoil.none")));
        box.setValue(Optional.empty());
        box.valueProperty().addListener((_, _, chosen) -> chosen.ifPresent(model::spoil));
        var label = new Label(Words.of("cloud.spoil"));
        label.getStyleClass().add("field-label");
        label.setLabelFor(box);
        box.setAccessibleText(label.getText());
        getChildren().addAll(label, box);
    }

    private static String words(Mishap trouble) {
        return Words.of(switch (trouble) {
            case TIMEOUT -> "cloud.spoil.timeout";
            case TOO_FAST -> "cloud.spoil.tooFast";
            case FAULT -> "cloud.spoil.fault";
            case UNAVAILABLE -> "cloud.spoil.unavailable";
            case CUT_BEFORE -> "cloud.spoil.cutBefore";
            case CUT_AFTER -> "cloud.spoil.cutAfter";
            case WRONG_ETAG -> "cloud.spoil.wrongEtag";
            case HTML -> "cloud.spoil.html";
            case JSON_IN_JSON -> "cloud.spoil.jsonInJson";
            case EXPIRED_TOKEN -> "cloud.spoil.expiredToken";
        });
    }
}
