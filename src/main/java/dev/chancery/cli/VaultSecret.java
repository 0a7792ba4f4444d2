package dev.chancery.cli;

import dev.chancery.domain.AccessFailure;
import dev.chancery.domain.Progress;
import dev.chancery.domain.VaultPlace;
import dev.chancery.domain.VaultServer;
import dev.chancery.engine.Office;
import java.util.Arrays;
import java.util.Optional;

/// The token or secret id for a Vault: from a file descriptor, the environment, or a person.
final class VaultSecret {

    static final String VARIABLE = "CHANCERY_VAULT_SECRET";

    private final Console console;

    VaultSecret(Console console) {
        this.console = console;
    }

    /// Signs in at this server.
    ///
    /// @throws AccessFailure.VaultSignIn when there is no source for the secret
    void signIn(Office office, VaultServer server, Optional<Integer> descriptor, boolean keep) {
        var question = (server.place().login().kind() == VaultPlace.Kind.TOKEN ? "Token for " : "Secret id for ") + server.place().label();
        var secret = new PassphraseSource(console).read(descriptor, VARIABLE, question)
                .orElseThrow(() -> new AccessFailure.VaultSignIn(server.place().label()));
        try {
            office.vaults().signIn(server.id(), secret, keep, Progress.NONE);
        } finally {
            Arrays.fill(secret, '\0');
        }
    }

    /// Signs in where a command found nobody signed in, and was told of it by this.
    ///
    /// @throws AccessFailure.VaultSignIn the same again when there is no source for the secret
    void signIn(Office office, AccessFailure.VaultSignIn needed) {
        var server = office.vaults().servers().stream().filter(one -> one.place().label().equals(needed.place())).findFirst();
        signIn(office, server.orElseThrow(() -> needed), Optional.empty(), false);
    }
}
