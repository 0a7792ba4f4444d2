package dev.chancery.ui.cloud;

import dev.chancery.ui.CopyButton;
import dev.chancery.ui.Icons;
import dev.chancery.ui.SelectableText;
import dev.chancery.words.Words;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Shows a [CloudTrouble]: a sentence, what to do, and folded under it what the cloud replied. Takes no room while there is none.
final class TroublePane extends VBox {

    TroublePane(ObservableValue<CloudTrouble> trouble) {
        super(4);
        setId("cloudTrouble");
        getStyleClass().add("trouble");
        managedProperty().bind(visibleProperty());
        trouble.subscribe(this::show);
    }

    private void show(CloudTrouble trouble) {
        setVisible(!trouble.isNone());
        var title = new Label(trouble.title(), Icons.of("fth-alert-circle"));
        title.getStyleClass().add("trouble-title");
        getChildren().setAll(title, wrapped(trouble.sentence()), wrapped(trouble.next()));
        if (!trouble.raw().isBlank()) {
            getChildren().add(raw(trouble.raw()));
        }
    }

    private static Label wrapped(String words) {
        var label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private static TitledPane raw(String text) {
        var content = new SelectableText(text, "mono");
        HBox.setHgrow(content, Priority.ALWAYS);
        var fold = new TitledPane(Words.of("cloud.raw"), new HBox(8, content, new CopyButton(Words.of("cloud.raw"), () -> text)));
        fold.setId("cloudRaw");
        fold.setExpanded(false);
        fold.setAnimated(false);
        fold.getStyleClass().addAll("dense", "technical");
        return fold;
    }
}
