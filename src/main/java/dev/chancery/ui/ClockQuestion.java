package dev.chancery.ui;

import dev.chancery.domain.ClockDoubt;
import dev.chancery.engine.StoreClock;
import dev.chancery.words.Failures;
import dev.chancery.words.Words;
import java.util.List;

/// Tells that this machine's clock is in doubt, and asks whether it is right. Used on the window's thread.
public final class ClockQuestion {

    private final StoreClock clock;
    private final Background background;
    private final Dialogs dialogs;
    private final Runnable confirmed;

    /// @param confirmed is told when somebody has said that the clock is right
    public ClockQuestion(StoreClock clock, Background background, Dialogs dialogs, Runnable confirmed) {
        this.clock = clock;
        this.background = background;
        this.dialogs = dialogs;
        this.confirmed = confirmed;
    }

    /// Asks when there is a reason to; says nothing else.
    public void askIfInDoubt() {
        background.load(clock::doubt, doubt -> doubt.ifPresent(this::ask));
    }

    private void ask(ClockDoubt doubt) {
        dialogs.ask(new Question(Words.of("failures.clockInDoubt.title"),
                Failures.doubt(doubt) + "\n\n" + Words.of("shell.clock.consequence"), List.of(), Words.of("shell.clock.right"), true))
                .thenAccept(yes -> {
                    if (yes) {
                        confirm();
                    }
                });
    }

    private void confirm() {
        background.load(() -> {
            clock.confirm();
            return true;
        }, _ -> confirmed.run());
    }
}
