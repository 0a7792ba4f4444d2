package dev.chancery.ui.cloud;

import dev.chancery.domain.Checked;
import dev.chancery.domain.CleanedCode;
import dev.chancery.domain.CloudCall;
import dev.chancery.domain.CloudFact;
import dev.chancery.domain.CloudTraits.Artifact;
import dev.chancery.domain.KeySpec;
import dev.chancery.engine.NextStep;
import dev.chancery.ui.Choices;
import dev.chancery.ui.DetailGrid;
import dev.chancery.ui.FieldRow;
import dev.chancery.ui.Icons;
import dev.chancery.words.Violations;
import dev.chancery.words.Words;
import java.util.List;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;

/// The page of one step: what is known, what the step does, and what is to be carried where somebody sends it by hand.
final class StepPage extends VBox {

    private final StepsModel model;
    private final StepsModel.Stand stand;
    private final Carried carried;

    StepPage(StepsModel model, Carried carried) {
        super(16);
        this.model = model;
        this.stand = model.standProperty().get();
        this.carried = carried;
        getStyleClass().add("form");
        setMaxWidth(Double.MAX_VALUE);
        switch (stand.next()) {
            case NextStep.Send send -> send(send);
            case NextStep.TypeCode() -> {
                getChildren().add(note("cloud.page.typeCode"));
                code("cloud.code.paste");
            }
            case NextStep.Prove(var code) -> prove(code);
            case NextStep.CarryProof(var pem) -> getChildren().addAll(note("cloud.page.carry"), learned(),
                    carried.text("proof", Words.of("cloud.sheet.pem"), "proof.pem", pem));
            case NextStep.Finished() -> {}
        }
        if (model.rehearsal().isPresent() && !model.byHandProperty().get()) {
            getChildren().add(new SpoilRow(model));
        }
    }

    private void send(NextStep.Send send) {
        var byHand = model.byHandProperty().get();
        getChildren().addAll(note(explanation(send.call(), byHand)), learned());
        if (byHand) {
            getChildren().add(new SheetPane(new SheetPane.Sheet(send.call(), send.request(), send.pem(), send.escaped()),
                    model.traits(), carried, model.answerProperty()));
            if (send.call() == CloudCall.CODE) {
                getChildren().add(cleaned());
            }
        } else if (send.call() == CloudCall.CODE) {
            code("cloud.code.instead");
        }
    }

    private static String explanation(CloudCall call, boolean byHand) {
        return switch (call) {
            case UPLOAD -> byHand ? "cloud.page.upload.hand" : "cloud.page.upload";
            case CODE -> byHand ? "cloud.page.code.hand" : "cloud.page.code";
            case VERIFY, LIST, STATUS, ACTIVATE, DEACTIVATE, DELETE -> byHand ? "cloud.page.verify.hand" : "cloud.page.verify";
        };
    }

    private static Label note(String key) {
        var note = new Label(Words.of(key));
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        return note;
    }

    /// What the steps before have brought.
    private Node learned() {
        var grid = new DetailGrid();
        Facts.show(stand.registration(), grid);
        return grid;
    }

    private void code(String titleKey) {
        getChildren().addAll(new PastePane("pasteCode", Words.of(titleKey), Words.of("cloud.code.hint"), model.answerProperty(), carried),
                cleaned());
    }

    /// The code as it will be used, and what was taken away from it.
    private Node cleaned() {
        var label = new Label();
        label.setId("cleanedCode");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.managedProperty().bind(label.visibleProperty());
        model.answerProperty().subscribe(_ -> {
            var found = model.cleaned();
            label.setVisible(found.isPresent());
            found.ifPresent(code -> show(label, code));
        });
        return label;
    }

    private static void show(Label label, Checked<CleanedCode> found) {
        switch (found) {
            case Checked.Valid<CleanedCode>(var code) -> {
                label.setGraphic(Icons.of("fth-check", "success"));
                label.setText(code.removed().isEmpty() ? Words.of("cloud.code.clean", code.code())
                        : Words.of("cloud.code.cleaned", code.code(), code.removed().stream().sorted().map(CloudWords::removed)
                                .collect(Collectors.joining(", "))));
            }
            case Checked.Invalid<CleanedCode>(var violations) -> {
                label.setGraphic(Icons.of("fth-alert-circle", "danger"));
                label.setText(violations.stream().map(Violations::words).collect(Collectors.joining("\n")));
            }
        }
    }

    private void prove(String code) {
        var plan = stand.registration().plan();
        var certificate = model.traits().shape(plan.way()).artifact() == Artifact.CERTIFICATE;
        var grid = new DetailGrid();
        grid.code(Words.of("cloud.fact.code"), code);
        stand.registration().facts().instant(CloudFact.CODE_UNTIL).ifPresent(end -> grid.text(Words.of("cloud.fact.codeUntil"), Words.dateTime(end)));
        getChildren().addAll(note(certificate ? "cloud.page.prove" : "cloud.page.sign"), grid);
        if (certificate) {
            getChildren().add(key());
        }
        getChildren().add(elsewhere(code, certificate));
    }

    private Node key() {
        var box = new ComboBox<>(FXCollections.observableArrayList(List.of(KeySpec.RSA_2048, KeySpec.EC_P256)));
        box.setId("proofKey");
        Choices.say(box, KeySpec::label);
        box.valueProperty().bindBidirectional(model.proofKeyProperty());
        var row = new FieldRow();
        row.setLabel(Words.of("cloud.proof.key"));
        row.setHint(Words.of("cloud.proof.key.hint"));
        row.setContent(box);
        return row;
    }

    /// The step of a machine that has the key and is never online.
    private Node elsewhere(String code, boolean certificate) {
        var lines = ProofLines.of(code, certificate);
        var content = new VBox(12, note("cloud.elsewhere.text"),
                carried.text("lines", Words.of("cloud.elsewhere.lines"), "proof-lines.txt", lines),
                new PastePane("broughtProof", Words.of("cloud.elsewhere.paste"), Words.of("cloud.elsewhere.hint"), model.answerProperty(), carried));
        var fold = new TitledPane(Words.of("cloud.elsewhere"), content);
        fold.setId("elsewhere");
        fold.setExpanded(false);
        fold.setAnimated(false);
        fold.getStyleClass().addAll("dense", "page-fold");
        return fold;
    }
}
