package dev.chancery.ui.issue;

import dev.chancery.domain.Advice;
import dev.chancery.domain.Field;
import dev.chancery.domain.Profile;
import dev.chancery.ui.ChoiceCard;
import dev.chancery.ui.Choices;
import dev.chancery.ui.FieldRow;
import dev.chancery.ui.Icons;
import dev.chancery.ui.Shown;
import dev.chancery.ui.issue.PurposeModel.Choice;
import dev.chancery.words.ProfileWords;
import dev.chancery.words.Violations;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Ties the question 'What for?' to [PurposeModel].
public final class PurposeController {

    private final FormModel page;
    private final PurposeModel model;

    @FXML private ChoiceCard device;
    @FXML private ChoiceCard server;
    @FXML private ChoiceCard other;
    @FXML private Node otherPart;
    @FXML private FieldRow profileRow;
    @FXML private ComboBox<Profile> profile;
    @FXML private Label says;
    @FXML private VBox warnings;
    @FXML private VBox asks;
    @FXML private Label notAllowed;

    public PurposeController(FormModel page) {
        this.page = page;
        this.model = page.terms().purpose();
    }

    @FXML private void initialize() {
        ChoiceCard.bind(model.choiceProperty(), Map.of(device, Choice.DEVICE, server, Choice.SERVER, other, Choice.OTHER));
        profile.setItems(model.others());
        Choices.say(profile, ProfileWords::name);
        profile.valueProperty().bindBidirectional(model.otherProperty());
        Shown.during(model.choiceProperty().map(now -> now == Choice.OTHER), otherPart);
        model.profileProperty().subscribe(this::show);
        model.offeredProperty().subscribe(this::ask);
        profileRow.watch(page.violations());
        page.violations().subscribe(this::judge);
        judge();
    }

    private void show(Profile now) {
        says.setText(ProfileWords.says(now));
        warnings.getChildren().setAll(Advice.of(now).stream().filter(advice -> advice != Advice.YOUNG_KEY)
                .map(ProfileWords::warning).map(PurposeController::warning).toList());
        Shown.set(warnings, !warnings.getChildren().isEmpty());
    }

    private static Label warning(String words) {
        var label = new Label(words, Icons.of("fth-alert-triangle"));
        label.getStyleClass().add("field-caution");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private void ask(Map<String, String> offered) {
        asks.getChildren().setAll(offered.entrySet().stream().map(one -> field(one.getKey(), one.getValue())).toList());
        Shown.set(asks, !offered.isEmpty());
    }

    private FieldRow field(String placeholder, String offered) {
        var text = new TextField(model.answer(placeholder));
        text.setId("ask-" + placeholder);
        text.setPromptText(offered);
        text.textProperty().addListener((_, _, typed) -> model.answer(placeholder, typed));
        var row = new FieldRow();
        row.setLabel(ProfileWords.asked(placeholder).replace("_", "__"));
        row.setContent(text);
        row.setField(Field.SUBJECT_NAMES);
        row.watch(page.violations());
        return row;
    }

    /// The plain answers have no row to stand beside.
    private void judge() {
        notAllowed.setText(page.violations().stream().filter(violation -> violation.field() == Field.PROFILE)
                .map(Violations::words).collect(Collectors.joining("\n")));
        Shown.set(notAllowed, !notAllowed.getText().isEmpty() && model.choiceProperty().get() != Choice.OTHER);
    }
}
