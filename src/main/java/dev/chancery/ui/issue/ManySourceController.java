package dev.chancery.ui.issue;

import dev.chancery.domain.NamePattern;
import dev.chancery.ui.ChoiceCard;
import dev.chancery.ui.FieldRow;
import dev.chancery.ui.FileChoice;
import dev.chancery.ui.FileDrop;
import dev.chancery.ui.Shown;
import dev.chancery.ui.issue.ManyModel.Source;
import dev.chancery.words.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

/// Ties the question 'For whom?' to [ManyModel].
public final class ManySourceController {

    private static final String EXAMPLE = "press-{001..500}";

    private final ManyModel model;
    private final FileChoice files;

    @FXML private Node root;
    @FXML private ChoiceCard byPattern;
    @FXML private ChoiceCard byList;
    @FXML private ChoiceCard byMarks;
    @FXML private Node patternPart;
    @FXML private Node listPart;
    @FXML private FieldRow patternRow;
    @FXML private TextField pattern;
    @FXML private Label made;
    @FXML private Label file;
    @FXML private CheckBox headings;
    @FXML private MeaningGrid columns;

    public ManySourceController(ManyModel model, FileChoice files) {
        this.model = model;
        this.files = files;
    }

    @FXML private void initialize() {
        ChoiceCard.bind(model.sourceProperty(), Map.of(byPattern, Source.PATTERN, byList, Source.LIST, byMarks, Source.MARKED));
        byMarks.setTitle(Words.of("issue.many.marked", model.marked()));
        Shown.set(byMarks, model.marked() > 0);
        Shown.during(model.sourceProperty().map(now -> now == Source.PATTERN), patternPart);
        Shown.during(model.sourceProperty().map(now -> now == Source.LIST), listPart);
        pattern.textProperty().bindBidirectional(model.names().patternProperty());
        byPattern.setDetail(EXAMPLE);
        pattern.setPromptText(EXAMPLE);
        patternRow.setHint(Words.of("issue.many.names.hint", "{001..500}", "{0..100..10}", "{a,b}"));
        patternRow.watch(model.names().violations());
        model.names().namesProperty().subscribe(names -> made.setText(names.map(ManySourceController::words).orElse("")));
        showList();
        FileDrop.on(root, dropped -> model.take(dropped.getFirst()));
    }

    private void showList() {
        file.textProperty().bind(model.list().fileName());
        Shown.during(model.list().openedProperty().map(Optional::isPresent), headings);
        model.list().headings().subscribe(headings::setSelected);
        headings.setOnAction(_ -> model.list().setHeadings(headings.isSelected()));
        columns.watch(model.list());
    }

    private static String words(NamePattern names) {
        return names.count() == 1 ? Words.of("issue.many.made.one", names.first().value())
                : Words.of("issue.many.made", names.count(), names.first().value(), names.last().value());
    }

    @FXML private void choose() {
        files.open(Words.of("things.import.choose"), new FileChoice.Kind(Words.of("things.import.kind"), List.of("*.csv", "*.tsv", "*.txt")))
                .ifPresent(model::take);
    }
}
