package dev.chancery.ui;

import dev.chancery.domain.KeyDeparture;
import dev.chancery.words.Words;

/// How one says that a private key left the store.
public final class KeyLeft {

    private KeyLeft() {}

    /// With day, minute and place: `on 3 Nov 2026, 10:00, to /media/stick`.
    public static String words(KeyDeparture departure) {
        return Words.of(switch (departure.state()) {
            case LEFT -> "shell.keyLeft";
            case LEAVING -> "shell.keyLeaving";
            case UNCERTAIN -> "shell.keyUncertain";
        }, Words.dateTime(departure.when()), departure.place());
    }

    /// The day and the place alone.
    public static String brief(KeyDeparture departure) {
        return Words.of("shell.keyLeft.brief", Words.date(departure.when()), departure.place());
    }
}
