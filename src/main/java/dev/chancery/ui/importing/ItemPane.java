package dev.chancery.ui.importing;

import dev.chancery.domain.Authority;
import dev.chancery.domain.Field;
import dev.chancery.domain.Objection;
import dev.chancery.domain.Violation;
import dev.chancery.engine.ImportItem.Standing;
import dev.chancery.engine.ImportItem;
import dev.chancery.ui.FieldRow;
import dev.chancery.ui.Icons;
import dev.chancery.ui.Shown;
import dev.chancery.words.ObjectionWords;
import dev.chancery.words.Words;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// The chosen item: by which name it comes in, and everything that is to be said against it.
public final class ItemPane extends VBox {

    private final Label title = new Label();
    private final VBox objections = new VBox(4);
    private final TextField name = new TextField();
    private final FieldRow row = new FieldRow();
    private final ObservableList<Violation> wrong = FXCollections.observableArrayList();
    private Optional<ImportItem> item = Optional.empty();

    public ItemPane() {
        setSpacing(8);
        getStyleClass().add("import-item");
        title.getStyleClass().add("section-title");
        title.setWrapText(true);
        name.setId("import-name");
        row.setField(Field.NAME);
        row.setLabel(Words.of("importing.name"));
        row.setContent(name);
        row.watch(wrong);
        getChildren().addAll(title, row, objections);
    }

    void show(ImportingModel model) {
        model.selectedProperty().subscribe(chosen -> {
            item = chosen;
            display(model);
        });
        name.textProperty().addListener((_, _, text) -> item.filter(one -> model.name(one).isPresent()).ifPresent(one -> {
            model.name(one, text);
            wrong.setAll(Authority.name(text).violations());
        }));
    }

    private void display(ImportingModel model) {
        title.setText(item.map(one -> one.label().isEmpty() ? one.place() : one.label()).orElse(""));
        var named = item.flatMap(model::name);
        Shown.set(row, named.isPresent());
        named.ifPresent(name::setText);
        objections.getChildren().setAll(item.stream().flatMap(one -> one.objections().stream()).map(ItemPane::line).toList());
        item.filter(one -> one.objections().isEmpty()).ifPresent(one -> objections.getChildren().setAll(plain(one)));
    }

    private static Label line(Objection objection) {
        var line = label(ObjectionWords.of(objection), objection.refuses() ? "fth-alert-circle" : "fth-alert-triangle");
        line.getStyleClass().add(objection.refuses() ? "field-wrong" : "field-warning");
        return line;
    }

    private static Label plain(ImportItem item) {
        var line = label(Words.of(switch (item.standing()) {
            case NEW -> "importing.says.new";
            case COMPLETES -> "importing.says.completes";
            case KNOWN -> "importing.says.known";
            case LOCKED -> "importing.says.locked";
            case REFUSED -> "importing.standing.refused";
        }), item.standing() == Standing.LOCKED ? "fth-lock" : "fth-info");
        line.getStyleClass().add("note");
        return line;
    }

    private static Label label(String words, String icon) {
        var line = new Label(words, Icons.of(icon));
        line.setWrapText(true);
        line.setGraphicTextGap(8);
        line.setMinHeight(USE_PREF_SIZE);
        return line;
    }
}
