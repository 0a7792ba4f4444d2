package dev.chancery.ui.overview;

import dev.chancery.ui.Shortcut;
import dev.chancery.ui.Shown;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.util.Duration;

/// Ties the overview to [OverviewModel].
public final class OverviewController {

    private static final Duration LOOK = Duration.minutes(1);

    private final OverviewModel model;
    private final OverviewActs acts;

    @FXML private Node root;
    @FXML private Label stock;
    @FXML private Button issue;
    @FXML private Node empty;
    @FXML private Node content;
    @FXML private StepList steps;
    @FXML private CountCards counts;
    @FXML private ExpiryChart chart;
    @FXML private Node chartKey;
    @FXML private Label chartNone;
    @FXML private AuthorityList authorities;
    @FXML private Node waitingPart;
    @FXML private WaitingList waiting;
    @FXML private Node cloudPart;
    @FXML private CloudList clouds;
    @FXML private Label renewal;
    @FXML private ActList lastActs;

    public OverviewController(OverviewModel model, OverviewActs acts) {
        this.model = model;
        this.acts = acts;
    }

    @FXML private void initialize() {
        counts.tie(model);
        steps.tie(model, acts);
        chart.tie(model);
        authorities.tie(model, acts);
        waiting.tie(model, acts);
        clouds.tie(model);
        lastActs.tie(model);
        var facts = new OverviewFacts(model);
        stock.textProperty().bind(facts.stock());
        renewal.textProperty().bind(facts.renewal());
        empty.visibleProperty().bind(facts.isBare());
        Shown.during(facts.isFurnished(), content, stock, issue);
        Shown.during(facts.hasEndings(), chart, chartKey);
        Shown.during(facts.hasNoEndings(), chartNone);
        Shown.during(facts.isAwaited(), waitingPart);
        Shown.during(facts.hasClouds(), cloudPart);
        Shortcut.ISSUE.hint(issue);
        root.sceneProperty().subscribe(scene -> model.show(scene != null));
        Shown.every(LOOK, root, model::refresh);
    }

    @FXML private void issue() {
        model.issue();
    }

    @FXML private void makeAuthority() {
        model.makeAuthority();
    }

    @FXML private void calendar() {
        model.makeCalendar();
    }

    @FXML private void inventory() {
        model.makeInventory();
    }

    @FXML private void schedule() {
        model.showSchedule();
    }
}
