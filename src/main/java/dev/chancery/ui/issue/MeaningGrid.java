package dev.chancery.ui.issue;

import dev.chancery.domain.Field;
import dev.chancery.engine.ThingImport;
import dev.chancery.ui.Choices;
import dev.chancery.words.FieldWords;
import dev.chancery.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;

/// The columns of a list, a line each: what it is called, what stands in it, and the choice of what it means.
public final class MeaningGrid extends GridPane {

    private static final double WIDEST_SAMPLE = 220;

    private final List<ComboBox<Optional<Field>>> choices = new ArrayList<>();

    /// For FXML.
    public MeaningGrid() {
        setHgap(16);
        setVgap(6);
    }

    void watch(ManyList model) {
        model.openedProperty().subscribe(list -> list.ifPresent(opened -> show(opened, model)));
        model.meanings().subscribe(() -> showMeanings(model));
    }

    private void show(ThingImport list, ManyList model) {
        choices.clear();
        getChildren().clear();
        for (int i = 0; i < list.columns().size(); i++) {
            addRow(i, new Label(heading(list, i)), sample(list, i), choice(model, i, heading(list, i)));
        }
        showMeanings(model);
    }

    private static String heading(ThingImport list, int column) {
        var name = list.columns().get(column);
        return name.isBlank() ? Words.of("things.import.column", column + 1) : name;
    }

    private static Label sample(ThingImport list, int column) {
        var sample = new Label(list.preview().stream().filter(row -> row.size() > column).map(row -> row.get(column)).findFirst().orElse(""));
        sample.getStyleClass().add("note");
        sample.setMaxWidth(WIDEST_SAMPLE);
        return sample;
    }

    private ComboBox<Optional<Field>> choice(ManyList model, int column, String heading) {
        var meanings = Stream.concat(Stream.of(Optional.<Field>empty()), ThingImport.MEANINGS.stream().map(Optional::of)).toList();
        var choice = new ComboBox<>(FXCollections.observableList(meanings));
        choice.setId("many-meaning-" + column);
        choice.setAccessibleText(Words.of("things.import.meaning", heading));
        choice.setMaxWidth(Double.MAX_VALUE);
        Choices.say(choice, meaning -> meaning.map(FieldWords::of).orElseGet(() -> Words.of("things.import.ignored")));
        choice.setOnAction(_ -> model.setMeaning(column, choice.getValue()));
        choices.add(choice);
        return choice;
    }

    private void showMeanings(ManyList model) {
        for (int i = 0; i < choices.size() && choices.size() == model.meanings().size(); i++) {
            choices.get(i).setValue(model.meanings().get(i));
        }
    }
}
