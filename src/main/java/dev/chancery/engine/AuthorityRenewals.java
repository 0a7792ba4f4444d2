package dev.chancery.engine;

import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Authority;
import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.Checked;
import dev.chancery.domain.Failure;
import dev.chancery.domain.IssuerViolation;
import dev.chancery.domain.KeyFailure;
import dev.chancery.domain.LifecycleViolation;
import dev.chancery.domain.Lineage;
import dev.chancery.domain.Lineage.Way;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Request;
import dev.chancery.domain.Ttl;
import dev.chancery.pki.CertificateReader;
import dev.chancery.pki.Draft;
import dev.chancery.pki.Issuer;
import dev.chancery.pki.Keys;
import dev.chancery.store.Transaction;
import java.security.KeyPair;
import java.util.List;
import java.util.Optional;

/// A longer life for authorities: a new certificate of the same name and key, under which everything that was signed before
/// stays good. The old certificate stays good too, until it ends.
///
/// For a new key see [AuthorityRekeys].
public final class AuthorityRenewals {

    private final Desk desk;
    private final Authorities authorities;

    AuthorityRenewals(Desk desk, Authorities authorities) {
        this.desk = desk;
        this.authorities = authorities;
    }

    /// The authorities whose own certificates end soon, or have ended, and that no other one follows.
    public List<Authority> due() {
        var now = desk.now();
        return authorities.current().stream().filter(authority -> authority.endsSoon(now)).toList();
    }

    /// How long the authority's certificate was issued for.
    public Ttl lifeOf(AuthorityId id) {
        return Proposals.lifeOf(authorities.one(id).certificate());
    }

    /// The certificate as it would be signed, or every reason why it must not be. Nothing is changed.
    public Checked<Draft> propose(AuthorityId id, Ttl life) {
        var authority = authorities.one(id);
        var old = authority.certificate();
        if (old.revoked().isPresent()) {
            return Checked.refused(new LifecycleViolation.RevokedForGood(old.revoked().get()));
        }
        if (!authority.canSign()) {
            return Checked.refused(authorities.away(id));
        }
        var away = authority.parent().filter(above -> !authorities.one(above).canSign());
        if (away.isPresent()) {
            return Checked.refused(authorities.away(away.get()));
        }
        var above = authority.parent().flatMap(authorities::revoked);
        return above.<Checked<Draft>>map(Checked::refused).orElseGet(() -> draft(authority, life));
    }

    private Checked<Draft> draft(Authority authority, Ttl life) {
        var old = authority.certificate();
        var now = desk.now();
        var profile = profile(authority);
        var request = new Request(CertificateReader.facts(old.der().toArray()).subject(), List.of(), old.key(),
                profile.validity(now, life), authority.pathLength());
        var issuer = authority.parent().map(parent -> Authorities.issuer(authorities.chain(parent))).orElseGet(Issuer::root);
        var values = Values.of(authority.name()).namedAs(request.subject());
        authority.parent().ifPresent(parent -> values.issuedBy(authorities.one(parent).certificate().subject()));
        return switch (profile.filled(values.all())) {
            case Checked.Valid<Profile>(var settled) -> issuer.prepare(settled, request, desk.newSerial(), now);
            case Checked.Invalid<Profile>(var reasons) -> new Checked.Invalid<>(reasons);
        };
    }

    private Profile profile(Authority authority) {
        var code = authority.certificate().profile();
        return new Profiles(desk).ofCode(code).orElseThrow(() -> new Failure.Gone("profile " + code));
    }

    /// Renews the authority's certificate. Its serial number is on disk before the key is used.
    ///
    /// @throws Failure.Refused with all violations; nothing is changed then
    /// @throws KeyFailure.NoKeyHere when the authority's key is not in the store
    public Authority renew(AuthorityId id, Ttl life) {
        var authority = authorities.one(id);
        var draft = propose(id, life).orRefuse();
        var next = desk.reserve(Optional.of(authority.parent().orElse(id)), draft.serial());
        try {
            return renew(authority, draft, next);
        } catch (RuntimeException failed) {
            desk.write(tx -> {
                tx.intents().abandon(next);
                desk.note(tx, Act.SERIAL_ABANDONED, draft.serial().hex(), "renewing an authority ended early");
            });
            throw failed;
        }
    }

    private Authority renew(Authority authority, Draft draft, CertificateId next) {
        var old = authority.certificate();
        var der = sign(authority, draft);
        if (!Issuer.continues(old.der().toArray(), der)) {
            throw new Failure.Refused(new IssuerViolation.WrittenElsewhere());
        }
        var certificate = Filing.certificate(next, old.issuer(), profile(authority), der, desk.now());
        var key = desk.read(tx -> tx.keys().sealed(old.id())).map(sealed -> Succession.resealed(desk, sealed, old.id(), next));
        return desk.change(tx -> save(tx, authority, certificate, key));
    }

    private byte[] sign(Authority authority, Draft draft) {
        var old = authority.certificate();
        var open = Keys.ofCertificate(old.der().toArray());
        if (authority.parent().isPresent()) {
            return draft.sign(open, authorities.signingKey(authority.parent().get()));
        }
        return draft.selfSign(new KeyPair(open, new SigningKeys(desk).privateKey(authority, old)));
    }

    private Authority save(Transaction tx, Authority authority, Certificate certificate, Optional<byte[]> sealed) {
        var old = authority.certificate();
        tx.certificates().insert(certificate);
        sealed.ifPresent(key -> tx.keys().insert(certificate.id(), key));
        tx.intents().fulfil(certificate.id());
        tx.authorities().replaceCertificate(authority.id(), certificate.id(), authority.pathLength());
        tx.lineage().insert(new Lineage(certificate.id(), old.id(), authority.isRoot() ? Way.ROOT_RENEWED : Way.AUTHORITY_RENEWED));
        desk.note(tx, Act.AUTHORITY_RENEWED, authority.name(), "until " + certificate.validity().notAfter());
        desk.note(tx, Act.CERTIFICATE_REPLACED, old.serial().hex(), "by " + certificate.serial().hex());
        desk.note(tx, Act.CERTIFICATE_ISSUED, certificate.serial().hex(), "authority " + authority.name());
        return Authorities.required(tx, authority.id());
    }
}
