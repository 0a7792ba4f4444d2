package dev.chancery.ui.probe;

import dev.chancery.domain.DeviceCall;
import dev.chancery.words.DeviceCallWords;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// The devices that called, each with what it sent.
public final class CallList extends VBox {

    public CallList() {
        getStyleClass().add("findings");
    }

    void show(List<? extends DeviceCall> calls) {
        getChildren().clear();
        calls.forEach(this::add);
    }

    private void add(DeviceCall call) {
        var title = new Label(DeviceCallWords.title(call));
        title.getStyleClass().add("section-title");
        getChildren().add(title);
        DeviceCallWords.lines(call).forEach(line -> getChildren().add(StepList.row(line.state(), line.what(), line.said(), List.of())));
    }
}
