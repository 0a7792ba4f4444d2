package dev.chancery.ui;

import dev.chancery.engine.VaultResult;
import java.util.function.Consumer;

/// Somebody who says what becomes of a certificate that a Vault signed otherwise than it was asked to.
@FunctionalInterface
public interface VaultAsker {

    /// What somebody says.
    enum Said { KEEP, REVOKE, LATER }

    /// Asks; the answer comes later, on the window's thread.
    void ask(VaultResult.Asks asks, Consumer<Said> answer);
}
