package dev.chancery.ui;

import dev.chancery.domain.StoreFinding;
import dev.chancery.engine.Office;
import dev.chancery.words.StoreWords;
import dev.chancery.words.Words;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Tells that the store is not as Chancery left it, and asks how to go on. Used on the window's thread.
public final class SealQuestion {

    private final Office office;
    private final Background background;
    private final Dialogs dialogs;
    private final Consumer<Destination> go;

    public SealQuestion(Office office, Background background, Dialogs dialogs, Consumer<Destination> go) {
        this.office = office;
        this.background = background;
        this.dialogs = dialogs;
        this.go = go;
    }

    /// Asks when there is a reason to; says nothing else.
    public void askIfChanged() {
        var found = office.warnings();
        if (!found.isEmpty()) {
            ask(found, found.stream().allMatch(StoreFinding.OlderThanSeen.class::isInstance));
        }
    }

    private void ask(List<StoreFinding.OfSeal> found, boolean older) {
        var said = found.stream().map(StoreWords::of).map(one -> one.what() + "\n" + one.next()).collect(Collectors.joining("\n\n"));
        dialogs.ask(new Question(Words.of(older ? "shell.seals.older" : "shell.seals.changed"),
                said + "\n\n" + Words.of(older ? "shell.seals.older.consequence" : "shell.seals.changed.consequence"), List.of(),
                Words.of(older ? "shell.seals.older.accept" : "shell.seals.verify"), older)).thenAccept(yes -> {
                    if (yes) {
                        goOn(older);
                    }
                });
    }

    private void goOn(boolean older) {
        if (older) {
            background.load(() -> {
                office.acceptOlder();
                return true;
            }, _ -> {});
        } else {
            go.accept(new Destination.VerifyStore());
        }
    }
}
