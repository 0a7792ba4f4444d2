package dev.chancery.engine;

import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.EnrolmentKey;
import dev.chancery.domain.FileKind;
import dev.chancery.domain.KeyFailure;
import dev.chancery.domain.SerialNumber;
import dev.chancery.domain.Status;
import dev.chancery.domain.Thing;
import dev.chancery.store.Transaction;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/// Certificates with the keys that were made for them here, as devices fetch them with the secret of their thing: each once,
/// for ever, also where its authority lets people export keys again and again. That a key leaves is in the store before an
/// octet of it does; what breaks off on its way counts as fetched.
public final class Downloads {

    /// What somebody gets who asks.
    public sealed interface Outcome {

        /// Mainflux' JSON with the certificate, its chain and its key in it, to be wiped by the caller.
        record Fetched(byte[] json) implements Outcome {}

        /// It was fetched, or left the store in another way.
        record AlreadyDownloaded() implements Outcome {}

        /// The secret is good for nothing, or not for this: which of the two is not told.
        record Unknown() implements Outcome {}
    }

    private static final Set<Status> GOOD = Set.of(Status.ACTIVE, Status.EXPIRING);

    private record Taken(Certificate certificate, Bearer bearer, Passage passage) {}

    private final Desk desk;

    Downloads(Desk desk) {
        this.desk = desk;
    }

    /// Hands the certificate out that the thing of this secret has now.
    ///
    /// @param peer who asks, for the audit log
    public Outcome fetch(char[] secret, String peer) {
        return fetch(secret, Optional.empty(), peer);
    }

    /// The same for the certificate of this serial number, in any form.
    public Outcome fetch(char[] secret, String serial, String peer) {
        return fetch(secret, Optional.of(serial), peer);
    }

    private Outcome fetch(char[] secret, Optional<String> serial, String peer) {
        var key = ThingKeyCheck.of(desk).check(secret);
        try {
            return key.flatMap(found -> desk.change(tx -> take(tx, found, serial, peer)))
                    .<Outcome>map(taken -> new Outcome.Fetched(json(taken, peer))).orElseGet(Outcome.Unknown::new);
        } catch (KeyFailure.AlreadyDownloaded refused) {
            desk.write(tx -> desk.note(tx, Act.KEY_REFUSED, refused.serial().hex(), "download, " + peer));
            return new Outcome.AlreadyDownloaded();
        }
    }

    private Optional<Taken> take(Transaction tx, EnrolmentKey key, Optional<String> serial, String peer) {
        return tx.things().byId(key.thing()).flatMap(thing -> meant(tx, thing, serial))
                .flatMap(certificate -> take(tx, key, certificate, peer));
    }

    /// Whoever asks again with a secret that is used up is told that the key was fetched.
    private Optional<Taken> take(Transaction tx, EnrolmentKey key, Certificate certificate, String peer) {
        var bearer = Bearer.of(certificate, true);
        KeyGate.requireFetchable(tx, bearer);
        return tx.enrolmentKeys().use(key.number(), desk.now())
                ? Optional.of(new Taken(certificate, bearer, new KeyGate(desk).claim(tx, bearer, "network address " + peer)))
                : Optional.empty();
    }

    private Optional<Certificate> meant(Transaction tx, Thing thing, Optional<String> serial) {
        var wanted = serial.map(SerialNumber::candidates);
        return tx.certificates().ofThing(thing.number()).stream()
                .filter(one -> one.hasKey() && GOOD.contains(one.status(desk.now())))
                .filter(one -> wanted.map(any -> any.contains(one.serial())).orElse(true))
                .filter(one -> tx.enrolmentPolicies().of(tx.generations().all().newest(one.issuer())).downloads())
                .findFirst().flatMap(one -> tx.certificates().byId(one.id()));
    }

    private byte[] json(Taken taken, String peer) {
        try (var passage = taken.passage()) {
            var pack = new Packing(desk).pack(taken.certificate(), passage.key(taken.bearer()));
            try {
                var json = new FileMaker(new char[0], desk.surroundings().random(), desk.now()).make(pack, FileKind.MAINFLUX);
                desk.write(tx -> settle(tx, taken, peer));
                return json;
            } finally {
                Arrays.fill(pack.pkcs8(), (byte) 0);
            }
        }
    }

    private void settle(Transaction tx, Taken taken, String peer) {
        taken.passage().settle(tx, Set.of(taken.bearer().key()), Set.of());
        desk.note(tx, Act.KEY_EXPORTED, taken.certificate().serial().hex(), "MAINFLUX, to network address " + peer);
    }
}
