package dev.chancery.engine;

import dev.chancery.broker.Caller;
import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.BrokerPlace;
import dev.chancery.domain.BrokerTrouble;
import dev.chancery.domain.BrokerTrust;
import dev.chancery.domain.Bytes;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.KeyDeparture.State;
import dev.chancery.domain.KeyFailure;
import dev.chancery.domain.NetworkFailure;
import dev.chancery.domain.OutboxEntry;
import dev.chancery.pki.Keys;
import dev.chancery.store.Departed;
import dev.chancery.store.Transaction;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// What is secret about events: the publisher's password, its key, and the keys of things that may go along.
///
/// A key that goes along leaves the store, and is written down before it does, as any export is; one that may leave only
/// once goes along with one event, and with that event again when it is not known to have arrived.
final class EventKeys {

    /// Names the place of the sealed password.
    static final String TABLE = "event_password";
    static final long ROW = 1;
    private static final byte[] NONE = {};

    private final Desk desk;

    EventKeys(Desk desk) {
        this.desk = desk;
    }

    /// Keeps the password; an empty one is forgotten. The array stays the caller's.
    void keepPassword(Transaction tx, char[] password) {
        if (password.length == 0) {
            tx.eventSettings().removePassword();
            return;
        }
        var encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(password));
        var octets = Arrays.copyOf(encoded.array(), encoded.limit());
        try {
            tx.eventSettings().putPassword(desk.seal().seal(octets, TABLE, ROW, desk.surroundings().random()));
        } finally {
            Arrays.fill(octets, (byte) 0);
            Arrays.fill(encoded.array(), (byte) 0);
        }
    }

    /// Without octets where there is none; to be wiped by the caller.
    byte[] password() {
        return desk.read(tx -> tx.eventSettings().password()).map(sealed -> desk.seal().unseal(sealed, TABLE, ROW)).orElse(NONE);
    }

    /// What the publisher shows to the broker.
    ///
    /// @throws NetworkFailure.BrokerFailed when the certificate has no key here, or is good no more
    Optional<Caller.Identity> identity(BrokerPlace place) {
        return place.certificate().map(id -> desk.read(tx -> shown(tx, id).map(certificate -> identity(tx, certificate)))
                .orElseThrow(() -> new NetworkFailure.BrokerFailed(place.url(), BrokerTrouble.NO_CERTIFICATE, "")));
    }

    /// The certificate, where it can be shown now.
    Optional<Certificate> shown(Transaction tx, CertificateId id) {
        return tx.certificates().byId(id).filter(one -> one.revoked().isEmpty() && one.validity().contains(desk.now())
                && tx.keys().sealed(id).isPresent());
    }

    private Caller.Identity identity(Transaction tx, Certificate certificate) {
        var pkcs8 = unsealed(tx, certificate).orElseThrow();
        try {
            var above = Authorities.chain(tx, certificate.issuer()).stream().filter(authority -> !authority.isRoot())
                    .map(authority -> authority.certificate().der());
            return new Caller.Identity(Stream.concat(Stream.of(certificate.der()), above).toList(), Keys.privateKey(certificate.key(), pkcs8));
        } finally {
            Arrays.fill(pkcs8, (byte) 0);
        }
    }

    private Optional<byte[]> unsealed(Transaction tx, Certificate certificate) {
        return tx.keys().sealed(certificate.id())
                .map(sealed -> desk.seal().unseal(sealed, Filing.KEY_TABLE, certificate.id().value()));
    }

    /// Writes down that the key of this event is about to leave; empty when it is not here, or has left for good.
    OptionalLong claim(Transaction tx, OutboxEntry entry, Certificate certificate, BrokerPlace place) {
        var once = tx.policies().of(certificate.issuer()).keysLeaveOnce();
        var key = Bearer.fingerprint(certificate);
        var run = entry.event().toString();
        var last = tx.departures().last(key);
        if (tx.keys().sealed(certificate.id()).isEmpty() || last.filter(one -> (once || one.once()) && !isOpen(one, run)).isPresent()) {
            return OptionalLong.empty();
        }
        var again = last.filter(one -> isOpen(one, run));
        again.ifPresent(one -> tx.departures().settle(one.id(), State.LEAVING));
        return OptionalLong.of(again.map(Departed::id)
                .orElseGet(() -> tx.departures().begin(key, Optional.of(certificate.id()), run, desk.now(), place.url())));
    }

    private static boolean isOpen(Departed last, String run) {
        return last.run().equals(run) && last.departure().state() != State.LEFT;
    }

    /// The key of a certificate in PKCS#8, for the caller to wipe; it was claimed before.
    byte[] claimed(Transaction tx, Certificate certificate) {
        return unsealed(tx, certificate).orElseThrow(() -> new KeyFailure.NoKeyHere(certificate.label(), certificate.serial()));
    }

    /// What became of a key that was claimed: it has arrived, or it may have.
    void settle(Transaction tx, long claim, OutboxEntry entry, boolean arrived) {
        tx.departures().settle(claim, arrived ? State.LEFT : State.UNCERTAIN);
        desk.note(tx, arrived ? Act.KEY_EXPORTED : Act.KEY_UNCERTAIN, entry.what().serial().hex(), "with event " + entry.event());
    }

    /// The certificates that a broker's has to lead to; empty for those of the platform.
    static List<Bytes> anchors(Transaction tx, BrokerPlace place) {
        return switch (place.trust()) {
            case BrokerTrust.Platform() -> List.of();
            case BrokerTrust.OfStore(var authority) ->
                    List.of(Authorities.required(tx, authority).certificate().der());
            case BrokerTrust.Own(var pem) -> Outbox.certificates(pem);
        };
    }
}
