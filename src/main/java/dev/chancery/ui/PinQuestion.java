package dev.chancery.ui;

import dev.chancery.domain.PinState;
import dev.chancery.domain.TokenName;
import dev.chancery.engine.PinAsker;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javafx.application.Platform;

/// Asks for the PIN of a token in the window, wherever in the background something has to be signed. The thread that asks
/// waits; the window's own never does.
public final class PinQuestion implements PinAsker {

    private final Dialogs dialogs;

    public PinQuestion(Dialogs dialogs) {
        this.dialogs = dialogs;
    }

    @Override public Optional<char[]> pin(TokenName token, Optional<PinState> wrong) {
        if (Platform.isFxApplicationThread()) {
            throw new IllegalStateException("the window's thread cannot wait for a PIN");
        }
        var answer = new CompletableFuture<Optional<char[]>>();
        Platform.runLater(() -> PinSheet.open(dialogs, token, wrong, answer));
        try {
            return answer.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
