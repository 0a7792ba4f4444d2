package dev.chancery.ui.things;

import dev.chancery.domain.Certificate;
import dev.chancery.domain.Status;
import dev.chancery.domain.Thing;
import dev.chancery.domain.ThingQuery;
import dev.chancery.ui.StatusChip;
import dev.chancery.ui.Tables;
import dev.chancery.words.Words;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;

/// The table of things. Where it is narrow, the columns that one can do without step back.
public final class ThingTable extends TableView<ThingRow> {

    private static final double EM = 14;
    private static final double LEAST = 60;
    private static final int SERIAL_SHOWN = 8;

    private Function<Certificate, Status> status = _ -> Status.ACTIVE;

    public ThingTable() {
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS);
        setAccessibleText(Words.of("things.title"));
        getColumns().add(text("id", "things.column.id", 13, thing -> thing.id().value()));
        getColumns().add(text("name", "things.column.name", 14, thing -> thing.description().name()));
        getColumns().add(shownFrom(46, text("group", "things.column.group", 8, thing -> thing.description().group())));
        getColumns().add(shownFrom(70, unsorted(text("tags", "things.column.tags", 9,
                thing -> String.join(", ", thing.description().tags())))));
        getColumns().add(unsorted(certificate()));
        getColumns().add(date("expires", "things.column.expires",
                row -> row.current().map(current -> current.validity().notAfter())));
        getColumns().add(shownFrom(60, date("created", "things.column.created",
                row -> row.summary().map(summary -> summary.thing().created()))));
    }

    /// Shows the rows of the model, and lets it sort, mark and choose.
    void show(ThingsModel model) {
        status = model::status;
        getColumns().addFirst(new MarkColumn(this, model.rows(), model.marks()));
        setItems(model.rows());
        Tables.sortedElsewhere(this, model::sort);
        getSelectionModel().selectedIndexProperty().addListener((_, _, index) -> {
            if (index.intValue() >= 0 && index.intValue() < model.rows().size()) {
                model.choose(OptionalLong.of(model.rows().id(index.intValue())));
            }
        });
        model.chosenProperty().addListener(_ -> select(model.chosenIndex()));
        model.askedProperty().addListener((_, _, asked) -> showOrder(asked));
    }

    // Somebody else than a header may have asked for an order.
    private void showOrder(ThingQuery asked) {
        var id = asked.order().name().toLowerCase(Locale.ROOT);
        var shown = getSortOrder().stream().findFirst().map(TableColumn::getId).orElse("id");
        if (!shown.equals(id)) {
            getColumns().stream().filter(column -> id.equals(column.getId())).findFirst().ifPresent(column -> {
                column.setSortType(asked.descending() ? TableColumn.SortType.DESCENDING : TableColumn.SortType.ASCENDING);
                getSortOrder().setAll(List.of(column));
            });
        }
    }

    private void select(int index) {
        if (index < 0) {
            getSelectionModel().clearSelection();
        } else if (index != getSelectionModel().getSelectedIndex()) {
            getSelectionModel().clearAndSelect(index);
            scrollTo(Math.max(0, index - 3));
        }
    }

    private static TableColumn<ThingRow, String> text(String id, String key, double em, Function<Thing, String> words) {
        var column = ThingTable.<String>column(id, key, em);
        Tables.text(column, row -> row.text(summary -> words.apply(summary.thing())));
        return column;
    }

    private static TableColumn<ThingRow, String> date(String id, String key, Function<ThingRow, Optional<Instant>> when) {
        var column = ThingTable.<String>column(id, key, 8);
        Tables.text(column, row -> when.apply(row).map(Words::date).orElse(""));
        column.setMinWidth(column.getPrefWidth());
        return column;
    }

    private TableColumn<ThingRow, Certificate> certificate() {
        var column = ThingTable.<Certificate>column("certificate", "things.column.certificate", 13);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue().current().orElse(null)));
        column.setCellFactory(_ -> new CertificateCell());
        column.setMinWidth(column.getPrefWidth());
        return column;
    }

    private static <T> TableColumn<ThingRow, T> column(String id, String key, double em) {
        var column = new TableColumn<ThingRow, T>(Words.of(key));
        column.setId(id);
        column.setPrefWidth(em * EM);
        column.setMinWidth(LEAST);
        return column;
    }

    private static <T> TableColumn<ThingRow, T> unsorted(TableColumn<ThingRow, T> column) {
        column.setSortable(false);
        return column;
    }

    private <T> TableColumn<ThingRow, T> shownFrom(double em, TableColumn<ThingRow, T> column) {
        column.visibleProperty().bind(widthProperty().greaterThan(em * EM));
        return column;
    }

    /// The end of a serial number tells certificates apart; they all begin alike.
    static String shortSerial(Certificate certificate) {
        var serial = certificate.serial().colonHex();
        return serial.length() <= SERIAL_SHOWN ? serial : "…" + serial.substring(serial.length() - SERIAL_SHOWN);
    }

    private final class CertificateCell extends TableCell<ThingRow, Certificate> {
        private final StatusChip chip = new StatusChip();
        private final Label serial = new Label();
        private final HBox both = new HBox(8, chip, serial);

        private CertificateCell() {
            both.setAlignment(Pos.CENTER_LEFT);
            serial.getStyleClass().addAll("mono", "note");
            getStyleClass().add("no-certificate");
        }

        @Override protected void updateItem(Certificate certificate, boolean empty) {
            super.updateItem(certificate, empty);
            var there = !empty && certificate != null;
            if (there) {
                chip.show(status.apply(certificate));
                serial.setText(shortSerial(certificate));
            }
            setGraphic(there ? both : null);
            setText(empty || there || getTableRow().getItem() == null || getTableRow().getItem().summary().isEmpty()
                    ? "" : Words.of("things.certificate.none"));
        }
    }
}
