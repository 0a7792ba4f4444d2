package dev.chancery.ui.vault;

import dev.chancery.ui.DetailGrid;
import dev.chancery.ui.JobRow;
import dev.chancery.ui.Shown;
import dev.chancery.ui.TroubleBox;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Ties the page of an authority in a Vault to [PageModel].
public final class PageController {

    private final PageModel model;
    private final PageActs acts;

    @FXML private Label name;
    @FXML private DetailGrid facts;
    @FXML private HBox buttons;
    @FXML private Button signOut;
    @FXML private Button saveList;
    @FXML private Button adopt;
    @FXML private HBox job;
    @FXML private TroubleBox trouble;
    @FXML private VBox waitingPart;
    @FXML private WaitingBox waiting;
    @FXML private ComparisonBox comparison;

    public PageController(PageModel model, PageActs acts) {
        this.model = model;
        this.acts = acts;
    }

    @FXML private void initialize() {
        model.factsProperty().subscribe(this::show);
        waiting.tie(model);
        comparison.tie(model, acts::discard);
        trouble.watch(model.attempts().troubleProperty());
        buttons.disableProperty().bind(model.attempts().busyProperty());
        adopt.disableProperty().bind(model.attempts().busyProperty());
        Shown.during(model.differsProperty(), adopt);
        model.attempts().busyProperty().subscribe(busy -> Shown.set(job, busy));
        model.attempts().jobProperty().subscribe(now -> now.ifPresent(one -> job.getChildren().setAll(new JobRow(one))));
    }

    private void show(Optional<PageModel.Facts> known) {
        Shown.set(waitingPart, known.filter(seen -> !seen.waiting().isEmpty()).isPresent());
        known.ifPresent(seen -> {
            name.setText(seen.name());
            PageFacts.show(seen, facts);
            signOut.setDisable(!seen.signedIn());
            Shown.set(saveList, seen.listed());
        });
    }

    @FXML private void signIn() {
        model.signIn();
    }

    @FXML private void signOut() {
        acts.signOut();
    }

    @FXML private void compare() {
        model.compare();
    }

    @FXML private void adopt() {
        acts.adopt();
    }

    @FXML private void saveList() {
        acts.saveList();
    }

    @FXML private void forget() {
        acts.forget();
    }

    @FXML private void close() {
        acts.close();
    }
}
