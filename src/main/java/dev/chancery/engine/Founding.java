package dev.chancery.engine;

import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Authority;
import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.Checked;
import dev.chancery.domain.Field;
import dev.chancery.domain.KeyHome;
import dev.chancery.domain.KeyViolation;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Request;
import dev.chancery.domain.SerialNumber;
import dev.chancery.domain.TextViolation;
import dev.chancery.pki.Draft;
import dev.chancery.pki.Issuer;
import dev.chancery.pki.SigningKey;
import dev.chancery.store.Transaction;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How an authority comes to be: drafted, signed by itself or by the one above it, and put into the store.
final class Founding {

    private final Desk desk;

    Founding(Desk desk) {
        this.desk = desk;
    }

    /// The certificate as it would be signed, or every reason why it must not be.
    Checked<Draft> draft(Transaction tx, NewAuthority wanted, SerialNumber serial) {
        var violations = new ArrayList<>(Authority.name(wanted.name()).violations());
        if (tx.authorities().all().stream().anyMatch(other -> other.name().equalsIgnoreCase(wanted.name().strip()))) {
            violations.add(new TextViolation.Taken(Field.NAME, wanted.name().strip(), 0));
        }
        wanted.parent().flatMap(parent -> Authorities.revoked(tx, parent)).ifPresent(violations::add);
        wanted.parent().filter(parent -> !Authorities.required(tx, parent).canSign()).map(parent -> Authorities.away(tx, parent)).ifPresent(violations::add);
        var now = desk.now();
        var request = new Request(wanted.subject(), List.of(), wanted.key(), wanted.profile().validity(now, wanted.life()),
                wanted.pathLength());
        if (wanted.place() instanceof KeyPlace.NewOnToken && !Tokens.KINDS.contains(wanted.key())) {
            violations.add(new KeyViolation.KeyNotAllowed(wanted.key(), Tokens.KINDS));
        }
        var draft = settled(tx, wanted)
                .map(profile -> issuer(tx, wanted).prepare(profile, request, serial, now));
        violations.addAll(draft instanceof Checked.Valid<Checked<Draft>>(var prepared) ? prepared.violations() : draft.violations());
        return Checked.of(violations, () -> draft.orRefuse().orRefuse());
    }

    private static Checked<Profile> settled(Transaction tx, NewAuthority wanted) {
        var values = Values.of(wanted.name()).namedAs(wanted.subject());
        wanted.parent().ifPresent(parent -> values.issuedBy(Authorities.required(tx, parent).certificate().subject()));
        return wanted.profile().filled(values.all());
    }

    private static Issuer issuer(Transaction tx, NewAuthority wanted) {
        return wanted.parent().map(parent -> Authorities.issuer(Authorities.chain(tx, parent))).orElseGet(Issuer::root);
    }

    /// See [Authorities#create(NewAuthority, Progress)].
    Authority create(NewAuthority wanted, Progress progress) {
        var serial = desk.newSerial();
        var draft = desk.read(tx -> draft(tx, wanted, serial)).orRefuse();
        var above = wanted.parent().map(new SigningKeys(desk)::ofAuthority);
        var key = NewKey.at(wanted.place(), wanted.name(), wanted.key(), desk, progress);
        try {
            progress.checkCancelled();
            return create(wanted, draft, key, above);
        } catch (RuntimeException failed) {
            key.discard();
            throw failed;
        }
    }

    private Authority create(NewAuthority wanted, Draft draft, NewKey key, Optional<SigningKey> above) {
        var id = desk.reserve(wanted.parent(), draft.serial());
        var der = sign(draft, key.pair(), above);
        var kept = key.forCertificate(desk, id);
        return desk.change(tx -> save(tx, wanted, Filing.certificate(id, issuerOf(wanted, id), wanted.profile(), der, desk.now()), kept));
    }

    static AuthorityId issuerOf(NewAuthority wanted, CertificateId id) {
        return wanted.parent().orElse(new AuthorityId(id.value()));
    }

    static byte[] sign(Draft draft, KeyPair pair, Optional<SigningKey> above) {
        return above.map(key -> draft.sign(pair.getPublic(), key)).orElseGet(() -> draft.selfSign(pair));
    }

    Authority save(Transaction tx, NewAuthority wanted, Certificate certificate, NewKey.Kept key) {
        var authority = new Authority(new AuthorityId(certificate.id().value()), Authority.name(wanted.name()).orRefuse(),
                wanted.parent(), certificate, wanted.pathLength(), wanted.defaults());
        tx.certificates().insert(certificate);
        tx.authorities().insert(authority);
        key.write(tx, authority.id());
        Settings.furnish(tx, authority);
        tx.intents().fulfil(certificate.id());
        desk.note(tx, Act.AUTHORITY_CREATED, authority.name(), certificate.subject().toString());
        desk.note(tx, Act.CERTIFICATE_ISSUED, certificate.serial().hex(), "authority " + authority.name());
        var saved = Authorities.required(tx, authority.id());
        if (saved.home() instanceof KeyHome.OnToken(var token, var id)) {
            desk.note(tx, Act.KEY_ON_TOKEN, saved.name(), token.text() + ", key " + id.hex());
        }
        return saved;
    }
}
