package dev.chancery.ui.authorities;

import dev.chancery.domain.CrossCertificate;
import dev.chancery.ui.Choices;
import dev.chancery.ui.DetailGrid;
import dev.chancery.ui.FieldRow;
import dev.chancery.ui.FileChoice;
import dev.chancery.ui.FileDrop;
import dev.chancery.ui.Shown;
import dev.chancery.ui.WrongBeside;
import dev.chancery.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// Ties the form by which an authority signs for another one to [CrossSignModel].
public final class CrossSignController {

    /// What the form needs of the window: files, and what to do when it is over.
    record Ways(FileChoice files, Runnable cancel, Consumer<CrossCertificate> done) {}

    private final CrossSignModel model;
    private final Ways ways;

    @FXML private VBox form;
    @FXML private Label title;
    @FXML private Label meaning;
    @FXML private ComboBox<CrossSignModel.Other> subject;
    @FXML private FieldRow certificateRow;
    @FXML private TextArea pasted;
    @FXML private DetailGrid facts;
    @FXML private FieldRow pathLengthRow;
    @FXML private TextField pathLength;
    @FXML private FieldRow lifeRow;
    @FXML private TextField life;
    @FXML private Label ends;
    @FXML private WrongBeside beside;
    @FXML private Button sign;

    public CrossSignController(CrossSignModel model, Ways ways) {
        this.model = model;
        this.ways = ways;
    }

    @FXML private void initialize() {
        title.setText(Words.of("rekey.cross.title", model.signer().name()));
        subject.setItems(model.subjects());
        Choices.say(subject, CrossSignModel.Other::name);
        subject.valueProperty().bindBidirectional(model.subjectProperty());
        pasted.textProperty().bindBidirectional(model.pastedProperty());
        pathLength.textProperty().bindBidirectional(model.pathLengthProperty());
        life.textProperty().bindBidirectional(model.lifeProperty());
        rows().forEach(row -> row.watch(model.violations()));
        model.subjectProperty().subscribe(this::show);
        model.termsProperty().subscribe(offered -> pathLengthRow.setHint(CrossFacts.levels(offered)));
        beside.watch(model.violations(), rows());
        model.subjectProperty().subscribe(_ -> showEnd());
        model.lifeProperty().subscribe(_ -> showEnd());
        FileDrop.on(form, files -> model.open(files.getFirst()));
        sign.disableProperty().bind(model.ready().not());
    }

    private List<FieldRow> rows() {
        return List.of(certificateRow, pathLengthRow, lifeRow);
    }

    private void show(CrossSignModel.Other chosen) {
        CrossFacts.show(Optional.ofNullable(chosen), facts);
        meaning.setText(chosen == null ? Words.of("rekey.cross.text", model.signer().name())
                : Words.of("rekey.cross.meaning", model.signer().name(), chosen.name()));
    }

    private void showEnd() {
        ends.setText(model.subjectProperty().get() == null ? ""
                : model.end().map(end -> Words.of("authorities.create.life.ends", Words.date(end))).orElse(""));
    }

    @FXML private void open() {
        ways.files().open(Words.of("rekey.cross.open"), new FileChoice.Kind(Words.of("rekey.cross.kind"),
                List.of("*.pem", "*.crt", "*.cer", "*.der"))).ifPresent(model::open);
    }

    @FXML private void cancel() {
        ways.cancel().run();
    }

    @FXML private void sign() {
        model.sign(ways.done());
    }
}
