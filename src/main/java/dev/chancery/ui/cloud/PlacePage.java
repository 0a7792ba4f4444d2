package dev.chancery.ui.cloud;

import dev.chancery.domain.Authority;
import dev.chancery.domain.PlaceInput;
import dev.chancery.ui.Choices;
import dev.chancery.ui.FieldRow;
import dev.chancery.words.FieldWords;
import dev.chancery.words.Words;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// Which authority, and where at the cloud: as many fields as the cloud asks for.
final class PlacePage extends VBox {

    private final PlanModel model;

    PlacePage(PlanModel model) {
        super(16);
        this.model = model;
        getStyleClass().add("form");
        getChildren().add(authority());
        model.traits().inputs().stream().map(this::row).forEach(getChildren()::add);
        if (!model.offered().isEmpty()) {
            getChildren().add(options());
        }
    }

    private Node authority() {
        var box = new ComboBox<Authority>(model.authorities());
        box.setId("registerAuthority");
        Choices.say(box, one -> Words.of(one.isRoot() ? "cloud.place.root" : "cloud.place.intermediate", one.name(), one.certificate().key().label()));
        box.valueProperty().bindBidirectional(model.authorityProperty());
        var row = new FieldRow();
        row.setLabel(Words.of("cloud.place.authority"));
        row.setHint(model.traits().rootOnly() ? Words.of("cloud.place.rootOnly") : "");
        row.setContent(box);
        return row;
    }

    private FieldRow row(PlaceInput input) {
        var row = new FieldRow();
        row.setField(input.field().field());
        var name = FieldWords.of(input.field().field());
        row.setLabel(input.required() ? name : Words.of("cloud.place.optional", name));
        row.setHint(input.choices().isEmpty() ? Words.of("cloud.place.example", input.example()) : "");
        row.setContent(input.choices().isEmpty() ? text(input) : choice(input));
        row.watch(model.violations());
        return row;
    }

    private TextField text(PlaceInput input) {
        var field = new TextField();
        field.setId("place-" + input.field().code());
        field.textProperty().bindBidirectional(model.placeProperty(input.field()));
        return field;
    }

    private ComboBox<String> choice(PlaceInput input) {
        var box = new ComboBox<>(FXCollections.observableArrayList(input.choices()));
        box.setId("place-" + input.field().code());
        box.setEditable(input.open());
        if (input.open()) {
            box.getEditor().textProperty().bindBidirectional(model.placeProperty(input.field()));
        } else {
            box.valueProperty().bindBidirectional(model.placeProperty(input.field()));
        }
        return box;
    }

    private Node options() {
        var title = new Label(Words.of("cloud.place.options"));
        title.getStyleClass().add("field-label");
        var box = new VBox(8, title);
        model.offered().stream().sorted().forEach(option -> {
            var wish = new CheckBox(CloudWords.option(option));
            wish.setId("option-" + option.code());
            wish.setWrapText(true);
            wish.selectedProperty().bindBidirectional(model.optionProperty(option));
            box.getChildren().add(wish);
        });
        return box;
    }
}
