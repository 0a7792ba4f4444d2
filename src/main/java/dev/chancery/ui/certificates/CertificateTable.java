package dev.chancery.ui.certificates;

import dev.chancery.domain.CertificateId;
import dev.chancery.domain.CertificateQuery;
import dev.chancery.domain.CertificateQuery.Column;
import dev.chancery.domain.Status;
import dev.chancery.ui.KeyLeft;
import dev.chancery.ui.LongList;
import dev.chancery.ui.Tables;
import dev.chancery.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.Observable;
import javafx.css.PseudoClass;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// The table of certificates. Where it is narrow, the columns that one can do without step back.
public final class CertificateTable extends TableView<CertificateRow> {

    private static final KeyCombination ALL = new KeyCodeCombination(KeyCode.A, KeyCombination.SHORTCUT_DOWN);
    private static final PseudoClass ALL_MARKED = PseudoClass.getPseudoClass("all-marked");
    private static final double EM = 14;
    private static final double LEAST = 60;

    public CertificateTable() {
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS);
        setAccessibleText(Words.of("certificates.title"));
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        var status = CertificateTable.<Status>column("status", "certificates.column.status", 9);
        Tables.status(status, row -> row.known().map(CertificateRow.Known::status));
        status.setSortable(false);
        status.setMinWidth(status.getPrefWidth());
        getColumns().add(status);
        getColumns().add(text("subject", "certificates.column.subject", 13, CertificateRow.Known::holder));
        var serial = CertificateTable.<String>column("serial", "certificates.column.serial", 8);
        Tables.code(serial, row -> row.text(known -> CertificateWords.shortSerial(known.certificate())));
        getColumns().add(serial);
        getColumns().add(shownFrom(46, text("issuer", "certificates.column.issuer", 11, CertificateRow.Known::authority)));
        getColumns().add(shownFrom(56, text("profile", "certificates.column.profile", 9,
                known -> CertificateWords.profile(known.certificate(), known.profile()))));
        getColumns().add(shownFrom(64, text("key", "certificates.column.key", 7, known -> known.certificate().key().label())));
        getColumns().add(shownFrom(72, text("issued", "certificates.column.issued", 8,
                known -> Words.date(known.certificate().issued()))));
        getColumns().add(shownFrom(80, unsorted(text("downloaded", "certificates.column.downloaded", 9,
                known -> known.keyLeft().map(KeyLeft::brief).orElse("")))));
        getColumns().add(text("expires", "certificates.column.expires", 8,
                known -> Words.date(known.certificate().validity().notAfter())));
    }

    /// Shows the rows of the model, and lets it sort and choose.
    void show(CertificatesModel model) {
        setItems(model.rows());
        Tables.sortedElsewhere(this, model::sort);
        mark(model.marks(), model);
        getSelectionModel().selectedIndexProperty().addListener((_, _, index) -> {
            if (index.intValue() >= 0 && index.intValue() < model.rows().size()) {
                model.choose(Optional.of(new CertificateId(model.rows().id(index.intValue()))));
            }
        });
        model.askedProperty().subscribe(this::showOrder);
        model.listingProperty().addListener(_ -> {
            if (!model.marks().property().get().asOne()) {
                select(model.chosenIndex());
            }
        });
        model.chosenProperty().addListener(_ -> select(model.chosenIndex()));
        select(model.chosenIndex());
    }

    // The table's own way makes an object for every row: too slow where there are many.
    private void mark(Marks marks, CertificatesModel model) {
        var selected = getSelectionModel().getSelectedIndices();
        selected.addListener((Observable _) -> marks.some(selected.size(), () -> numbers(model.rows())));
        marks.property().subscribe(marked -> pseudoClassStateChanged(ALL_MARKED, marked.all()));
        RangeMarks.on(this, model);
        addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (ALL.match(key)) {
                key.consume();
                getSelectionModel().clearSelection();
                model.markAll();
            }
        });
    }

    // A filter that was picked brings its order. No column at all stands for the newest first.
    private void showOrder(CertificateQuery asked) {
        if (!asked.order().code().equals(sortedBy()) || asked.descending() != isDescending()) {
            getColumns().stream().filter(column -> asked.order().code().equals(column.getId())).findFirst().ifPresent(column -> {
                column.setSortType(asked.descending() ? SortType.DESCENDING : SortType.ASCENDING);
                getSortOrder().setAll(List.of(column));
            });
        }
    }

    private String sortedBy() {
        return getSortOrder().isEmpty() ? Column.ISSUED.code() : getSortOrder().getFirst().getId();
    }

    private boolean isDescending() {
        return getSortOrder().isEmpty() || getSortOrder().getFirst().getSortType() == SortType.DESCENDING;
    }

    private void select(int index) {
        if (index < 0) {
            getSelectionModel().clearSelection();
        } else if (!getSelectionModel().isSelected(index)) {
            getSelectionModel().clearAndSelect(index);
            scrollTo(Math.max(0, index - 3));
        }
    }

    private long[] numbers(LongList<CertificateRow> rows) {
        return getSelectionModel().getSelectedIndices().stream().mapToInt(Integer::intValue)
                .filter(place -> place >= 0).mapToLong(rows::id).toArray();
    }

    private static TableColumn<CertificateRow, String> text(String id, String key, double em,
            Function<CertificateRow.Known, String> words) {
        var column = CertificateTable.<String>column(id, key, em);
        Tables.text(column, row -> row.text(words));
        return column;
    }

    private static <T> TableColumn<CertificateRow, T> column(String id, String key, double em) {
        var column = new TableColumn<CertificateRow, T>(Words.of(key));
        column.setId(id);
        column.setPrefWidth(em * EM);
        column.setMinWidth(LEAST);
        return column;
    }

    private static <T> TableColumn<CertificateRow, T> unsorted(TableColumn<CertificateRow, T> column) {
        column.setSortable(false);
        return column;
    }

    private <T> TableColumn<CertificateRow, T> shownFrom(double em, TableColumn<CertificateRow, T> column) {
        column.visibleProperty().bind(widthProperty().greaterThan(em * EM));
        return column;
    }
}
