package dev.chancery.ui.export;

import dev.chancery.domain.FileKind;
import dev.chancery.domain.FileViolation;
import dev.chancery.domain.Layout;
import dev.chancery.domain.Layout.Sharing;
import dev.chancery.domain.PathPattern;
import dev.chancery.domain.Violation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// How the files of the chosen form are called, and whether all share one: proposed by the form, and the user's to change.
public final class NamesModel {

    /// The name of one file: as proposed, as it is typed, and why it cannot be.
    public record Entry(Layout.File file, StringProperty typed, ObservableList<Violation> violations) {
        private Entry(Layout.File file) {
            this(file, new SimpleStringProperty(file.name().text()), FXCollections.observableArrayList());
        }

        /// What the file would be called without its folders.
        public String title() {
            return file.name().text().substring(file.name().text().lastIndexOf('/') + 1);
        }
    }

    private final ObjectProperty<What> what;
    private final ObjectProperty<Sharing> sharing = new SimpleObjectProperty<>(Sharing.NONE);
    private final ObservableList<Sharing> sharings = FXCollections.observableArrayList();
    private final ObservableList<Entry> entries = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Layout> layout = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper valid = new ReadOnlyBooleanWrapper(true);

    NamesModel(ObjectProperty<What> what) {
        this.what = what;
        what.subscribe(this::propose);
        sharing.addListener((_, _, _) -> show());
    }

    private void propose(What chosen) {
        var before = sharing.get();
        if (!sharings.equals(chosen.sharings())) {
            sharings.setAll(chosen.sharings());
        }
        sharing.set(sharings.contains(before) ? before : Sharing.NONE);
        show();
    }

    private void show() {
        if (sharing.get() == null) {
            return;
        }
        var proposed = what.get().layout(sharing.get());
        entries.setAll(sharing.get() == Sharing.ARRAY ? List.of() : proposed.files().stream().map(Entry::new).toList());
        entries.forEach(entry -> entry.typed().addListener((_, _, _) -> read()));
        layout.set(proposed);
        valid.set(true);
    }

    private void read() {
        var files = new ArrayList<Layout.File>();
        var names = new HashSet<String>();
        for (var entry : entries) {
            var name = PathPattern.of(entry.typed().get());
            var found = new ArrayList<>(name.violations());
            if (found.isEmpty() && !names.add(entry.typed().get().strip().toLowerCase(Locale.ROOT))) {
                found.add(new FileViolation.TwoOfOneName(entry.typed().get()));
            }
            entry.violations().setAll(found);
            files.add(new Layout.File(entry.file().kind(), name.orElse(entry.file().name())));
        }
        valid.set(entries.stream().allMatch(entry -> entry.violations().isEmpty()));
        if (valid.get()) {
            layout.set(new Layout(layout.get().code(), files, sharing.get()));
        }
    }

    /// One for each file of a certificate; none where the names cannot be chosen.
    public ObservableList<Entry> entries() {
        return entries;
    }

    /// Whether all go into one file, of [#sharings].
    public ObjectProperty<Sharing> sharingProperty() {
        return sharing;
    }

    public ObservableList<Sharing> sharings() {
        return sharings;
    }

    /// Takes the files of a layout that was saved, as if they had been typed.
    void take(Layout own) {
        Stream.of(What.values()).filter(one -> kinds(one.layout()).equals(kinds(own))).findFirst().ifPresent(one -> {
            what.set(one);
            sharing.set(own.sharing());
            for (int i = 0; i < entries.size(); i++) {
                entries.get(i).typed().set(own.files().get(i).name().text());
            }
        });
    }

    private static List<FileKind> kinds(Layout layout) {
        return layout.files().stream().map(Layout.File::kind).toList();
    }

    /// As it stands, or stood before a name was typed that cannot be.
    ReadOnlyObjectProperty<Layout> layoutProperty() {
        return layout.getReadOnlyProperty();
    }

    /// Whether each name can be.
    ReadOnlyBooleanProperty validProperty() {
        return valid.getReadOnlyProperty();
    }
}
