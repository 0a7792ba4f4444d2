package dev.chancery.ui.cloud;

import dev.chancery.domain.Registration;
import dev.chancery.engine.CloudLine;
import dev.chancery.engine.Office;
import dev.chancery.engine.Registrations;
import dev.chancery.ui.Background;
import dev.chancery.ui.Destination;
import dev.chancery.ui.Dialogs;
import dev.chancery.ui.FileChoice;
import dev.chancery.ui.Toasts;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What the screen works with: the open store, the window around it, the open lines, and the way to other screens.
public record Means(Office office, Background background, Window window, Lines lines, Consumer<Destination> go) {

    /// The window's parts that the screen speaks through.
    public record Window(Dialogs dialogs, Toasts toasts, FileChoice files) {}

    /// The line to where a registration leads, if it is open; a practice cloud lets everybody in.
    Optional<CloudLine> line(Registration registration) {
        return lines.to(registration).or(() -> lines.rehearsals().of(registration).map(practice -> {
            var line = registrations().line(practice.credential(), List.of());
            lines.keep(registration, line);
            return line;
        }));
    }

    Registrations registrations() {
        return office.registrations();
    }
}
