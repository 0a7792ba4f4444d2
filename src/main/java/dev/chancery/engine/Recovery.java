package dev.chancery.engine;

import dev.chancery.domain.AccessFailure;
import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.RecoveryKey;
import dev.chancery.export.Delivery;
import dev.chancery.papers.PaperWords;
import dev.chancery.papers.RecoveryPage;
import dev.chancery.pki.KeySeal;
import dev.chancery.store.Transaction;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The recovery key of the store: one at most, which opens it beside the passphrase. The store keeps what it wraps and
/// never the key itself.
public final class Recovery {

    private static final String NAME = "recovery";

    private final Desk desk;
    private final StepUp stepUp;
    private final String store;

    Recovery(Desk desk, StepUp stepUp, String store) {
        this.desk = desk;
        this.stepUp = stepUp;
        this.store = store;
    }

    /// When the one that the store has was made; empty without one.
    ///
    /// @throws Failure.Malformed when it is damaged
    public Optional<Instant> made() {
        return desk.read(Recovery::kept).map(KeySeal::recoveryMade);
    }

    /// A key that opens nothing yet, to be written down. The caller closes it.
    public RecoveryKey draw() {
        return RecoveryKey.random(desk.surroundings().random());
    }

    /// Chooses which groups are asked for.
    public RandomGenerator random() {
        return desk.surroundings().random();
    }

    /// From now on this key opens the store, and no other one. For a store that has none yet.
    ///
    /// @throws AccessFailure.PassphraseNeeded when the store has one: see [#replace]
    public void keep(RecoveryKey key) {
        if (made().isPresent()) {
            throw new AccessFailure.PassphraseNeeded();
        }
        put(key);
    }

    /// The same in place of an older one, which opens nothing any more. The array stays the caller's to wipe.
    ///
    /// @throws AccessFailure.WrongPassphrase when it does not open the store
    /// @throws AccessFailure.TooManyTries after several of those
    public void replace(RecoveryKey key, char[] passphrase) {
        stepUp.require(passphrase);
        put(key);
    }

    private void put(RecoveryKey key) {
        var wrapped = desk.seal().recovery(key, desk.now(), desk.surroundings().random());
        desk.write(tx -> {
            tx.settings().put(NAME, Base64.getEncoder().encodeToString(wrapped));
            desk.note(tx, Act.RECOVERY_MADE, store, "");
        });
    }

    /// Writes the key to a new file as a page to print, for its owner alone.
    ///
    /// @throws FileFailure.AlreadyExists when there is such a file
    /// @throws FileFailure when it cannot be written
    public void print(RecoveryKey key, Reader reader, Path file) {
        var text = key.text();
        try {
            var out = new ByteArrayOutputStream();
            RecoveryPage.write(out, new RecoveryPage.Facts(store, desk.now(), text), new PaperWords(reader.locale(), reader.zone()));
            deliver(file, out.toByteArray());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            Arrays.fill(text, '\0');
        }
    }

    /// Writes the key to a new file as text, for its owner alone.
    ///
    /// @throws FileFailure.AlreadyExists when there is such a file
    /// @throws FileFailure when it cannot be written
    public void save(RecoveryKey key, Path file) {
        var text = key.text();
        var octets = new byte[text.length + 1];
        for (int i = 0; i < text.length; i++) {
            octets[i] = (byte) text[i];
        }
        octets[text.length] = '\n';
        Arrays.fill(text, '\0');
        deliver(file, octets);
    }

    private void deliver(Path file, byte[] content) {
        new Delivery(desk.surroundings().random()).makeSecret(file, content);
    }

    /// From now on the passphrase alone opens the store. The array stays the caller's to wipe.
    ///
    /// @throws AccessFailure.WrongPassphrase when it does not open the store
    /// @throws AccessFailure.TooManyTries after several of those
    /// @throws Failure.Gone when there is none
    public void remove(char[] passphrase) {
        stepUp.require(passphrase);
        desk.write(tx -> {
            if (!tx.settings().remove(NAME)) {
                throw new Failure.Gone("recovery key");
            }
            desk.note(tx, Act.RECOVERY_REMOVED, store, "");
        });
    }

    /// What the recovery key of this store wraps.
    ///
    /// @throws Failure.Malformed when it is damaged
    static Optional<byte[]> kept(Transaction tx) {
        return tx.settings().get(NAME).map(Recovery::decoded);
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException damaged) {
            throw new Failure.Malformed("recovery wrapping of the store", damaged);
        }
    }
}
