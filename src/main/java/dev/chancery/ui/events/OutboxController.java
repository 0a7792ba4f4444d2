package dev.chancery.ui.events;

import dev.chancery.domain.EventStanding;
import dev.chancery.domain.OutboxEntry;
import dev.chancery.domain.OutboxEntry.State;
import dev.chancery.ui.Question;
import dev.chancery.ui.Shown;
import dev.chancery.words.Words;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// Ties the state of the publisher and the list of events to [OutboxModel].
public final class OutboxController {

    private static final int NAMED = 5;

    private final OutboxModel model;
    private final Means means;

    @FXML private Label line;
    @FXML private Label trouble;
    @FXML private Label last;
    @FXML private TableView<OutboxEntry> entries;
    @FXML private TableColumn<OutboxEntry, String> when;
    @FXML private TableColumn<OutboxEntry, String> kind;
    @FXML private TableColumn<OutboxEntry, String> thing;
    @FXML private TableColumn<OutboxEntry, String> state;
    @FXML private TableColumn<OutboxEntry, String> why;
    @FXML private Button retry;
    @FXML private Button discard;

    public OutboxController(OutboxModel model, Means means) {
        this.model = model;
        this.means = means;
    }

    @FXML private void initialize() {
        say(when, entry -> Words.dateTime(entry.created()));
        say(kind, entry -> EventWords.of(entry.what().kind()));
        say(thing, entry -> entry.what().thing().value());
        say(state, EventWords::state);
        say(why, EventWords::trouble);
        entries.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        entries.setItems(model.entries());
        entries.setPlaceholder(new Label(Words.of("events.none")));
        entries.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        entries.getSelectionModel().selectedItemProperty().addListener(_ -> enable());
        model.entries().subscribe(this::enable);
        model.standingProperty().subscribe(now -> now.ifPresent(this::show));
        enable();
    }

    private static void say(TableColumn<OutboxEntry, String> column, Function<OutboxEntry, String> words) {
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(words.apply(row.getValue())));
    }

    private List<OutboxEntry> chosen(State... states) {
        return entries.getSelectionModel().getSelectedItems().stream()
                .filter(entry -> entry != null && List.of(states).contains(entry.state())).toList();
    }

    private void enable() {
        retry.setDisable(chosen(State.REFUSED, State.DISCARDED).isEmpty());
        discard.setDisable(chosen(State.WAITING, State.REFUSED).isEmpty());
    }

    private void show(EventStanding standing) {
        line.setText(EventWords.line(standing));
        trouble.setText(EventWords.trouble(standing));
        Shown.set(trouble, !trouble.getText().isEmpty());
        Shown.set(last, standing.lastDelivered().isPresent());
        last.setText(standing.lastDelivered().map(at -> Words.of("events.last", Words.dateTime(at))).orElse(""));
    }

    @FXML private void retry() {
        model.retry(chosen(State.REFUSED, State.DISCARDED));
    }

    @FXML private void discard() {
        var gone = chosen(State.WAITING, State.REFUSED);
        means.dialogs().ask(new Question(Words.of("events.discard.title", gone.size()), Words.of("events.discard.consequence"),
                gone.stream().limit(NAMED).map(entry -> entry.what().thing().value()).toList(), Words.of("events.discard.yes"), true))
                .thenAccept(yes -> {
                    if (yes) {
                        model.discard(gone);
                    }
                });
    }
}
