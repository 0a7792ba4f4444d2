package dev.chancery.engine;

import dev.chancery.domain.AccessFailure;
import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.BulkState;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Passphrase;
import dev.chancery.domain.RecoveryKey;
import dev.chancery.domain.StoreFinding;
import dev.chancery.domain.StoreFinding.OfSeal;
import dev.chancery.pki.Crypto;
import dev.chancery.pki.KeySeal;
import dev.chancery.store.Database;
import dev.chancery.store.Seen;
import dev.chancery.store.Transaction;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// The ways into a store: making it, and unlocking it by its passphrase or its recovery key. What the last run left unfinished
/// is put in order on the way.
record Opening(Path file, Surroundings surroundings) {

    static void warmUp() {
        Database.warmUp();
        KeySeal.warmUp(Surroundings.ofThisMachine().random());
        Crypto.chosen();
    }

    /// As [Office#create].
    Office create(char[] passphrase) {
        refuse(passphrase);
        var seal = KeySeal.create(passphrase, surroundings.cost(), surroundings.random());
        try {
            var database = Database.create(file, seal.storeId(), seal.header(), surroundings.clock().instant(), new RowSealer(seal));
            return begun(database, seal, passphrase);
        } catch (RuntimeException failed) {
            seal.close();
            throw failed;
        }
    }

    private Office begun(Database database, KeySeal seal, char[] passphrase) {
        try {
            var desk = new Desk(database, seal, surroundings);
            desk.write(tx -> {
                desk.note(tx, Act.STORE_CREATED, name(), "");
                StoreClock.begin(desk, tx);
            });
            database.noteSeen();
            return new Office(file, desk, List.of(), Raise.begin(desk, name(), passphrase));
        } catch (RuntimeException failed) {
            database.discard();
            throw failed;
        }
    }

    /// As [Office#unlock].
    Office unlock(char[] passphrase) {
        return opened(database -> KeySeal.open(header(database), passphrase), passphrase, desk -> Raise.begin(desk, name(), passphrase));
    }

    /// As [Office#recover].
    Office recover(RecoveryKey key, char[] newPassphrase) {
        refuse(newPassphrase);
        return opened(database -> recovered(database, key), newPassphrase, desk -> {
            var header = desk.seal().rewrapped(newPassphrase, desk.seal().due(surroundings.cost())
                    .orElseGet(() -> KeySeal.costOf(header(desk.database()))), surroundings.random());
            desk.write(tx -> {
                tx.store().replaceSealHeader(header);
                desk.note(tx, Act.RECOVERY_USED, name(), "");
                desk.note(tx, Act.PASSPHRASE_CHANGED, name(), "");
            });
            return Raise.none(desk);
        });
    }

    private String name() {
        return file.getFileName().toString();
    }

    static void refuse(char[] passphrase) {
        var violations = Passphrase.violations(passphrase);
        if (!violations.isEmpty()) {
            throw new Failure.Refused(violations);
        }
    }

    static byte[] header(Database database) {
        return database.read(tx -> tx.store().sealHeader());
    }

    private static KeySeal recovered(Database database, RecoveryKey key) {
        var wrapped = database.read(Recovery::kept).orElseThrow(AccessFailure.WrongRecoveryKey::new);
        return KeySeal.recover(header(database), wrapped, key);
    }

    private Office opened(Function<Database, KeySeal> key, char[] passphrase, Function<Desk, Raise> then) {
        var database = Database.open(file);
        KeySeal seal;
        try {
            seal = key.apply(database);
        } catch (RuntimeException failed) {
            database.close();
            throw failed;
        }
        return unlocked(database, seal, passphrase, then);
    }

    private Office unlocked(Database database, KeySeal seal, char[] passphrase, Function<Desk, Raise> then) {
        try {
            if (!Arrays.equals(seal.storeId(), database.read(tx -> tx.store().storeId()))) {
                throw new Failure.Tampered("the keys belong to another store");
            }
            var desk = new Desk(database, seal, surroundings);
            var warnings = begin(desk, passphrase);
            return new Office(file, desk, warnings, then.apply(desk));
        } catch (RuntimeException failed) {
            try (seal) {
                database.close();
            }
            throw failed;
        }
    }

    /// What was found changed; the store is read then, and nothing is written to it that rests on it.
    private List<OfSeal> begin(Desk desk, char[] passphrase) {
        desk.database().protect(new RowSealer(desk.seal()));
        var sealed = desk.seal().saysRowsAreSealed();
        if (!sealed) {
            desk.database().adopt(desk.seal().rewrapped(passphrase, KeySeal.costOf(desk.seal().header()), desk.surroundings().random()));
        }
        var changed = new Tampering(desk.database()).glance();
        if (!changed.isEmpty()) {
            return changed;
        }
        var seen = desk.database().seen();
        desk.write(tx -> {
            begin(desk, tx);
            if (sealed && seen instanceof Seen.Unknown) {
                desk.note(tx, Act.STORE_UNSEEN, name(), "");
            }
        });
        return told(desk, seen);
    }

    private static List<OfSeal> told(Desk desk, Seen seen) {
        if (seen instanceof Seen.Older(var sequence, var last)) {
            return List.of(new StoreFinding.OlderThanSeen(sequence, last));
        }
        desk.database().noteSeen();
        return List.of();
    }

    /// A serial number that was reserved and never signed is given up for good: the last run ended in between.
    private void begin(Desk desk, Transaction tx) {
        for (var intent : tx.intents().open()) {
            desk.note(tx, Act.SERIAL_ABANDONED, intent.reservation().serial().hex(), "reserved and never signed");
            tx.intents().abandon(intent.id());
        }
        recallDepartures(desk, tx);
        tx.bulk().in(BulkState.PLANNED).forEach(plan -> tx.bulk().delete(plan.id()));
        desk.note(tx, Act.STORE_UNLOCKED, name(), "");
        StoreClock.begin(desk, tx);
    }

    /// A key that was on its way out when the last run ended counts as left.
    private static void recallDepartures(Desk desk, Transaction tx) {
        tx.departures().complete(Bearer::fingerprint);
        tx.departures().abandon().forEach(serial -> desk.note(tx, Act.KEY_UNCERTAIN, serial.hex(), "the export was cut off"));
    }
}
