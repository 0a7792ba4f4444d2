package dev.chancery.ui.export;

import dev.chancery.engine.Exports.Existing;

/// What happens to files that are there already.
public enum IfThere {
    /// Nobody has decided yet.
    ASK(Existing.REFUSE),
    REPLACE(Existing.REPLACE),
    KEEP(Existing.KEEP);

    private final Existing existing;

    IfThere(Existing existing) {
        this.existing = existing;
    }

    Existing existing() {
        return existing;
    }
}
