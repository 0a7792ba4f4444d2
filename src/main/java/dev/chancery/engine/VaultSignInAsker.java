package dev.chancery.engine;

import dev.chancery.domain.Failure;
import dev.chancery.domain.Secret;
import dev.chancery.domain.VaultPlace;
import dev.chancery.domain.VaultServer;
import java.util.Optional;

/// Asks a person to sign in at a Vault, at the moment when that is needed, from a thread that may wait.
@FunctionalInterface
public interface VaultSignInAsker {

    /// Where nobody can be asked.
    VaultSignInAsker NOBODY = (_, _) -> Optional.empty();

    /// What a person gives: the token, or the secret id of the AppRole in `login`. With `keep` it is sealed in the store;
    /// without, one that was kept before is forgotten. The engine wipes it.
    record Given(VaultPlace.Login login, Secret secret, boolean keep) implements AutoCloseable {
        @Override public void close() {
            secret.close();
        }
    }

    /// Who signs in there; empty when the person does not want to. `refused` is what the server said to the secret that
    /// was tried last, and empty when none was.
    Optional<Given> signIn(VaultServer server, Optional<Failure> refused);
}
