package dev.chancery.vault;

import dev.chancery.domain.Failure;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Secret;
import dev.chancery.domain.SerialNumber;
import dev.chancery.domain.VaultAct;
import dev.chancery.domain.VaultAddress;
import dev.chancery.domain.VaultCaWish;
import dev.chancery.domain.VaultLogin;
import dev.chancery.domain.VaultPath;
import dev.chancery.domain.VaultWish;
import java.math.BigInteger;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Every call to a Vault that always gives the same answer, without a network.
public final class FedVault {

    private static final VaultPath MOUNT = new VaultPath("pki_int");
    private static final VaultPath ROLE = new VaultPath("device");
    private static final SerialNumber SERIAL = new SerialNumber(BigInteger.TEN);

    static final List<Consumer<Vault>> CALLS = List.of(
            Vault::health, Vault::lookupSelf, Vault::renew, vault -> vault.missing(MOUNT, ROLE, EnumSet.allOf(VaultAct.class)),
            vault -> vault.at(MOUNT).roles(), vault -> vault.at(MOUNT).role(ROLE), vault -> vault.at(MOUNT).serials(),
            vault -> vault.at(MOUNT).sign(ROLE, VaultWish.NONE, "csr").close(), vault -> vault.at(MOUNT).issue(ROLE, VaultWish.NONE).close(),
            vault -> vault.at(MOUNT).certificate(SERIAL), vault -> vault.at(MOUNT).revoke(SERIAL), vault -> vault.at(MOUNT).list(),
            vault -> vault.at(MOUNT).authority(), vault -> vault.at(MOUNT).chain(),
            vault -> vault.setUp().generateIntermediate(MOUNT, VaultCaWish.named("x")), vault -> vault.setUp().roleId(MOUNT, ROLE),
            vault -> vault.setUp().secretId(MOUNT, ROLE).close());

    private static final Fed LINE = new Fed();
    private static final Vault VAULT = Vault.open(LINE, VaultLogin.Token.of("t".toCharArray()), Progress.NONE);

    private FedVault() {}

    /// Lets every call read this answer. Each reads it or fails with a [Failure].
    public static void answer(int status, byte[] body) {
        LINE.status = status;
        LINE.body = body;
        for (var call : CALLS) {
            try {
                call.accept(VAULT);
            } catch (Failure refused) {
                refused.getMessage();
            }
        }
    }

    private static final class Fed extends Line {

        private int status;
        private byte[] body = {};

        private Fed() {
            super(VaultAddress.parse("https://vault.lab", "").orRefuse(), List.of(), Vault.PATIENCE);
        }

        @Override Reply ask(Ask ask, Optional<Secret> token, Progress progress) {
            return new Reply(status, "", body.clone());
        }
    }
}
