package dev.chancery.ui;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Something that is made after those who will need it: a sheet whose buttons close it. Of the thread of the window only.
public final class Late<T> {

    private @Nullable T made;

    public void set(T made) {
        this.made = made;
    }

    /// @throws IllegalStateException when it is not made yet
    public T get() {
        return peek().orElseThrow(() -> new IllegalStateException("asked for too early"));
    }

    /// Nothing before it is made.
    public Optional<T> peek() {
        return Optional.ofNullable(made);
    }
}
