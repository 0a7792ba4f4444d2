package dev.chancery.ui.cloud;

import dev.chancery.domain.CloudKind;
import dev.chancery.domain.CloudTraits.Way;
import dev.chancery.ui.ChoiceCard;
import dev.chancery.words.Words;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Which cloud, and where it leaves the choice, with a proof or without.
final class CloudPage extends VBox {

    private final PlanModel model;
    private final VBox ways = new VBox(8);

    CloudPage(PlanModel model) {
        super(16);
        this.model = model;
        getStyleClass().add("form");
        setMaxWidth(Double.MAX_VALUE);
        var practice = new CheckBox(Words.of("cloud.practice"));
        practice.setId("cloudPractice");
        practice.setWrapText(true);
        practice.selectedProperty().bindBidirectional(model.practiceProperty());
        getChildren().addAll(clouds(), ways, practice);
        model.cloudProperty().subscribe(_ -> practice.setDisable(!model.mayPractise()));
        model.cloudProperty().subscribe(_ -> ways());
    }

    private GridPane clouds() {
        var grid = new GridPane(8, 8);
        for (int i = 0; i < 2; i++) {
            var column = new ColumnConstraints();
            column.setPercentWidth(50);
            grid.getColumnConstraints().add(column);
        }
        var cards = new LinkedHashMap<ChoiceCard, CloudKind>();
        for (var traits : model.clouds()) {
            var card = new ChoiceCard(CloudWords.name(traits.kind()), CloudWords.meaning(traits.kind()));
            card.setId("cloud-" + traits.kind().code());
            card.setMaxHeight(Double.MAX_VALUE);
            grid.add(card, cards.size() % 2, cards.size() / 2);
            cards.put(card, traits.kind());
        }
        ChoiceCard.bind(model.cloudProperty(), cards);
        return grid;
    }

    private void ways() {
        ways.getChildren().clear();
        if (model.traits().ways().size() < 2) {
            return;
        }
        var label = new Label(Words.of("cloud.way"));
        label.getStyleClass().add("field-label");
        var cards = new LinkedHashMap<ChoiceCard, Way>();
        var row = new HBox(8);
        model.traits().ways().stream().sorted(Comparator.naturalOrder()).forEach(way -> {
            var card = new ChoiceCard(CloudWords.way(way), Words.of(way == Way.PROVEN ? "cloud.way.proven.text" : "cloud.way.trusted.text"));
            card.setId("way-" + way.code().toLowerCase(Locale.ROOT));
            HBox.setHgrow(card, Priority.ALWAYS);
            card.setPrefWidth(340);
            row.getChildren().add(card);
            cards.put(card, way);
        });
        ChoiceCard.bind(model.wayProperty(), cards);
        ways.getChildren().setAll(label, row);
    }
}
