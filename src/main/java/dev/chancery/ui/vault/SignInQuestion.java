package dev.chancery.ui.vault;

import dev.chancery.domain.Failure;
import dev.chancery.domain.VaultServer;
import dev.chancery.engine.VaultSignInAsker;
import dev.chancery.ui.Dialogs;
import dev.chancery.ui.Late;
import dev.chancery.ui.Layers;
import dev.chancery.ui.Views;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javafx.application.Platform;
import javafx.scene.layout.Region;

/// Asks in the window for a token or a secret id, wherever in the background a Vault is needed at which nobody is signed in.
/// The thread that asks waits; the window's own never does.
public final class SignInQuestion implements VaultSignInAsker {

    private final Dialogs dialogs;

    public SignInQuestion(Dialogs dialogs) {
        this.dialogs = dialogs;
    }

    @Override public Optional<Given> signIn(VaultServer server, Optional<Failure> refused) {
        if (Platform.isFxApplicationThread()) {
            throw new IllegalStateException("the window's thread cannot wait for somebody to sign in");
        }
        var answer = new CompletableFuture<Optional<Given>>();
        Platform.runLater(() -> open(server, refused, answer));
        try {
            return answer.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Cancelled or closed with the store, it answers with nothing.
    private void open(VaultServer server, Optional<Failure> refused, CompletableFuture<Optional<Given>> answer) {
        var model = new LoginModel();
        model.show(server.place().login(), server.kept().isPresent());
        model.refuse(refused);
        var sheet = new Late<Layers.Sheet>();
        Runnable close = () -> sheet.get().close();
        Runnable give = () -> model.given().ifPresent(given -> {
            answer.complete(Optional.of(given));
            close.run();
        });
        var view = (Region) new Views().add(LoginController.class, () -> new LoginController(model))
                .add(SignInController.class, () -> new SignInController(model, server.place().label(), give, close)).load("vault-sign-in");
        sheet.set(dialogs.open(view, close));
        sheet.get().whenClosed(() -> {
            model.close();
            answer.complete(Optional.empty());
        });
    }
}
