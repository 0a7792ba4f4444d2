package dev.chancery.ui.authorities;

import dev.chancery.domain.Authority;
import dev.chancery.ui.Destination;
import dev.chancery.ui.EmptyState;
import dev.chancery.ui.Shortcut;
import dev.chancery.ui.Toasts;
import dev.chancery.ui.Words;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Ties the screen of authorities to [AuthoritiesModel].
public final class AuthoritiesController {

    private final AuthoritiesModel model;
    private final NewAuthoritySheet sheet;
    private final Toasts toasts;
    private final Consumer<Destination> go;

    @FXML private VBox screen;
    @FXML private Label count;
    @FXML private HBox actions;
    @FXML private HBox intermediateHolder;
    @FXML private Button newIntermediate;
    @FXML private Button issue;
    @FXML private SplitPane content;
    @FXML private AuthorityTree tree;
    @FXML private AuthorityDetails details;
    @FXML private Label noneChosen;
    @FXML private EmptyState empty;

    public AuthoritiesController(
            AuthoritiesModel model, NewAuthoritySheet sheet, Toasts toasts, Consumer<Destination> go) {
        this.model = model;
        this.sheet = sheet;
        this.toasts = toasts;
        this.go = go;
    }

    @FXML private void initialize() {
        tree.tie(model);
        model.chosenProperty().subscribe(_ -> allow());
        model.rows().subscribe(this::fill);
        model.loadedProperty().subscribe(this::fill);
        model.detailsProperty().subscribe((_, shown) -> details.show(shown));
        details.visibleProperty().bind(model.chosenProperty().isNotNull().and(model.detailsProperty().isNotNull()));
        noneChosen.visibleProperty().bind(model.chosenProperty().isNull());
        Shortcut.on(screen, Map.of(Shortcut.NEW, this::createRoot, Shortcut.ISSUE, this::issue));
        screen.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                model.refresh();
            }
        });
    }

    private void fill() {
        boolean none = model.rows().isEmpty();
        count.setText(Words.of("authorities.count", model.rows().size()));
        empty.setVisible(none && model.loadedProperty().get());
        actions.setVisible(!none);
        content.setVisible(!none);
    }

    /// A disabled button shows no tooltip, so the place that holds it does.
    private void allow() {
        boolean may = model.chosen().filter(Authority::mayHaveChildren).isPresent();
        newIntermediate.setDisable(!may);
        issue.setDisable(model.chosen().isEmpty());
        Tooltip.install(intermediateHolder, new Tooltip(Words.of(
                may ? "authorities.new.intermediate.hint" : "authorities.new.intermediate.why")));
    }

    @FXML private void createRoot() {
        sheet.open(Optional.empty(), this::created);
    }

    @FXML private void createIntermediate() {
        sheet.open(model.chosen(), this::created);
    }

    @FXML private void issue() {
        go.accept(model.chosen().<Destination>map(authority -> new Destination.IssueBy(authority.id()))
                .orElseGet(Destination.Issue::new));
    }

    private void created(Authority authority) {
        model.show(Optional.of(authority.id()));
        toasts.success(Words.of("authorities.created", authority.name()), new Toasts.Action(
                Words.of("authorities.created.issue"), () -> go.accept(new Destination.IssueBy(authority.id()))));
    }
}
