package dev.chancery.ui.certificates;

import dev.chancery.ui.Layers;
import dev.chancery.ui.Shortcut;
import dev.chancery.ui.Tables;
import dev.chancery.ui.Typing;
import java.util.Map;
import java.util.Optional;
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
        model.marks().property().addListener(_ -> showCount());
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
                Shortcut.EXPORT, () -> model.onward().export(model.marks().property().get().numbers().get()), Shortcut.BACK, this::back));
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
        count.setText(CertificateWords.count(model.rows().size(), model.marks().property().get()));
    }

    private void back() {
        model.marks().none();
        model.choose(Optional.empty());
    }

    @FXML private void issue() {
        model.issue();
    }

    @FXML private void showAll() {
        typing.stop();
        model.showAll();
    }
}
