package dev.chancery.ui.export;

import dev.chancery.domain.Field;
import dev.chancery.domain.Layout.Sharing;
import dev.chancery.domain.PathPattern;
import dev.chancery.ui.Choices;
import dev.chancery.ui.FieldRow;
import dev.chancery.ui.Shown;
import dev.chancery.words.Words;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// Ties the names of the files, and whether all share one, to [NamesModel].
public final class NamesController {

    private final NamesModel model;
    private final OwnLayoutsModel own;

    @FXML private ComboBox<Sharing> sharing;
    @FXML private CheckBox other;
    @FXML private VBox fields;
    @FXML private VBox rows;
    @FXML private Label parts;
    @FXML private FieldRow saveRow;
    @FXML private TextField saveName;
    @FXML private Button rename;
    @FXML private Button remove;

    public NamesController(ExportModel page) {
        this.model = page.fileNames();
        this.own = page.own();
    }

    @FXML private void initialize() {
        sharing.setItems(model.sharings());
        Choices.say(sharing, NamesController::words);
        sharing.valueProperty().bindBidirectional(model.sharingProperty());
        Shown.during(Bindings.isNotEmpty(model.entries()), other);
        Shown.during(other.selectedProperty().and(Bindings.isNotEmpty(model.entries())), fields);
        parts.setText(Words.of("export.names.parts",
                Stream.of(PathPattern.Part.values()).map(part -> "{" + part.word() + "}").collect(Collectors.joining(", "))));
        model.entries().addListener((ListChangeListener<NamesModel.Entry>) _ -> showRows());
        showRows();
        saveName.textProperty().bindBidirectional(own.nameProperty());
        saveRow.watch(own.violations());
        own.violations().subscribe(() -> { if (!own.violations().isEmpty()) { saveRow.insist(); } });
        Shown.during(own.chosenProperty().map(Optional::isPresent), rename, remove);
        own.chosenProperty().subscribe(chosen -> other.setSelected(other.isSelected() || chosen.isPresent()));
    }

    @FXML private void save() {
        own.save();
    }

    @FXML private void rename() {
        own.rename();
    }

    @FXML private void remove() {
        own.remove();
    }

    private static String words(Sharing sharing) {
        return Words.of(switch (sharing) {
            case NONE -> "export.sharing.none";
            case ARRAY -> "export.sharing.array";
            case ZIP -> "export.sharing.zip";
            case TAR -> "export.sharing.tar";
        });
    }

    private void showRows() {
        rows.getChildren().setAll(model.entries().stream().map(NamesController::row).toList());
    }

    private static Node row(NamesModel.Entry entry) {
        var name = new TextField();
        name.setId("exportName-" + entry.file().kind().code().replace('.', '-'));
        name.getStyleClass().add("mono");
        name.textProperty().bindBidirectional(entry.typed());
        var row = new FieldRow();
        row.setField(Field.FILE);
        row.setLabel(entry.title());
        row.setContent(name);
        row.watch(entry.violations());
        return row;
    }
}
