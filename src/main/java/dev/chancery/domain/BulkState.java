package dev.chancery.domain;

import java.util.Arrays;
import java.util.Optional;

/// Where a bulk job stands. The code is stored and never changes.
public enum BulkState {
    /// It was looked at and not begun; nothing was issued.
    PLANNED("planned"),
    /// It was begun, and not everything is done: it runs, pauses or was interrupted.
    OPEN("open"),
    /// Everything that could be done is done.
    DONE("done"),
    /// Somebody ended it before; what was done by then stays.
    ENDED("ended");

    private final String code;

    BulkState(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Optional<BulkState> ofCode(String code) {
        return Arrays.stream(values()).filter(state -> state.code.equals(code)).findFirst();
    }
}
