package dev.chancery.engine;

import dev.chancery.domain.Additions;
import dev.chancery.domain.Authority;
import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Bytes;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.DistinguishedName.Attribute;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeyFailure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Naming;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Request;
import dev.chancery.domain.SubjectName;
import dev.chancery.domain.Ttl;
import dev.chancery.domain.Usages;
import dev.chancery.domain.Validity;
import dev.chancery.domain.Violation;
import dev.chancery.pki.CertificateReader;
import dev.chancery.pki.Keys;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/// The certificates that the store issues to itself for its local endpoints. They stand in the inventory as all others do,
/// told apart by their profiles, and are followed by new ones before they end.
final class OwnCertificates {

    /// A TLS server of this store's.
    static final Profile SERVER = new Profile("endpoint-server", "Local endpoint", Profile.Kind.END_ENTITY,
            Usages.tls(Profile.SERVER_AUTH), Naming.NONE, Profile.Terms.of(KeySpec.EC_P256, Ttl.days(397)), Additions.NONE);

    /// A responder for one authority. Nobody has to ask whether its certificate is revoked (RFC 6960, 4.2.2.2.1), so it does
    /// not live for long.
    static final Profile RESPONDER = new Profile("endpoint-ocsp", "OCSP responder", Profile.Kind.END_ENTITY,
            Usages.same(Set.of(dev.chancery.domain.KeyUsage.DIGITAL_SIGNATURE), Usages.OCSP_SIGNING), Naming.NONE,
            Profile.Terms.of(KeySpec.EC_P256, Ttl.days(90)), new Additions(Additions.Links.NONE, List.of(), Additions.Constraints.NONE,
            List.of(new Additions.Other("1.3.6.1.5.5.7.48.1.5", false, Bytes.of(new byte[] {5, 0}))), Set.of()));

    /// Above what makes a certificate one that ends soon.
    private static final Duration EARLY = Duration.ofDays(31);

    private final Desk desk;
    private final Authorities authorities;
    private final ReentrantLock turn = new ReentrantLock();

    OwnCertificates(Desk desk, Authorities authorities) {
        this.desk = desk;
        this.authorities = authorities;
    }

    /// The server's certificate by this authority for exactly these names; a new one unless there is one that is good.
    ///
    /// @throws Failure.Refused with every reason why the authority cannot issue one
    /// @throws KeyFailure.NoKeyHere when the authority's key is not in the store
    Certificate server(AuthorityId issuer, List<SubjectName> names) {
        var common = names.getFirst().value();
        return kept(issuer, SERVER, new Wanted("", common, names));
    }

    /// The certificate of the authority's responder; a new one unless there is one that is good.
    Certificate responder(Authority issuer) {
        return kept(issuer.id(), RESPONDER, new Wanted("OCSP ", issuer.name(), List.of()));
    }

    private record Wanted(String before, String name, List<SubjectName> names) {
        DistinguishedName subject() {
            var common = before + name;
            return DistinguishedName.of(Map.of(Attribute.COMMON_NAME, common.substring(0, Math.min(common.length(), 64)).strip())).orRefuse();
        }
    }

    private Certificate kept(AuthorityId issuer, Profile profile, Wanted wanted) {
        turn.lock();
        try {
            var authority = authorities.one(issuer);
            return last(issuer, profile).filter(one -> isGood(one, authority, wanted)).orElseGet(() -> issue(authority, profile, wanted));
        } finally {
            turn.unlock();
        }
    }

    private Optional<Certificate> last(AuthorityId issuer, Profile profile) {
        return desk.read(tx -> tx.endpoints().last(issuer, profile.code()).flatMap(tx.certificates()::byId));
    }

    /// One that ends with its authority has no better successor, and is good to its end.
    private boolean isGood(Certificate one, Authority issuer, Wanted wanted) {
        var now = desk.now();
        var last = one.validity().notAfter().plus(Ttl.LEAST).isAfter(issuer.certificate().validity().notAfter());
        return one.hasKey() && one.revoked().isEmpty() && (last ? one.validity().contains(now) : !isDue(one.validity(), now))
                && new HashSet<>(CertificateReader.facts(one.der().toArray()).names()).equals(new HashSet<>(wanted.names()));
    }

    /// With a month left, or a third of a life that is short.
    static boolean isDue(Validity validity, Instant now) {
        var third = Duration.between(validity.notBefore(), validity.notAfter()).dividedBy(3);
        var early = third.compareTo(EARLY) < 0 ? third : EARLY;
        return !now.isBefore(validity.notAfter().minus(early)) || now.isBefore(validity.notBefore());
    }

    private Certificate issue(Authority issuer, Profile profile, Wanted wanted) {
        var now = desk.now();
        var life = life(profile, issuer, now);
        var key = key(issuer);
        refuse(issuer, profile, key, life);
        var serial = desk.newSerial();
        var request = new Request(wanted.subject(), wanted.names(), key, profile.validity(now, life), OptionalInt.empty());
        var draft = Authorities.issuer(authorities.chain(issuer.id())).prepare(profile, request, serial, now).orRefuse();
        var signingKey = authorities.signingKey(issuer.id());
        var id = desk.reserve(Optional.of(issuer.id()), serial);
        var pair = Keys.generate(key, desk.surroundings().random());
        var der = draft.sign(pair.getPublic(), signingKey);
        var sealed = Filing.seal(desk, pair.getPrivate(), id);
        desk.write(tx -> Certificates.save(desk, tx, Filing.certificate(id, issuer.id(), profile, der, now), sealed));
        return desk.read(tx -> tx.certificates().byId(id)).orElseThrow();
    }

    private static Ttl life(Profile profile, Authority issuer, Instant now) {
        var left = Duration.between(now, issuer.certificate().validity().notAfter());
        var usual = profile.life().duration();
        return left.compareTo(usual) < 0 && left.compareTo(Ttl.LEAST) > 0 ? new Ttl(left) : profile.life();
    }

    /// Of a kind that whoever takes the authority's signatures takes too, and that TLS libraries know.
    private static KeySpec key(Authority issuer) {
        return issuer.certificate().key().algorithm() == KeySpec.Algorithm.RSA ? KeySpec.RSA_2048 : KeySpec.EC_P256;
    }

    /// A responder speaks for its authority, whatever that may issue to others.
    private void refuse(Authority issuer, Profile profile, KeySpec key, Ttl life) {
        var found = new ArrayList<Violation>();
        authorities.revoked(issuer.id()).ifPresent(found::add);
        if (profile == SERVER) {
            found.addAll(authorities.policy(issuer.id()).violations(profile, key, life.duration()));
        }
        if (!found.isEmpty()) {
            throw new Failure.Refused(found);
        }
    }

    /// The key of one of these. It lives as long as the caller holds it.
    PrivateKey key(Certificate own) {
        var sealed = desk.read(tx -> tx.keys().sealed(own.id())).orElseThrow(() -> new KeyFailure.NoKeyHere(own.label(), own.serial()));
        var pkcs8 = desk.seal().unseal(sealed, Filing.KEY_TABLE, own.id().value());
        try {
            return Keys.privateKey(own.key(), pkcs8);
        } finally {
            Arrays.fill(pkcs8, (byte) 0);
        }
    }
}
