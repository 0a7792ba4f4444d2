package dev.chancery.domain;

import java.util.Arrays;
import java.util.function.Function;

/// A password, token or key as characters, that never shows itself in a log. Wiped when it is closed.
public final class Secret implements AutoCloseable {

    private final char[] text;
    private volatile boolean wiped;

    private Secret(char[] text) {
        this.text = text;
    }

    /// A copy: the array stays the caller's to wipe.
    public static Secret of(char[] text) {
        return new Secret(text.clone());
    }

    public boolean isEmpty() {
        return text.length == 0;
    }

    /// Lends the characters to `user`, which keeps none of them.
    ///
    /// @throws IllegalStateException once it has been wiped
    public <T> T use(Function<char[], T> user) {
        if (wiped) {
            throw new IllegalStateException("wiped");
        }
        return user.apply(text);
    }

    @Override public void close() {
        wiped = true;
        Arrays.fill(text, '\0');
    }

    @Override public String toString() {
        return "(secret)";
    }
}
