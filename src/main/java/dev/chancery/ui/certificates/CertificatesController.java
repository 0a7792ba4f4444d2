package dev.chancery.ui.certificates;

import dev.chancery.ui.Layers;
import dev.chancery.ui.Shortcut;
import dev.chancery.ui.Tables;
import dev.chancery.ui.Typing;
import dev.chancery.ui.Words;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;

/// Ties the list of certificates to [CertificatesModel].
public final class CertificatesController {

    private final CertificatesModel model;
    private final Node details;
    private final FiltersModel saved;
    private final Layers layers;
    private Typing typing;

    @FXML private Node root;
    @FXML private Label count;
    @FXML private TextField filter;
    @FXML private CertificateFilters filters;
    @FXML private CertificateTable table;
    @FXML private Node content;
    @FXML private Node empty;
    @FXML private Node nothing;
    @FXML private StackPane side;

    /// @param details stands beside the list
    public CertificatesController(CertificatesModel model, FiltersModel saved, Layers layers, Node details) {
        this.model = model;
        this.saved = saved;
        this.layers = layers;
        this.details = details;
    }

    @FXML private void initialize() {
        side.getChildren().setAll(details);
        typing = new Typing(filter, model::filter);
        filters.tie(model);
        filters.lead(new SavedFilterMenu(saved, layers));
        model.askedProperty().subscribe(asked -> typing.show(asked.text()));
        table.show(model);
        Tables.below(filter, table);
        table.getSelectionModel().getSelectedIndices().addListener((Observable _) -> showCount());
        model.listingProperty().addListener(_ -> show());
        show();
        keys();
        root.sceneProperty().addListener((_, _, shown) -> Optional.ofNullable(shown).ifPresent(_ -> refresh()));
    }

    private void refresh() {
        model.refresh();
        saved.refresh();
    }

    private void keys() {
        Shortcut.FILTER.hint(filter);
        Shortcut.on(root, Map.of(Shortcut.FILTER, filter::requestFocus, Shortcut.ISSUE, model::issue, Shortcut.NEW, model::issue,
                Shortcut.EXPORT, () -> model.onward().export(marked()), Shortcut.BACK, () -> model.choose(Optional.empty())));
    }

    private void show() {
        var listing = model.listingProperty().get();
        var bare = model.loadedProperty().get() && listing.isBare();
        empty.setVisible(bare);
        content.setVisible(!bare);
        filter.setVisible(!bare);
        nothing.setVisible(!bare && model.loadedProperty().get() && model.rows().isEmpty());
        showCount();
    }

    private void showCount() {
        var selected = table.getSelectionModel().getSelectedIndices().size();
        count.setText(selected < 2 ? Words.of("certificates.count", model.rows().size())
                : Words.of("certificates.count.selected", model.rows().size(), selected));
        model.mark(new CertificatesModel.Marked(selected, this::marked));
    }

    @FXML private void issue() {
        model.issue();
    }

    private long[] marked() {
        return Arrays.stream(table.places()).mapToLong(model.rows()::id).toArray();
    }

    @FXML private void showAll() {
        typing.stop();
        model.showAll();
    }
}
