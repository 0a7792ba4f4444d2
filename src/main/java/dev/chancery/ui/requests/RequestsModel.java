package dev.chancery.ui.requests;

import dev.chancery.domain.Failure;
import dev.chancery.domain.FiledRequest;
import dev.chancery.domain.RequestId;
import dev.chancery.engine.Office;
import dev.chancery.engine.RequestIntake.Outcome;
import dev.chancery.ui.Background;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The list of requests: what is shown, and which one stands beside the list. Used on the window's thread; everything is
/// read in the background.
public final class RequestsModel {

    /// Which requests the list shows.
    public enum Filter { ALL, WAITING, SETTLED }

    /// What became of one of several things that were handed over; `source` is a file's name, or empty for pasted text.
    public record Arrival(String source, Outcome outcome) {}

    private final Office office;
    private final Background background;
    private final Background.Newest newest;
    private final ObservableList<FiledRequest> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Filter> filter = new ReadOnlyObjectWrapper<>(Filter.ALL);
    private final ReadOnlyObjectWrapper<Optional<FiledRequest>> chosen = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private List<FiledRequest> all = List.of();
    private boolean arriving;

    public RequestsModel(Means means) {
        this.office = means.office();
        this.background = means.background();
        this.newest = means.background().newest();
    }

    /// Those that wait first.
    public ObservableList<FiledRequest> rows() {
        return rows;
    }

    public ReadOnlyObjectProperty<Filter> filterProperty() {
        return filter.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<FiledRequest>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /// Whether the list has been read at least once.
    public ReadOnlyBooleanProperty loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    public boolean isBare() {
        return loaded.get() && all.isEmpty();
    }

    public int count(Filter of) {
        return (int) all.stream().filter(request -> shows(of, request)).count();
    }

    private static boolean shows(Filter filter, FiledRequest request) {
        return switch (filter) {
            case ALL -> true;
            case WAITING -> request.isPending();
            case SETTLED -> !request.isPending();
        };
    }

    public void show(Filter wanted) {
        filter.set(wanted);
        display(chosen.get().map(FiledRequest::id));
    }

    public void refresh() {
        newest.load(() -> office.requests().all(), found -> arrived(found, chosen.get().map(FiledRequest::id)));
    }

    /// Shows everything again and puts this request beside the list.
    public void reveal(RequestId id) {
        newest.load(() -> office.requests().all(), found -> {
            filter.set(Filter.ALL);
            arrived(found, Optional.of(id));
        });
    }

    private void arrived(List<FiledRequest> found, Optional<RequestId> wanted) {
        all = found;
        loaded.set(true);
        display(wanted);
    }

    private void display(Optional<RequestId> wanted) {
        arriving = true;
        rows.setAll(all.stream().filter(request -> shows(filter.get(), request)).toList());
        arriving = false;
        chosen.set(wanted.flatMap(id -> rows.stream().filter(request -> request.id().equals(id)).findFirst()));
    }

    /// Puts this request beside the list, or nothing. What a table says while it gets new rows is nobody's choice.
    public void choose(Optional<FiledRequest> request) {
        if (!arriving) {
            chosen.set(request);
        }
    }

    /// Takes in every request of these files; what cannot be read becomes an outcome of its own.
    public void take(List<Path> files, Consumer<List<Arrival>> then) {
        background.run("requests.job.import", progress -> {
            progress.expect(files.size());
            var arrivals = new ArrayList<Arrival>();
            for (var file : files) {
                progress.checkCancelled();
                arrivals.addAll(taken(file));
                progress.advance(1);
            }
            return arrivals;
        }, then);
    }

    private List<Arrival> taken(Path file) {
        var name = file.getFileName() == null ? file.toString() : file.getFileName().toString();
        try {
            return office.requests().intake().take(file).stream().map(outcome -> new Arrival(name, outcome)).toList();
        } catch (Failure.Malformed malformed) {
            return List.of(new Arrival(name, new Outcome.Unreadable(malformed)));
        }
    }

    /// The same for pasted text.
    public void take(String pasted, Consumer<List<Arrival>> then) {
        background.run("requests.job.import", _ -> {
            try {
                return office.requests().intake().take(pasted.getBytes(StandardCharsets.UTF_8)).stream()
                        .map(outcome -> new Arrival("", outcome)).toList();
            } catch (Failure.Malformed malformed) {
                return List.of(new Arrival("", new Outcome.Unreadable(malformed)));
            }
        }, then);
    }
}
