package dev.chancery.engine;

import static java.util.Objects.requireNonNull;

import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Authority;
import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Bytes;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Field;
import dev.chancery.domain.FiledRequest.Direction;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Revocation;
import dev.chancery.domain.SerialNumber;
import dev.chancery.domain.TextViolation;
import dev.chancery.domain.Ttl;
import dev.chancery.domain.XcaPlace;
import dev.chancery.engine.ImportReport.Fate;
import dev.chancery.engine.Incoming.OfCertificate;
import dev.chancery.engine.Incoming.OfKey;
import dev.chancery.engine.Incoming.OfRequest;
import dev.chancery.engine.Incoming.OfRevocations;
import dev.chancery.pki.ForeignKey;
import dev.chancery.store.Reservation;
import dev.chancery.store.Transaction;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// The last step of an import, within one transaction: each thing becomes what the store keeps. What somebody else has
/// put there since the examination is left as it is.
final class Admission {

    private final Desk desk;
    private final Transaction tx;
    private final Map<Dynasty, AuthorityId> authorities = new HashMap<>();
    private final Set<AuthorityId> changed = new HashSet<>();
    private final Set<String> names = new HashSet<>();

    Admission(Desk desk, Transaction tx) {
        this.desk = desk;
        this.tx = tx;
        tx.authorities().all().forEach(authority -> names.add(authority.name().toLowerCase(Locale.ROOT)));
    }

    /// The authorities whose lists have to tell of a change.
    Set<AuthorityId> changed() {
        return changed;
    }

    /// @param name of an authority
    Fate admit(Incoming incoming, String name) {
        return switch (incoming) {
            case OfCertificate certificate when certificate.here.isPresent() -> join(certificate.key.stream().toList(), List.of(certificate.here.get()));
            case OfCertificate certificate -> admit(certificate, name);
            case OfKey key -> join(List.of(key.key), key.waiting());
            case OfRequest request -> admit(request);
            case OfRevocations revocations -> admit(revocations);
            case Incoming.Useless _ -> Fate.REFUSED;
        };
    }

    private Fate admit(OfCertificate one, String name) {
        var issuer = one.isRoot() && !one.isFurther() ? Optional.<AuthorityId>empty() : Optional.of(id(one.issuer.orElseThrow()));
        var before = issuer.flatMap(id -> tx.certificates().byIssuer(id, one.serial()));
        if (before.isPresent()) {
            return join(one.key.stream().toList(), List.of(before.get()));
        }
        var id = tx.intents().reserve(List.of(new Reservation(issuer, one.serial(), OptionalLong.empty())), desk.now()).getFirst().id();
        var certificate = certificate(id, issuer.orElse(new AuthorityId(id.value())), one);
        tx.certificates().insert(certificate);
        if (one.isAuthority() && !one.isFurther()) {
            insertAuthority(one, certificate, issuer, name);
        }
        one.key.ifPresent(key -> insert(key, id));
        tx.intents().fulfil(id);
        revokeAsNoted(certificate);
        if (one.isFurther()) {
            new ForeignRenewal(desk, tx).join(id(one.dynasty.orElseThrow().issuer()), id);
        }
        desk.note(tx, Act.CERTIFICATE_IMPORTED, certificate.serial().hex(), where(one));
        return Fate.CAME_IN;
    }

    private static String where(Incoming one) {
        var place = one.origin().place();
        return XcaPlace.of(place).map(xca -> "XCA: " + xca.name()).orElse(place);
    }

    private AuthorityId id(Superior issuer) {
        return switch (issuer) {
            case Superior.Here(var authority) -> authority.id();
            case Superior.Coming(var dynasty) -> requireNonNull(authorities.get(dynasty));
        };
    }

    private Certificate certificate(CertificateId id, AuthorityId issuer, OfCertificate one) {
        var facts = one.appraisal.facts();
        var thing = one.thing.filter(wanted -> tx.things().byId(wanted).isPresent());
        return new Certificate(id, issuer, facts.serial(), facts.subject(), thing, one.appraisal.profile(),
                facts.key().orElseThrow(), facts.validity(), facts.validity().notBefore(), Optional.empty(),
                one.key.isPresent(), facts.sha256(), Bytes.of(one.der));
    }

    private void insertAuthority(OfCertificate one, Certificate certificate, Optional<AuthorityId> parent, String name) {
        var id = new AuthorityId(certificate.id().value());
        var authority = new Authority(id, free(name), parent, certificate,
                one.appraisal.facts().pathLength(), defaults(certificate.key()));
        tx.authorities().insert(authority);
        Settings.furnish(tx, authority);
        authorities.put(one.dynasty.orElseThrow(), id);
        desk.note(tx, Act.AUTHORITY_IMPORTED, name, certificate.subject().toString());
    }

    private String free(String name) {
        var valid = Authority.name(name).orRefuse();
        if (!names.add(valid.toLowerCase(Locale.ROOT))) {
            throw new Failure.Refused(new TextViolation.Taken(Field.NAME, valid, 0));
        }
        return valid;
    }

    /// Devices get keys of the same family, and not an authority's size of RSA.
    private static Authority.Defaults defaults(KeySpec key) {
        return new Authority.Defaults(Profile.DEVICE.code(), Ttl.DEFAULT,
                key.algorithm() == KeySpec.Algorithm.RSA ? KeySpec.RSA_2048 : key);
    }

    private void insert(ForeignKey key, CertificateId id) {
        tx.keys().insert(id, desk.seal().seal(key.pkcs8(), Filing.KEY_TABLE, id.value(), desk.surroundings().random()));
    }

    private Fate join(List<ForeignKey> keys, List<Certificate> certificates) {
        var waiting = certificates.stream().filter(certificate -> tx.keys().sealed(certificate.id()).isEmpty()).toList();
        if (keys.isEmpty() || waiting.isEmpty()) {
            return Fate.WAS_HERE;
        }
        for (var certificate : waiting) {
            insert(keys.getFirst(), certificate.id());
            desk.note(tx, Act.KEY_IMPORTED, certificate.serial().hex(), "");
        }
        return Fate.JOINED;
    }

    private Fate admit(OfRequest request) {
        if (tx.requests().bySha256(request.csr.sha256()).isPresent()) {
            return Fate.WAS_HERE;
        }
        var filed = RequestIntake.file(desk, tx, request.csr, request.der, request.key.isPresent() ? Direction.OURS : Direction.THEIRS);
        request.key.ifPresent(key -> tx.requests().insertKey(filed.id(),
                desk.seal().seal(key.pkcs8(), Filing.REQUEST_TABLE, filed.id().value(), desk.surroundings().random())));
        return Fate.CAME_IN;
    }

    /// The number first: what changes now is told of by a later list than any that is known.
    private Fate admit(OfRevocations revocations) {
        var issuer = id(revocations.issuer);
        boolean higher = RevocationsIn.isAhead(tx, issuer, revocations.number);
        revocations.number.ifPresent(one -> tx.revocationLists().skip(issuer, one));
        int count = 0;
        for (var entry : revocations.entries.entrySet()) {
            count += revoke(issuer, entry.getKey(), entry.getValue()) ? 1 : 0;
        }
        if (count > 0 || higher) {
            desk.note(tx, Act.REVOCATIONS_IMPORTED, revocations.issuer.label(), count + " from " + where(revocations));
            changed.add(issuer);
            return Fate.CAME_IN;
        }
        return Fate.WAS_HERE;
    }

    private boolean revoke(AuthorityId issuer, SerialNumber serial, Revocation revocation) {
        if (!changes(tx, issuer, serial, revocation)) {
            return false;
        }
        long change = tx.revocationLists().nextCount(issuer);
        var certificate = tx.certificates().byIssuer(issuer, serial);
        if (certificate.isEmpty()) {
            return tx.revocations().putElsewhere(issuer, serial, revocation, change);
        }
        var since = certificate.get().revoked().map(Revocation::when).orElse(revocation.when());
        tx.revocations().put(certificate.get().id(), Optional.of(new Revocation(since, revocation.reason())), change);
        return true;
    }

    /// Whether the store says something else about this certificate. What is revoked stays as it is; a hold may become
    /// final; a root's own is never revoked by itself.
    static boolean changes(Transaction tx, AuthorityId issuer, SerialNumber serial, Revocation revocation) {
        var certificate = tx.certificates().byIssuer(issuer, serial);
        if (certificate.filter(one -> isRoot(tx, one)).isPresent()) {
            return false;
        }
        var known = certificate.isPresent() ? certificate.get().revoked() : tx.revocations().elsewhere(issuer, serial);
        return known.isEmpty() || known.get().isHold() && !revocation.isHold();
    }

    private static boolean isRoot(Transaction tx, Certificate certificate) {
        return tx.revocations().these(new long[] {certificate.id().value()}).getFirst().isRoot();
    }

    private void revokeAsNoted(Certificate certificate) {
        tx.revocations().elsewhere(certificate.issuer(), certificate.serial()).ifPresent(revocation -> {
            tx.revocations().forgetElsewhere(certificate.issuer(), certificate.serial());
            tx.revocations().put(certificate.id(), Optional.of(revocation), tx.revocationLists().nextCount(certificate.issuer()));
        });
    }
}
