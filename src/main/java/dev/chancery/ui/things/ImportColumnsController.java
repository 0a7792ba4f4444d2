package dev.chancery.ui.things;

import dev.chancery.domain.Field;
import dev.chancery.engine.ThingImport;
import dev.chancery.ui.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;

/// Ties the page on which columns get their meanings to [ImportModel].
public final class ImportColumnsController {

    private static final List<Optional<Field>> CHOICES = Stream.concat(Stream.of(Optional.<Field>empty()),
            ThingImport.MEANINGS.stream().map(Optional::of)).toList();

    private final ImportModel model;
    private final List<ComboBox<Optional<Field>>> choices = new ArrayList<>();

    @FXML private Label file;
    @FXML private CheckBox headings;
    @FXML private TableView<List<String>> preview;

    public ImportColumnsController(ImportModel model) {
        this.model = model;
    }

    @FXML private void initialize() {
        headings.setOnAction(_ -> model.setHeadings(headings.isSelected()));
        model.listProperty().addListener((_, _, list) -> show(list));
        model.meanings().addListener((ListChangeListener<Optional<Field>>) _ -> showMeanings());
        show(model.listProperty().get());
    }

    private void show(ThingImport list) {
        file.setText(Words.of("things.import.file", list.file().getFileName(), separator(list.separator())));
        headings.setSelected(list.hasHeadings());
        choices.clear();
        preview.getColumns().setAll(IntStream.range(0, list.columns().size())
                .mapToObj(number -> column(number, list.columns().get(number))).toList());
        preview.setItems(FXCollections.observableList(list.preview()));
        showMeanings();
    }

    private static String separator(char separator) {
        return Words.of(switch (separator) {
            case ';' -> "things.import.semicolon";
            case '\t' -> "things.import.tab";
            default -> "things.import.comma";
        });
    }

    private TableColumn<List<String>, String> column(int number, String heading) {
        var name = heading.isBlank() ? Words.of("things.import.column", number + 1) : heading;
        var choice = new ComboBox<>(FXCollections.observableList(CHOICES));
        choice.setId("meaning-" + number);
        choice.setAccessibleText(Words.of("things.import.meaning", name));
        choice.setConverter(new MeaningWords());
        choice.setMaxWidth(Double.MAX_VALUE);
        choice.setOnAction(_ -> model.setMeaning(number, choice.getValue()));
        choices.add(choice);
        var column = new TableColumn<List<String>, String>();
        var header = new VBox(6, new Label(name), choice);
        header.getStyleClass().add("import-column");
        column.setGraphic(header);
        column.setSortable(false);
        column.setReorderable(false);
        column.setPrefWidth(170);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(
                number < row.getValue().size() ? row.getValue().get(number) : ""));
        return column;
    }

    private void showMeanings() {
        if (choices.size() == model.meanings().size()) {
            IntStream.range(0, choices.size()).forEach(i -> choices.get(i).setValue(model.meanings().get(i)));
        }
    }
}
