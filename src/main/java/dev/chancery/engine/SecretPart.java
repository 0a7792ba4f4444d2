package dev.chancery.engine;

import dev.chancery.domain.Bytes;
import dev.chancery.domain.Progress;
import dev.chancery.domain.StoreFinding;
import dev.chancery.domain.StoreFinding.Area;
import dev.chancery.store.CheckTable.Sealed;
import java.util.List;
import java.util.function.Consumer;

/// What is sealed beside private keys: the secrets of things, credentials for clouds and Vaults, the keys
/// that wait for what a Vault signs, and the password for the broker.
record SecretPart(Desk desk) implements StoreCheck.Part {

    private static final int AT_ONCE = 1_000;

    @Override public Area area() {
        return Area.SECRETS;
    }

    @Override public long weight() {
        return 1;
    }

    @Override public void look(Progress progress, Consumer<StoreFinding> taker) {
        desk.read(tx -> tx.checks().credentials()).stream().filter(one -> !opens(one, KeptCredentials.TABLE))
                .map(one -> new StoreFinding.CredentialUnopened(one.name(), one.place())).forEach(taker);
        vaults(taker);
        if (desk.read(tx -> tx.eventSettings().password()).filter(sealed -> !opens(Bytes.of(sealed), EventKeys.TABLE, EventKeys.ROW)).isPresent()) {
            taker.accept(new StoreFinding.BrokerPasswordUnopened());
        }
        for (var some = after(0); !some.isEmpty(); some = after(some.getLast().row())) {
            some.stream().filter(one -> !opens(one, Filing.THING_TABLE))
                    .map(one -> new StoreFinding.ThingSecretUnopened(one.name())).forEach(taker);
            progress.checkCancelled();
        }
        progress.advance(weight());
    }

    private void vaults(Consumer<StoreFinding> taker) {
        desk.read(tx -> tx.checks().vaultSecrets()).stream().filter(one -> !opens(one, VaultSessions.TABLE))
                .map(one -> new StoreFinding.VaultSecretUnopened(one.name())).forEach(taker);
        desk.read(tx -> tx.checks().vaultKeys()).stream().filter(one -> !opens(one, VaultDesk.TABLE))
                .map(one -> new StoreFinding.VaultKeyUnopened(one.name(), one.row())).forEach(taker);
    }

    private List<Sealed> after(long id) {
        return desk.read(tx -> tx.checks().thingsAfter(id, AT_ONCE));
    }

    private boolean opens(Sealed one, String table) {
        return opens(one.octets(), table, one.row());
    }

    private boolean opens(Bytes sealed, String table, long row) {
        return new SealedLook(desk.seal()).opens(sealed, table, row);
    }
}
