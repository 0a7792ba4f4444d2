package dev.chancery.ui.issue;

import dev.chancery.domain.Failure;
import dev.chancery.engine.VaultResult;

/// What came of asking a Vault.
sealed interface Tried {

    record Answered(VaultResult result) implements Tried {}

    /// It does not do it, or cannot be asked.
    record Away(Failure why) implements Tried {}
}
