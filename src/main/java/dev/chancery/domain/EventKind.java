package dev.chancery.domain;

import java.util.Optional;
import java.util.stream.Stream;

/// What may happen to a thing's certificate that others are told of. The code stands in topics and in the store.
public enum EventKind {
    /// Another certificate has taken its place: renewed or rotated, by hand or by schedule. Mainflux tells of this one.
    ROTATION("rotation"),
    ISSUE("issue"),
    /// Revoked, or put on hold.
    REVOCATION("revocation");

    private final String code;

    EventKind(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Optional<EventKind> ofCode(String code) {
        return Stream.of(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }
}
