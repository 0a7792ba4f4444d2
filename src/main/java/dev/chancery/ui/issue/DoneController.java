package dev.chancery.ui.issue;

import dev.chancery.ui.ChainView;
import dev.chancery.ui.DetailGrid;
import dev.chancery.ui.Icons;
import dev.chancery.ui.Shown;
import dev.chancery.words.VaultWords;
import dev.chancery.words.Violations;
import dev.chancery.words.Words;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// Ties the result to [IssueModel#outcomeProperty()].
public final class DoneController {

    private static final int MOST_PROBLEMS = 200;

    private final IssueModel page;

    @FXML private Node all;
    @FXML private Label title;
    @FXML private Label text;
    @FXML private ChainView chain;
    @FXML private DetailGrid grid;
    @FXML private VBox problems;

    public DoneController(IssueModel page) {
        this.page = page;
    }

    @FXML private void initialize() {
        page.outcomeProperty().subscribe(found -> found.ifPresent(this::show));
    }

    private void show(Outcome outcome) {
        Shown.set(all, !(outcome instanceof Outcome.Away) && !(outcome instanceof Outcome.NotKept));
        grid.clear();
        problems.getChildren().clear();
        Shown.set(chain, outcome instanceof Outcome.One);
        switch (outcome) {
            case Outcome.One one -> showOne(one);
            case Outcome.Many many -> showMany(many);
            case Outcome.CutShort cut -> showCutShort(cut);
            case Outcome.Away _, Outcome.NotKept _ -> text.setText("");
        }
        Shown.set(text, !text.getText().isEmpty());
        Shown.set(problems, !problems.getChildren().isEmpty());
    }

    private void title(String icon, String look, String words) {
        title.setText(words);
        title.setGraphic(Icons.of(icon, look, "dialog-icon"));
    }

    private void showOne(Outcome.One one) {
        var certificate = one.certificate();
        title("fth-check-circle", "success", Words.of("issue.done.one", certificate.label()));
        text.setText("");
        chain.show(IssuedChain.links(one));
        grid.code(Words.of("issue.done.serial"), certificate.serial().colonHex());
        grid.code(Words.of("issue.done.fingerprint"), certificate.sha256().colonHex());
        one.notices().forEach(notice -> problems.getChildren().add(AwayController.sentence(VaultWords.of(notice))));
    }

    private void showMany(Outcome.Many issued) {
        var none = issued.certificates().isEmpty();
        title(none ? "fth-slash" : "fth-check-circle", none ? "accent" : "success",
                Words.of("issue.done.many", issued.certificates().size()));
        text.setText(issued.passedOver() == 0 ? none ? "" : Words.of("issue.done.next")
                : Words.of("issue.done.passedOver", issued.passedOver()));
        if (!issued.problems().isEmpty()) {
            problems.getChildren().add(heading(Words.of("issue.done.problems", issued.problems().size())));
            issued.problems().stream().limit(MOST_PROBLEMS).map(DoneController::words).forEach(problems.getChildren()::add);
        }
    }

    private static Label heading(String words) {
        var heading = new Label(words);
        heading.getStyleClass().add("section-title");
        return heading;
    }

    private static Label words(Outcome.Problem problem) {
        var label = new Label(problem.thing().value() + ": " + problem.violations().stream().map(Violations::words)
                .collect(Collectors.joining(" ")));
        label.setWrapText(true);
        return label;
    }

    private void showCutShort(Outcome.CutShort cut) {
        title(cut.cancelled() ? "fth-slash" : "fth-alert-circle", cut.cancelled() ? "accent" : "danger",
                Words.of(cut.cancelled() ? "issue.done.cancelled" : "issue.done.failed"));
        text.setText(Words.of("issue.done.kept", cut.certificates().size(), cut.things()));
    }
}
