package dev.chancery.ui.papers;

import dev.chancery.engine.Printing;
import java.util.Optional;

/// What a file will hold.
sealed interface Preview {

    /// Nothing is known yet.
    record Reading() implements Preview {}

    /// A list or a calendar of so many certificates, and how it begins.
    record Text(long certificates, String begin) implements Preview {}

    /// A paper, and its first page as a picture (PNG); `labels` is there when it is one of labels.
    record Printed(Optional<Printing.Labelled> labels, byte[] picture) implements Preview {}

    /// More labels than one document takes.
    record TooMany(int asked, int most) implements Preview {}

    /// Whether there is anything to be written.
    default boolean isWorth() {
        return switch (this) {
            case Reading(), TooMany(_, _) -> false;
            case Text(long certificates, _) -> certificates > 0;
            case Printed(var labels, _) -> labels.map(Printing.Labelled::labels).orElse(1) > 0;
        };
    }
}
