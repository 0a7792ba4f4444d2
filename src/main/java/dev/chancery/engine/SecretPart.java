package dev.chancery.engine;

import dev.chancery.domain.Progress;
import dev.chancery.domain.StoreFinding;
import dev.chancery.domain.StoreFinding.Area;
import dev.chancery.store.CheckTable.Sealed;
import java.util.List;
import java.util.function.Consumer;

/// What is sealed beside private keys: the secrets of things and credentials for clouds.
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
        for (var some = after(0); !some.isEmpty(); some = after(some.getLast().row())) {
            some.stream().filter(one -> !opens(one, Filing.THING_TABLE))
                    .map(one -> new StoreFinding.ThingSecretUnopened(one.name())).forEach(taker);
            progress.checkCancelled();
        }
        progress.advance(weight());
    }

    private List<Sealed> after(long id) {
        return desk.read(tx -> tx.checks().thingsAfter(id, AT_ONCE));
    }

    private boolean opens(Sealed one, String table) {
        return new SealedLook(desk.seal()).opens(one.octets(), table, one.row());
    }
}
