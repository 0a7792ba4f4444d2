package dev.chancery.ui.snippets;

import dev.chancery.domain.Installation;
import dev.chancery.domain.Snippet;
import dev.chancery.domain.Violation;
import dev.chancery.engine.Snippets;
import dev.chancery.ui.Background;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Which program, whose files, where they lie, and the text that comes of it.
public final class SnippetsModel {

    private static final String HERE = "localhost:";

    private final Snippets snippets;
    private final Background.Newest newest;
    private final List<Snippets.Placed> placed;
    private final ObjectProperty<String> chosen = new SimpleObjectProperty<>();
    private final ObservableList<Snippet> offered = FXCollections.observableArrayList();
    private final ObjectProperty<Snippet> snippet = new SimpleObjectProperty<>();
    private final StringProperty folder = new SimpleStringProperty("");
    private final StringProperty address = new SimpleStringProperty("");
    private final StringProperty list = new SimpleStringProperty("");
    private final StringProperty domain = new SimpleStringProperty("");
    private final ObservableList<Violation> violations = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
    private String client = "";
    private String proposedFolder = "";
    private String proposedAddress = "";

    SnippetsModel(Snippets snippets, Background background, List<Snippets.Placed> placed) {
        this.snippets = snippets;
        this.newest = background.newest();
        this.placed = List.copyOf(placed);
        chosen.addListener(_ -> read());
        snippet.addListener(_ -> turn());
        List.of(folder, address, list, domain).forEach(field -> field.addListener(_ -> make()));
    }

    /// With the first of the certificates.
    void begin() {
        chosen.set(placed.getFirst().name());
    }

    private void read() {
        var whose = whose();
        newest.load(() -> snippets.proposed(whose), this::know);
    }

    private Snippets.Placed whose() {
        return placed.stream().filter(one -> one.name().equals(chosen.get())).findFirst().orElseGet(placed::getFirst);
    }

    private void know(Snippets.Proposed proposed) {
        client = proposed.client();
        list.set(proposed.beside().list());
        domain.set(proposed.beside().domain());
        var before = snippet.get();
        offered.setAll(proposed.snippets());
        snippet.set(offered.contains(before) ? before : offered.isEmpty() ? null : offered.getFirst());
        turn();
    }

    /// What was proposed before gives way; what somebody has typed stays.
    private void turn() {
        var now = snippet.get();
        if (now == null) {
            text.set("");
            return;
        }
        var folderBefore = proposedFolder;
        proposedFolder = writtenTo().map(Path::toString).orElse(now.usualFolder());
        folder.set(folder.get().equals(folderBefore) ? proposedFolder : folder.get());
        var addressBefore = proposedAddress;
        proposedAddress = HERE + now.usualPort();
        address.set(address.get().equals(addressBefore) ? proposedAddress : address.get());
        make();
    }

    private void make() {
        var now = snippet.get();
        if (now != null) {
            var made = snippets.text(now, new Installation(folder.get(), whose().files(), address.get(), client,
                    new Installation.Beside(list.get(), domain.get())));
            violations.setAll(made.violations());
            text.set(made.orElse(""));
        }
    }

    /// Whose files there are.
    public List<String> names() {
        return placed.stream().map(Snippets.Placed::name).toList();
    }

    /// Whose are used, one of the names.
    public ObjectProperty<String> chosenProperty() {
        return chosen;
    }

    /// The folder here where the files were written, if they were.
    public Optional<Path> writtenTo() {
        return whose().folder();
    }

    /// The snippets that the certificate is for.
    public ObservableList<Snippet> offered() {
        return offered;
    }

    /// `null` inside as long as nothing is known.
    public ObjectProperty<Snippet> snippetProperty() {
        return snippet;
    }

    /// Where the files lie on the machine that uses them.
    public StringProperty folderProperty() {
        return folder;
    }

    public StringProperty addressProperty() {
        return address;
    }

    public StringProperty listProperty() {
        return list;
    }

    public StringProperty domainProperty() {
        return domain;
    }

    public ObservableList<Violation> violations() {
        return violations;
    }

    /// Empty as long as something is wrong.
    public ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }
}
