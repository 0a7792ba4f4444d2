package dev.chancery.ui.cloud;

import dev.chancery.ui.Choices;
import dev.chancery.ui.FieldRow;
import dev.chancery.ui.FileChoice;
import dev.chancery.ui.PassphraseField;
import dev.chancery.words.Words;
import java.util.Arrays;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Asks who asks the cloud; what is typed goes into [AccessModel] and nowhere else.
final class AccessPane extends VBox {

    private final AccessModel model;
    private final FileChoice files;
    private final ComboBox<AccessModel.Source> source = new ComboBox<>();
    private final FieldRow sourceRow = new FieldRow();
    private final VBox parts = new VBox(16);
    private final Label trusted = new Label();

    AccessPane(AccessModel model, FileChoice files) {
        super(16);
        this.model = model;
        this.files = files;
        source.setId("accessSource");
        source.setItems(model.sources());
        Choices.say(source, CloudWords::source);
        source.valueProperty().bindBidirectional(model.sourceProperty());
        sourceRow.setLabel(Words.of("cloud.access.source"));
        sourceRow.setContent(source);
        model.sourceProperty().subscribe(_ -> ask());
        model.trusted().addListener((ListChangeListener<Object>) _ -> tellTrusted());
        getChildren().addAll(sourceRow, parts, note("cloud.access.memory"), trust());
    }

    private static Label note(String key) {
        var note = new Label(Words.of(key));
        note.getStyleClass().add("field-hint");
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        return note;
    }

    private Node trust() {
        var add = new Button(Words.of("cloud.access.trust"));
        add.setId("accessTrust");
        add.setMinWidth(USE_PREF_SIZE);
        add.setOnAction(_ -> files.open(Words.of("cloud.access.trust.title"),
                new FileChoice.Kind(Words.of("cloud.file.certificate"), List.of("*.pem", "*.crt", "*.cer", "*.der"))).ifPresent(model::trust));
        trusted.setWrapText(true);
        trusted.getStyleClass().add("note");
        tellTrusted();
        var row = new HBox(12, add, trusted);
        row.getStyleClass().add("actions");
        return row;
    }

    private void tellTrusted() {
        trusted.setText(Words.of("cloud.access.trusted", model.trusted().size()));
    }

    private void ask() {
        parts.getChildren().setAll(model.parts().stream().map(this::row).toList());
    }

    private FieldRow row(AccessModel.Part part) {
        var row = new FieldRow();
        row.setLabel(CloudWords.part(part));
        row.setContent(part.secret() ? secret(part) : text(part));
        if (part == AccessModel.Part.TOKEN_ADDRESS) {
            row.setHint(Words.of("cloud.part.tokenAddress.hint"));
        } else if (part == AccessModel.Part.TOKEN) {
            row.setHint(Words.of("cloud.part.token.hint"));
        }
        return row;
    }

    private TextField text(AccessModel.Part part) {
        var field = new TextField();
        field.setId("access" + id(part));
        field.textProperty().bindBidirectional(model.textProperty(part));
        return field;
    }

    private PassphraseField secret(AccessModel.Part part) {
        var field = new PassphraseField();
        field.setId("access" + id(part));
        field.changes().addListener(_ -> {
            var typed = field.typed();
            model.type(part, typed);
            Arrays.fill(typed, '\0');
        });
        return field;
    }

    private static String id(AccessModel.Part part) {
        return switch (part) {
            case TOKEN -> "Token";
            case TOKEN_ADDRESS -> "TokenAddress";
            case ID -> "Id";
            case SECRET -> "Secret";
            case SCOPE -> "Scope";
            case SESSION -> "Session";
            case USER -> "User";
            case PASSWORD -> "Password";
        };
    }
}
