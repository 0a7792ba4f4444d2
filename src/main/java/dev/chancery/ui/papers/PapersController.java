package dev.chancery.ui.papers;

import dev.chancery.domain.CalendarEntry;
import dev.chancery.domain.LabelCode;
import dev.chancery.domain.LabelSheet;
import dev.chancery.ui.Choices;
import dev.chancery.ui.Shown;
import java.io.ByteArrayInputStream;
import javafx.collections.FXCollections;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.control.TextArea;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;

/// Ties the page to [PapersModel].
public final class PapersController {

    private final PapersModel model;
    private final Runnable save;
    private final Runnable close;

    @FXML private Label title;
    @FXML private Label text;
    @FXML private Node entryRow;
    @FXML private ComboBox<CalendarEntry> entry;
    @FXML private Node labelRow;
    @FXML private ComboBox<LabelSheet> sheet;
    @FXML private ComboBox<LabelCode> code;
    @FXML private Spinner<Integer> first;
    @FXML private Label count;
    @FXML private Node pictureFrame;
    @FXML private ImageView picture;
    @FXML private TextArea sample;
    @FXML private Button saveButton;

    public PapersController(PapersModel model, Runnable save, Runnable close) {
        this.model = model;
        this.save = save;
        this.close = close;
    }

    @FXML private void initialize() {
        title.setText(PapersWords.title(model.what()));
        text.setText(PapersWords.text(model.what()));
        Shown.set(entryRow, model.what() instanceof What.Calendar);
        Shown.set(labelRow, model.what() instanceof What.Labels);
        entry.setItems(FXCollections.observableArrayList(CalendarEntry.values()));
        Choices.say(entry, PapersWords::entry);
        entry.valueProperty().bindBidirectional(model.entryProperty());
        sheet.setItems(FXCollections.observableArrayList(LabelSheet.values()));
        Choices.say(sheet, PapersWords::sheet);
        sheet.valueProperty().bindBidirectional(model.sheetProperty());
        code.setItems(FXCollections.observableArrayList(LabelCode.values()));
        Choices.say(code, PapersWords::code);
        code.valueProperty().bindBidirectional(model.codeProperty());
        var places = new IntegerSpinnerValueFactory(1, 1);
        first.setValueFactory(places);
        model.sheetProperty().subscribe(chosen -> places.setMax(chosen.labels()));
        places.valueProperty().bindBidirectional(model.firstProperty());
        model.previewProperty().subscribe(this::show);
    }

    private void show(Preview preview) {
        count.setText(PapersWords.count(model.what(), preview));
        saveButton.setDisable(!preview.isWorth());
        sample.setText(preview instanceof Preview.Text(_, var begin) ? begin.replace("\r\n", "\n") : "");
        Shown.set(sample, preview instanceof Preview.Text);
        Shown.set(pictureFrame, preview instanceof Preview.Printed);
        if (preview instanceof Preview.Printed(_, var png)) {
            picture.setImage(new Image(new ByteArrayInputStream(png)));
        }
    }

    @FXML private void save() {
        save.run();
    }

    @FXML private void close() {
        close.run();
    }
}
