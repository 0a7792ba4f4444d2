package dev.chancery.ui.issue;

import dev.chancery.domain.ThingSummary;
import dev.chancery.ui.FieldRow;
import dev.chancery.ui.Shown;
import dev.chancery.words.Words;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// Ties the question 'Who?' to [WhoModel].
public final class WhoController {

    private final FormModel page;
    private final WhoModel model;

    @FXML private FieldRow row;
    @FXML private TextField text;
    @FXML private VBox suggestions;
    @FXML private Label note;
    @FXML private CheckBox addAsThing;
    @FXML private VBox many;
    @FXML private Label count;
    @FXML private Label names;
    @FXML private CheckBox another;

    public WhoController(FormModel page) {
        this.page = page;
        this.model = page.who();
    }

    @FXML private void initialize() {
        text.textProperty().bindBidirectional(model.textProperty());
        addAsThing.selectedProperty().bindBidirectional(model.addAsThingProperty());
        another.selectedProperty().bindBidirectional(page.anotherProperty());
        row.watch(page.violations());
        model.suggestions().subscribe(this::showSuggestions);
        showSuggestions();
        model.whoProperty().subscribe(this::show);
        model.addAsThingProperty().subscribe(_ -> show(model.who()));
    }

    private void showSuggestions() {
        suggestions.getChildren().setAll(model.suggestions().stream().map(this::suggestion).toList());
        Shown.set(suggestions, !model.suggestions().isEmpty());
    }

    private Button suggestion(ThingSummary summary) {
        var button = new Button(Who.words(summary.thing()));
        button.getStyleClass().addAll("flat", "suggestion");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setMnemonicParsing(false);
        button.setOnAction(_ -> choose(summary));
        return button;
    }

    private void choose(ThingSummary summary) {
        model.choose(summary);
        text.requestFocus();
        text.end();
    }

    private void show(Who who) {
        Shown.set(row, !(who instanceof Who.Many));
        Shown.set(many, who instanceof Who.Many);
        Shown.set(addAsThing, who instanceof Who.Named);
        note.setText(switch (who) {
            case Who.Nobody _, Who.Many _ -> "";
            case Who.Named _ -> Words.of(model.addAsThingProperty().get() ? "issue.who.new" : "issue.who.noThing");
            case Who.Listed(var thing, var current) -> current.map(one -> Words.of("issue.who.equipped", Who.words(thing),
                    Words.date(one.validity().notAfter()))).orElseGet(() -> Who.words(thing));
        });
        Shown.set(note, !note.getText().isEmpty());
        row.setHint(who instanceof Who.Nobody ? Words.of("issue.who.hint") : "");
        if (who instanceof Who.Many found) {
            showMany(found);
        }
    }

    private void showMany(Who.Many found) {
        count.setText(Words.of("issue.who.many", found.numbers().length));
        names.setText(Words.of("issue.who.andMore", found.first().stream().map(thing -> thing.id().value())
                .collect(Collectors.joining(", ")), found.numbers().length - found.first().size()));
        another.setText(Words.of("issue.who.another", found.equipped()));
        Shown.set(another, found.equipped() > 0);
    }

    @FXML private void clear() {
        model.clear();
        text.requestFocus();
    }
}
