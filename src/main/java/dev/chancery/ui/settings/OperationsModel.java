package dev.chancery.ui.settings;

import dev.chancery.domain.StoreVitals;
import dev.chancery.journal.CrashReports;
import dev.chancery.journal.Diagnostics;
import dev.chancery.journal.Machine;
import dev.chancery.journal.StateFolder;
import dev.chancery.ui.Background;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What the program keeps of its own running: where it is, the newest report of a defect, and the diagnostics.
public final class OperationsModel {

    private final Background background;
    private final StateFolder folder;
    private final Machine machine;
    private final String crypto;
    private final Supplier<StoreVitals> vitals;
    private final ReadOnlyObjectWrapper<Optional<String>> report = new ReadOnlyObjectWrapper<>(Optional.empty());

    /// @param crypto who makes keys and signatures
    /// @param vitals reads what can be told of the open store; asked in the background
    public OperationsModel(Background background, StateFolder folder, Machine machine, String crypto, Supplier<StoreVitals> vitals) {
        this.background = background;
        this.folder = folder;
        this.machine = machine;
        this.crypto = crypto;
        this.vitals = vitals;
    }

    public Path folder() {
        return folder.path();
    }

    /// The folder as it is shown, without the name of its owner.
    public String place() {
        return machine.shortened(folder.path());
    }

    /// The newest report of a defect; empty when there is none, or until it is known.
    public ReadOnlyObjectProperty<Optional<String>> reportProperty() {
        return report.getReadOnlyProperty();
    }

    /// Looks again at what changes by itself.
    public void refresh() {
        background.load(() -> CrashReports.newest(folder), report::set);
    }

    /// `taken` gets a text that may be shown to others.
    public void diagnose(Consumer<String> taken) {
        background.load(() -> Diagnostics.of(machine, crypto, folder, Optional.of(vitals.get())).text(), taken);
    }
}
