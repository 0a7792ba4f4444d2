package dev.chancery.ui.vault;

import dev.chancery.words.Words;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/// Ties the sheet that asks somebody to sign in to [LoginModel].
public final class SignInController {

    private final LoginModel model;
    private final String server;
    private final Runnable give;
    private final Runnable cancel;

    @FXML private Label why;
    @FXML private Button signIn;

    /// @param give is run when somebody has signed in, `cancel` when nobody wants to
    public SignInController(LoginModel model, String server, Runnable give, Runnable cancel) {
        this.model = model;
        this.server = server;
        this.give = give;
        this.cancel = cancel;
    }

    @FXML private void initialize() {
        why.setText(Words.of("vault.signIn.why", server));
        model.ready().subscribe(ready -> signIn.setDisable(!ready));
    }

    @FXML private void signIn() {
        give.run();
    }

    @FXML private void cancel() {
        cancel.run();
    }
}
