package dev.chancery.ui.requests;

import dev.chancery.domain.FiledRequest;
import dev.chancery.domain.FiledRequest.Direction;
import dev.chancery.domain.ThingId;
import dev.chancery.ui.Tables;
import dev.chancery.words.Words;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.transformation.SortedList;
import javafx.geometry.Pos;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// The table of requests. Where it is narrow, the columns that one can do without step back.
public final class RequestTable extends TableView<FiledRequest> {

    private static final double EM = 14;

    public RequestTable() {
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS);
        setAccessibleText(Words.of("requests.title"));
        getColumns().add(state());
        getColumns().add(text("subject", "requests.column.subject", 14, FiledRequest::label));
        getColumns().add(text("direction", "requests.column.direction", 9, request -> Words.of(
                request.direction() == Direction.THEIRS ? "requests.direction.theirs" : "requests.direction.ours")));
        getColumns().add(shownFrom(44, text("thing", "requests.column.thing", 10,
                request -> request.thing().map(ThingId::value).orElse(""))));
        getColumns().add(shownFrom(52, text("key", "requests.column.key", 7, FiledRequest::key)));
        var filed = text("filed", "requests.column.filed", 9, request -> Words.date(request.filed()));
        filed.setSortable(false);
        getColumns().add(filed);
    }

    private static TableColumn<FiledRequest, FiledRequest> state() {
        var column = new TableColumn<FiledRequest, FiledRequest>(Words.of("requests.column.state"));
        column.setId("state");
        column.setPrefWidth(11 * EM);
        column.setMinWidth(11 * EM);
        column.setSortable(false);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(_ -> new StateCell());
        return column;
    }

    private static TableColumn<FiledRequest, String> text(
            String id, String key, double em, Function<FiledRequest, String> words) {
        var column = new TableColumn<FiledRequest, String>(Words.of(key));
        column.setId(id);
        column.setPrefWidth(em * EM);
        Tables.text(column, words);
        return column;
    }

    private <T> TableColumn<FiledRequest, T> shownFrom(double em, TableColumn<FiledRequest, T> column) {
        column.visibleProperty().bind(widthProperty().greaterThan(em * EM));
        return column;
    }

    /// Shows the rows of the model and lets the user choose one.
    void show(RequestsModel model) {
        var sorted = new SortedList<>(model.rows());
        sorted.comparatorProperty().bind(comparatorProperty());
        setItems(sorted);
        getSelectionModel().selectedItemProperty().addListener((_, _, request) -> model.choose(Optional.ofNullable(request)));
        model.chosenProperty().addListener((_, _, now) -> select(now));
        select(model.chosenProperty().get());
    }

    private void select(Optional<FiledRequest> request) {
        if (request.isEmpty()) {
            getSelectionModel().clearSelection();
        } else if (!request.get().equals(getSelectionModel().getSelectedItem())) {
            getSelectionModel().select(request.get());
            scrollTo(request.get());
        }
    }

    private static final class StateCell extends TableCell<FiledRequest, FiledRequest> {
        private final RequestChip chip = new RequestChip();

        private StateCell() {
            setAlignment(Pos.CENTER_LEFT);
        }

        @Override protected void updateItem(FiledRequest request, boolean empty) {
            super.updateItem(request, empty);
            if (!empty && request != null) {
                chip.show(request);
            }
            setGraphic(empty || request == null ? null : chip);
        }
    }
}
