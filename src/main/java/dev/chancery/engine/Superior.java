package dev.chancery.engine;

import dev.chancery.domain.Authority;

/// An authority that is in the store, or on its way.
sealed interface Superior {
    record Here(Authority authority) implements Superior {}

    record Coming(Dynasty dynasty) implements Superior {}

    default String label() {
        return switch (this) {
            case Here(var authority) -> authority.name();
            case Coming(var dynasty) -> dynasty.head().label();
        };
    }

    /// Whether there is a certificate for it that can come in, or is here.
    default boolean isUsable() {
        return !(this instanceof Coming(var dynasty)) || !dynasty.head().refused();
    }
}
