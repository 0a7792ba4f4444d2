package dev.chancery.ui.events;

import dev.chancery.domain.EventStanding;
import dev.chancery.domain.OutboxEntry;
import dev.chancery.engine.Outbox;
import dev.chancery.ui.Background;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What is on its way to the broker, and how it stands.
public final class OutboxModel {

    private static final int ENTRIES = 200;

    private record Read(EventStanding standing, List<OutboxEntry> entries) {}

    private final Outbox outbox;
    private final Background background;
    private final Background.Newest newest;
    private final ObservableList<OutboxEntry> entries = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<EventStanding>> standing = new ReadOnlyObjectWrapper<>(Optional.empty());

    public OutboxModel(Outbox outbox, Background background) {
        this.outbox = outbox;
        this.background = background;
        this.newest = background.newest();
    }

    /// Reads how it stands now.
    public void refresh() {
        newest.load(() -> new Read(outbox.standing(), outbox.newest(ENTRIES)), now -> {
            standing.set(Optional.of(now.standing()));
            entries.setAll(now.entries());
        });
    }

    /// Empty until it was read.
    public ReadOnlyObjectProperty<Optional<EventStanding>> standingProperty() {
        return standing.getReadOnlyProperty();
    }

    /// The newest first.
    public ObservableList<OutboxEntry> entries() {
        return entries;
    }

    /// Sends those again that were refused or discarded.
    public void retry(List<OutboxEntry> chosen) {
        change(() -> outbox.retry(chosen));
    }

    /// Sends those no more.
    public void discard(List<OutboxEntry> chosen) {
        change(() -> outbox.discard(chosen));
    }

    private void change(Supplier<Integer> work) {
        background.load(work, _ -> refresh());
    }
}
