package dev.chancery.engine;

import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Bytes;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeyDeparture.State;
import dev.chancery.domain.KeyFailure;
import dev.chancery.export.Marker;
import dev.chancery.store.Transaction;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The keys that one export may take out, from their claim until it is known what became of each. Closed without being
/// settled, each counts as left.
final class Passage implements AutoCloseable {

    /// A key's departure in the store; `finishing` when an earlier export, `run`, was cut off with it.
    record Claim(Bearer bearer, long id, String run, boolean finishing) {}

    private final Desk desk;
    private final Path target;
    private final Map<Bytes, Claim> claims;
    private final Optional<Marker> marker;
    private boolean settled;

    Passage(Desk desk, Path target, Map<Bytes, Claim> claims, Optional<Marker> marker) {
        this.desk = desk;
        this.target = target;
        this.claims = claims;
        this.marker = marker;
    }

    /// The key in PKCS#8, for the caller to wipe.
    ///
    /// @throws KeyFailure.NoKeyHere when it is not here
    byte[] key(Bearer bearer) {
        if (!claims.containsKey(bearer.key())) {
            throw new IllegalStateException("not claimed: " + bearer.label());
        }
        return switch (bearer.home()) {
            case Bearer.Home.OfCertificate(var id) -> desk.seal().unseal(desk.read(tx -> tx.keys().sealed(id))
                    .orElseThrow(() -> new KeyFailure.NoKeyHere(bearer.label(), bearer.serial())), Filing.KEY_TABLE, id.value());
            case Bearer.Home.OfRequest(var id) -> desk.seal().unseal(desk.read(tx -> tx.requests().sealedKey(id))
                    .orElseThrow(() -> new Failure.Gone("key of request " + id.value())), Filing.REQUEST_TABLE, id.value());
        };
    }

    /// Whether an earlier export to the same place was cut off with this key.
    boolean finishes(Bearer bearer) {
        return claims.containsKey(bearer.key()) && claims.get(bearer.key()).finishing();
    }

    /// Writes down what became of the keys: `left` are complete at the place, of `exposed` a part may be there. The claim on
    /// every other one is given back, but for those that counted as left before.
    void settle(Transaction tx, Set<Bytes> left, Set<Bytes> exposed) {
        for (var claim : claims.values()) {
            if (left.contains(claim.bearer().key())) {
                tx.departures().settle(claim.id(), State.LEFT);
            } else if (claim.finishing() || exposed.contains(claim.bearer().key())) {
                doubt(tx, claim);
            } else {
                tx.departures().forget(claim.id());
            }
        }
        settled = true;
    }

    private void doubt(Transaction tx, Claim claim) {
        tx.departures().settle(claim.id(), State.UNCERTAIN);
        desk.note(tx, Act.KEY_UNCERTAIN, claim.bearer().serial().hex(), "to " + target);
    }

    /// The place loses the marks of the exports that are over.
    @Override public void close() {
        if (!settled) {
            desk.write(tx -> claims.values().forEach(claim -> doubt(tx, claim)));
        }
        var runs = claims.values().stream().filter(Claim::finishing).map(Claim::run).collect(Collectors.toSet());
        var over = desk.read(tx -> runs.stream().filter(run -> !tx.departures().isOpen(run)).toList());
        over.forEach(run -> Marker.left(target, run).remove());
        if (!desk.read(tx -> claims.values().stream().filter(claim -> !claim.finishing()).anyMatch(claim -> tx.departures().isOpen(claim.run())))) {
            marker.ifPresent(Marker::remove);
        }
    }
}
