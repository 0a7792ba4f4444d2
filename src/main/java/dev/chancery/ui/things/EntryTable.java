package dev.chancery.ui.things;

import dev.chancery.domain.NewThing;
import dev.chancery.domain.Thing;
import dev.chancery.ui.Tables;
import dev.chancery.words.Words;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// The things that an import would add.
public final class EntryTable extends TableView<NewThing> {

    public EntryTable() {
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        add("things.column.id", 130, entry -> entry.id().value());
        describe("things.column.name", 120, Thing.Description::name);
        describe("things.column.group", 80, Thing.Description::group);
        describe("things.column.tags", 85, known -> String.join(", ", known.tags()));
        describe("things.details.serial", 105, Thing.Description::hardwareSerial);
        describe("things.form.address", 92, Thing.Description::address);
    }

    private void describe(String key, double width, Function<Thing.Description, String> part) {
        add(key, width, entry -> part.apply(entry.description()));
    }

    private void add(String key, double width, Function<NewThing, String> words) {
        var column = new TableColumn<NewThing, String>(Words.of(key));
        column.setPrefWidth(width);
        column.setSortable(false);
        Tables.text(column, words);
        getColumns().add(column);
    }

    void show(ImportModel model) {
        model.reviewProperty().addListener((_, _, review) -> review.ifPresent(
                found -> setItems(FXCollections.observableList(found.good()))));
    }
}
