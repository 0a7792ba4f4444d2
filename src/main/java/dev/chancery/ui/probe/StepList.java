package dev.chancery.ui.probe;

import dev.chancery.domain.ProbeReport;
import dev.chancery.domain.Sighting;
import dev.chancery.domain.Sighting.State;
import dev.chancery.ui.Icons;
import dev.chancery.words.ProbeText;
import dev.chancery.words.Said;
import dev.chancery.words.SightingWords;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The stages of tests, one below the other: an icon and a word for how good it was, what was seen, and what to do.
public final class StepList extends VBox {

    public StepList() {
        getStyleClass().add("findings");
    }

    void clear() {
        getChildren().clear();
    }

    /// One more stage.
    void add(Sighting one) {
        getChildren().add(row(one));
    }

    /// All stages of a test, under a heading unless that is empty.
    void add(String heading, ProbeReport report) {
        if (!heading.isEmpty()) {
            var title = new Label(heading);
            title.getStyleClass().add("section-title");
            getChildren().add(title);
        }
        report.sightings().forEach(this::add);
    }

    private static Node row(Sighting one) {
        var chain = one instanceof Sighting.ServerShown(var verdict) ? verdict.chain().stream().map(ProbeText::line).toList() : List.<String>of();
        return row(one.state(), SightingWords.stage(one.stage()), SightingWords.of(one), chain);
    }

    /// What was seen of one thing, with these lines below it.
    static Node row(State state, String what, Said said, List<String> lines) {
        var texts = new VBox(2, label(said.what(), "finding-what"));
        lines.forEach(line -> texts.getChildren().add(label(line, "finding-next")));
        if (!said.next().isEmpty()) {
            texts.getChildren().add(label(said.next(), "finding-next"));
        }
        texts.setMinWidth(0);
        HBox.setHgrow(texts, Priority.ALWAYS);
        var row = new HBox(Icons.of(icon(state)), label(what, "finding-step"), texts);
        row.getStyleClass().addAll("finding", styleClass(state));
        row.setAccessibleText(String.join(", ", List.of(what, SightingWords.state(state), said.what(), said.next())));
        return row;
    }

    private static Label label(String words, String styleClass) {
        var label = new Label(words);
        label.getStyleClass().add(styleClass);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    static String icon(State state) {
        return switch (state) {
            case GOOD -> "fth-check-circle";
            case REMARK -> "fth-alert-triangle";
            case BAD -> "fth-x-circle";
            case NOT_REACHED -> "fth-minus-circle";
        };
    }

    static String styleClass(State state) {
        return switch (state) {
            case GOOD -> "outcome-passed";
            case REMARK -> "outcome-warning";
            case BAD -> "outcome-failed";
            case NOT_REACHED -> "outcome-open";
        };
    }
}
