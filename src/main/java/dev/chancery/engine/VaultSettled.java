package dev.chancery.engine;

import dev.chancery.domain.VaultErrand;

/// An errand whose answer was lost, and what was found out about it.
public record VaultSettled(VaultErrand errand, Fate fate) {

    /// What became of it.
    public enum Fate {
        /// Vault had signed it: it was found there, and is in the store.
        ADOPTED,
        /// Vault had signed it, otherwise than asked for: somebody has to say whether it is kept.
        ASKS,
        /// Vault had signed nothing.
        NOTHING_SIGNED,
        /// What Vault had signed is revoked there.
        REVOKED,
        /// Vault has nothing yet; it was asked too short a while ago to be sure.
        WAITS,
        /// Vault may have signed it, and the key that it made went with the answer: what fits is to be revoked there.
        KEY_LOST
    }
}
