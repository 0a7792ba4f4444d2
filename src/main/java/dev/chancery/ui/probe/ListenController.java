package dev.chancery.ui.probe;

import dev.chancery.domain.Authority;
import dev.chancery.domain.DeviceCall;
import dev.chancery.domain.SubjectName;
import dev.chancery.ui.Choices;
import dev.chancery.ui.CopyButton;
import dev.chancery.ui.EmptyState;
import dev.chancery.ui.FieldRow;
import dev.chancery.ui.Shown;
import dev.chancery.words.Words;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

/// Ties the server that shows what devices send to [ListenModel].
public final class ListenController {

    private final ListenModel model;

    @FXML private ComboBox<Authority> authority;
    @FXML private ComboBox<SubjectName.Ip> address;
    @FXML private TextField port;
    @FXML private FieldRow nameRow;
    @FXML private TextField name;
    @FXML private Button start;
    @FXML private Button stop;
    @FXML private Label state;
    @FXML private Button copy;
    @FXML private EmptyState empty;
    @FXML private Node result;
    @FXML private CallList calls;

    public ListenController(ListenModel model) {
        this.model = model;
    }

    @FXML private void initialize() {
        Choices.say(authority, Authority::name);
        authority.setItems(model.authorities());
        authority.valueProperty().bindBidirectional(model.authorityProperty());
        Choices.say(address, one -> ListenModel.isAny(one) ? Words.of("probe.listen.any") : one.value());
        address.setItems(model.addresses());
        address.valueProperty().bindBidirectional(model.addressProperty());
        port.textProperty().bindBidirectional(model.portProperty());
        name.textProperty().bindBidirectional(model.nameProperty());
        nameRow.watch(model.wrongName());
        var ready = model.readyProperty();
        start.disableProperty().bind(Bindings.createBooleanBinding(() -> !ready.getValue() || model.jobProperty().get().isPresent(),
                ready, model.jobProperty()));
        stop.disableProperty().bind(model.jobProperty().map(job -> job.isEmpty()));
        CopyButton.copies(copy, model::report);
        model.listeningProperty().subscribe(_ -> show());
        model.calls().addListener((ListChangeListener<DeviceCall>) _ -> show());
        show();
    }

    private void show() {
        int open = model.listeningProperty().get();
        state.setText(open == 0 ? Words.of("probe.listen.closed") : Words.of("probe.listen.open", String.valueOf(open)));
        Shown.set(empty, model.calls().isEmpty());
        Shown.set(result, !model.calls().isEmpty());
        calls.show(model.calls());
    }

    @FXML private void start() {
        model.start();
    }

    @FXML private void stop() {
        model.stop();
    }
}
