package dev.chancery.ui;

import dev.chancery.domain.AccessFailure;
import dev.chancery.words.Failures;

/// What went wrong, for a place beside the field that caused it. Empty words mean that nothing did.
public record Trouble(String title, String text) {

    public static final Trouble NONE = new Trouble("", "");

    public static Trouble of(Exception thrown) {
        var told = Failures.tell(thrown);
        return thrown instanceof AccessFailure.WrongPassphrase ? new Trouble(told.title(), told.next())
                : new Trouble(told.title(), told.happened() + "\n" + told.kept() + "\n" + told.next());
    }

    public boolean isNone() {
        return title.isEmpty();
    }
}
