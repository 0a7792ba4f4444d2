package dev.chancery.ui;

import java.util.Map;
import javafx.beans.property.Property;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;

/// One answer to a question with few: a short title to choose by, and a line that says what it means.
///
/// In FXML: `<ChoiceCard fx:id="device" title="%..." detail="%..."/>`; the accessors are named as FXML wants them. The
/// arrow keys go from card to card.
public final class ChoiceCard extends VBox {

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private static final KeyCombination ENTER = new KeyCodeCombination(KeyCode.ENTER);

    private final RadioButton radio = new RadioButton();
    private final Label detail = new Label();

    public ChoiceCard() {
        getStyleClass().add("choice-card");
        radio.getStyleClass().add("choice-title");
        detail.getStyleClass().add("choice-detail");
        detail.setWrapText(true);
        detail.setMinHeight(USE_PREF_SIZE);
        detail.visibleProperty().bind(detail.textProperty().isNotEmpty());
        detail.managedProperty().bind(detail.visibleProperty());
        radio.accessibleHelpProperty().bind(detail.textProperty());
        radio.selectedProperty().addListener((_, _, chosen) -> pseudoClassStateChanged(CHOSEN, chosen));
        addEventHandler(MouseEvent.MOUSE_CLICKED, _ -> choose());
        radio.addEventFilter(KeyEvent.KEY_PRESSED, this::goOn);
        getChildren().addAll(radio, detail);
    }

    public ChoiceCard(String title, String meaning) {
        this();
        setTitle(title);
        setDetail(meaning);
    }

    // A radio button would keep Enter to itself, which belongs to the default button.
    private void goOn(KeyEvent pressed) {
        var ahead = getScene().getAccelerators().get(ENTER);
        if (ENTER.match(pressed) && ahead != null) {
            pressed.consume();
            ahead.run();
        }
    }

    private void choose() {
        radio.requestFocus();
        radio.setSelected(true);
    }

    public boolean isChosen() {
        return radio.isSelected();
    }

    public String getTitle() {
        return radio.getText();
    }

    public void setTitle(String words) {
        radio.setText(words);
    }

    public String getDetail() {
        return detail.getText();
    }

    public void setDetail(String words) {
        detail.setText(words);
    }

    /// Makes the cards the answers to one question: `answer` follows the chosen card and the cards follow `answer`.
    public static <T> void bind(Property<T> answer, Map<ChoiceCard, T> cards) {
        var group = new ToggleGroup();
        cards.forEach((card, value) -> {
            card.radio.setToggleGroup(group);
            card.radio.setOnAction(_ -> answer.setValue(value));
            card.radio.selectedProperty().subscribe(chosen -> {
                if (chosen) {
                    answer.setValue(value);
                }
            });
        });
        answer.subscribe(now -> cards.forEach((card, value) -> card.radio.setSelected(value.equals(now))));
    }
}
