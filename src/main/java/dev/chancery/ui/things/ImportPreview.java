package dev.chancery.ui.things;

import dev.chancery.domain.Field;
import dev.chancery.engine.ThingImport;
import dev.chancery.ui.Choices;
import dev.chancery.words.FieldWords;
import dev.chancery.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;

/// The first rows of a list, and over each column the choice of what it means.
public final class ImportPreview extends TableView<List<String>> {

    private static final List<Optional<Field>> CHOICES = Stream.concat(Stream.of(Optional.<Field>empty()),
            ThingImport.MEANINGS.stream().map(Optional::of)).toList();
    private static final double COLUMN_WIDTH = 170;

    private final List<ComboBox<Optional<Field>>> choices = new ArrayList<>();

    public ImportPreview() {
        getStyleClass().add("import-preview");
    }

    void show(ImportModel model) {
        model.listProperty().addListener(_ -> display(model));
        model.meanings().addListener((ListChangeListener<Optional<Field>>) _ -> displayMeanings(model));
        display(model);
    }

    private void display(ImportModel model) {
        var list = model.listProperty().get();
        choices.clear();
        getColumns().setAll(IntStream.range(0, list.columns().size())
                .mapToObj(number -> column(model, number, list.columns().get(number))).toList());
        setItems(FXCollections.observableList(list.preview()));
        displayMeanings(model);
    }

    private TableColumn<List<String>, String> column(ImportModel model, int number, String heading) {
        var name = heading.isBlank() ? Words.of("things.import.column", number + 1) : heading;
        var header = new VBox(6, new Label(name), choice(model, number, name));
        header.getStyleClass().add("import-column");
        var column = new TableColumn<List<String>, String>();
        column.setGraphic(header);
        column.setSortable(false);
        column.setReorderable(false);
        column.setPrefWidth(COLUMN_WIDTH);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(
                number < row.getValue().size() ? row.getValue().get(number) : ""));
        return column;
    }

    private ComboBox<Optional<Field>> choice(ImportModel model, int number, String name) {
        var choice = new ComboBox<>(FXCollections.observableList(CHOICES));
        choice.setId("meaning-" + number);
        choice.setAccessibleText(Words.of("things.import.meaning", name));
        Choices.say(choice, ImportPreview::words);
        choice.setMaxWidth(Double.MAX_VALUE);
        choice.setOnAction(_ -> model.setMeaning(number, choice.getValue()));
        choices.add(choice);
        return choice;
    }

    private static String words(Optional<Field> meaning) {
        return meaning.map(FieldWords::of).orElseGet(() -> Words.of("things.import.ignored"));
    }

    private void displayMeanings(ImportModel model) {
        if (choices.size() == model.meanings().size()) {
            IntStream.range(0, choices.size()).forEach(i -> choices.get(i).setValue(model.meanings().get(i)));
        }
    }
}
