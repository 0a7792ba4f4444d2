package dev.chancery.engine;

import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Bytes;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.EventKind;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FiledRequest;
import dev.chancery.domain.Lineage;
import dev.chancery.domain.PendingRevocation;
import dev.chancery.domain.Profile;
import dev.chancery.domain.ThingId;
import dev.chancery.domain.VaultErrand;
import dev.chancery.domain.VaultErrand.Asked;
import dev.chancery.domain.VaultErrand.Replaces;
import dev.chancery.domain.VaultErrand.Sent;
import dev.chancery.pki.CertificateReader;
import dev.chancery.pki.RemoteAnswer;
import dev.chancery.store.Reservation;
import dev.chancery.store.Transaction;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The books about what was asked of a Vault: an errand is written before it is asked, and ends when its certificate is
/// stored or revoked.
final class VaultDesk {

    /// Names the place of a sealed key whose certificate has not come yet.
    static final String TABLE = "vault_errand";

    private final Desk desk;

    VaultDesk(Desk desk) {
        this.desk = desk;
    }

    /// Writes down what is about to be asked, with the private key (PKCS#8) where it was made here; that stays the caller's
    /// to wipe.
    ///
    /// @throws Failure.ClockInDoubt when nothing may be signed now
    VaultErrand begin(AuthorityId authority, Asked asked, Optional<Sent> sent, Optional<byte[]> pkcs8) {
        return desk.change(tx -> {
            StoreClock.require(tx, desk.now());
            var id = tx.vaultErrands().insert(authority, asked, sent, desk.now());
            pkcs8.ifPresent(key -> tx.vaultErrands().seal(id, sealed(key, id)));
            desk.note(tx, Act.VAULT_ASKED, asked.label(), "authority " + Authorities.required(tx, authority).name());
            return tx.vaultErrands().byId(id).orElseThrow();
        });
    }

    /// Keeps what came, with the private key where Vault has made it.
    VaultErrand answered(VaultErrand errand, byte[] der, Optional<byte[]> pkcs8) {
        return desk.change(tx -> {
            tx.vaultErrands().answer(errand.id(), der);
            pkcs8.ifPresent(key -> tx.vaultErrands().seal(errand.id(), sealed(key, errand.id())));
            return required(tx, errand.id());
        });
    }

    private byte[] sealed(byte[] pkcs8, long id) {
        return desk.seal().seal(pkcs8, TABLE, id, desk.surroundings().random());
    }

    static VaultErrand required(Transaction tx, long id) {
        return tx.vaultErrands().byId(id).orElseThrow(() -> new Failure.Overtaken("errand " + id));
    }

    /// It is over, and there is no certificate.
    void drop(VaultErrand errand, Act why, String detail) {
        desk.write(tx -> {
            tx.vaultErrands().delete(errand.id());
            desk.note(tx, why, errand.asked().label(), detail);
        });
    }

    RemoteAnswer answer(VaultErrand errand, byte[] der) {
        var asked = errand.asked();
        var purposes = new Profiles(desk).ofCode(asked.profile()).map(Profile::usages).map(usages -> usages.purposes()).orElse(List.of());
        return new RemoteAnswer(der, new RemoteAnswer.Asked(errand.request().map(Sent::keySha256), asked.subject(), asked.names(),
                asked.ends(), purposes));
    }

    /// Stores the certificate that came, with its key, in the place of the one that it replaces; the errand is over.
    ///
    /// @throws Failure.Overtaken when it was settled in the meantime
    Certificate file(VaultErrand errand, byte[] der) {
        return desk.change(tx -> {
            var key = tx.vaultErrands().sealed(errand.id());
            var certificate = certificate(tx, errand, der, key.isPresent());
            tx.certificates().insert(certificate);
            key.ifPresent(sealed -> tx.keys().insert(certificate.id(), resealed(sealed, errand, certificate)));
            if (key.isEmpty()) {
                settle(tx, errand, certificate);
            }
            tx.intents().fulfil(certificate.id());
            errand.asked().replaces().ifPresent(replaces -> succeed(tx, certificate, replaces));
            Announcing.note(desk, tx, errand.asked().replaces().isPresent() ? EventKind.ROTATION : EventKind.ISSUE, certificate.id());
            BulkBooks.note(tx, errand, certificate);
            tx.vaultErrands().delete(errand.id());
            desk.note(tx, Act.CERTIFICATE_ISSUED, certificate.serial().hex(),
                    certificate.thing().map(ThingId::value).orElseGet(() -> certificate.subject().toString()));
            return tx.certificates().byId(certificate.id()).orElseThrow();
        });
    }

    /// The request of somebody else that it answers waits no more.
    private void settle(Transaction tx, VaultErrand errand, Certificate certificate) {
        errand.request().stream().flatMap(sent -> tx.requests().byKey(sent.keySha256()).stream().filter(one -> one.der().equals(sent.der())))
                .filter(one -> one.isPending() && one.direction() == FiledRequest.Direction.THEIRS).forEach(one -> {
                    tx.requests().settle(one.id(), new FiledRequest.State.Signed(desk.now(), certificate.id()));
                    desk.note(tx, Act.REQUEST_SIGNED, Requests.object(one), certificate.serial().hex());
                });
    }

    private Certificate certificate(Transaction tx, VaultErrand errand, byte[] der, boolean withKey) {
        var facts = CertificateReader.facts(der);
        var issuer = errand.authority();
        var id = tx.intents().reserve(List.of(new Reservation(Optional.of(issuer), facts.serial(), OptionalLong.empty())), desk.now())
                .getFirst().id();
        var thing = errand.asked().thing().filter(wanted -> tx.things().byId(wanted).isPresent());
        return new Certificate(id, issuer, facts.serial(), facts.subject(), thing, errand.asked().profile(), facts.key().orElseThrow(),
                facts.validity(), desk.now(), Optional.empty(), withKey, facts.sha256(), Bytes.of(der));
    }

    private byte[] resealed(byte[] sealed, VaultErrand errand, Certificate certificate) {
        var pkcs8 = desk.seal().unseal(sealed, TABLE, errand.id());
        try {
            return desk.seal().seal(pkcs8, Filing.KEY_TABLE, certificate.id().value(), desk.surroundings().random());
        } finally {
            Arrays.fill(pkcs8, (byte) 0);
        }
    }

    /// The old one is revoked by the way of those that wait, even at once: Vault has to be asked for that, outside of any
    /// transaction.
    private void succeed(Transaction tx, Certificate certificate, Replaces replaces) {
        var old = tx.certificates().byId(replaces.old());
        if (old.isEmpty()) {
            return;
        }
        tx.lineage().insert(new Lineage(certificate.id(), replaces.old(), replaces.way()));
        tx.pendingRevocations().passOn(replaces.old(), certificate.id());
        desk.note(tx, Act.CERTIFICATE_REPLACED, old.get().serial().hex(), "%s, by %s".formatted(replaces.way().code(), certificate.serial().hex()));
        var end = old.get().validity().notAfter();
        replaces.within().filter(_ -> desk.now().isBefore(end) && old.get().revoked().isEmpty()).ifPresent(within -> {
            var by = desk.now().plus(within);
            tx.pendingRevocations().put(new PendingRevocation(replaces.old(), certificate.id(), by.isAfter(end) ? end : by));
            desk.note(tx, Act.REVOCATION_AWAITED, old.get().serial().hex(), "by " + by);
        });
    }

    /// Whether this very serial number stands for a certificate of the store: then it is none of the errand's.
    boolean isTaken(VaultErrand errand, byte[] der) {
        var serial = CertificateReader.facts(der).serial();
        return desk.read(tx -> tx.certificates().byIssuer(errand.authority(), serial)).isPresent();
    }

    /// Whether the key that it is for is in the store, or will be when the answer comes.
    boolean bringsKey(VaultErrand errand) {
        return errand.request().isEmpty() || desk.read(tx -> tx.vaultErrands().sealed(errand.id())).isPresent();
    }

    List<VaultErrand> open(AuthorityId authority) {
        return desk.read(tx -> tx.vaultErrands().of(authority));
    }
}
