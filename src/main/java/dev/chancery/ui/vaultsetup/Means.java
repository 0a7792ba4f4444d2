package dev.chancery.ui.vaultsetup;

import dev.chancery.domain.VaultPlan;
import dev.chancery.engine.Office;
import dev.chancery.ui.Background;
import dev.chancery.ui.Dialogs;
import dev.chancery.ui.FileChoice;
import dev.chancery.ui.Toasts;
import java.util.Optional;
import java.util.function.BiConsumer;

/// What the wizard works with: the open store, what runs in the background, the window, and, where there is one, the way to
/// connect the authority that was set up: it is handed the plan and the role id.
public record Means(Office office, Background background, Window window, Optional<BiConsumer<VaultPlan, String>> connect) {

    /// What it may ask of the window.
    public record Window(Dialogs dialogs, Toasts toasts, FileChoice files) {}
}
