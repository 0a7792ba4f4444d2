package dev.chancery.ui.export;

import dev.chancery.engine.ExportOrder.Keys;

/// Which private keys go along.
public enum WhichKeys {
    /// Each that is here.
    ALL(Keys.ALL),
    /// Those that may still leave; the certificates of the rest stay out.
    OTHERS(Keys.OTHERS),
    /// None of them.
    NONE(Keys.NONE);

    private final Keys keys;

    WhichKeys(Keys keys) {
        this.keys = keys;
    }

    Keys keys() {
        return keys;
    }
}
