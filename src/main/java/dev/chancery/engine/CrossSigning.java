package dev.chancery.engine;

import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Authority;
import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Bytes;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.Checked;
import dev.chancery.domain.CrossCertificate;
import dev.chancery.domain.Decoded;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.IssuerViolation;
import dev.chancery.domain.IssuerViolation.UnfitCross.Why;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Ttl;
import dev.chancery.domain.Violation;
import dev.chancery.pki.CertificateReader;
import dev.chancery.pki.CrossSubject;
import dev.chancery.pki.Crossing;
import dev.chancery.pki.Draft;
import dev.chancery.pki.Issuer;
import dev.chancery.pki.SigningKey;
import dev.chancery.store.Intent;
import dev.chancery.store.Reservation;
import dev.chancery.store.Transaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// Certificates by which an authority of the store signs for another authority, so that who trusts the one accepts what the
/// other has signed: another of the store, or anybody's.
public final class CrossSigning {

    /// Nobody's certificate is larger.
    private static final int MOST_FILE_OCTETS = 1 << 20;

    /// An authority that may be signed for, as its own certificate shows it. `ofStore` is there when it is of this store;
    /// `proven` tells that the certificate is signed by its own key, as a root's is.
    public record Subject(Bytes certificate, Decoded decoded, OptionalInt pathLength, Optional<Authority> ofStore,
            boolean proven) {}

    /// What a form offers first: as long as both live, and the most levels that may stand below; empty for no limit,
    /// below zero when the signer allows no authority below it at all.
    public record Terms(Ttl life, OptionalInt mostLevels) {}

    /// Who signs, and with what key.
    record Signer(AuthorityId id, Certificate certificate, SigningKey key) {}

    private final Desk desk;
    private final Authorities authorities;

    CrossSigning(Desk desk, Authorities authorities) {
        this.desk = desk;
        this.authorities = authorities;
    }

    /// All cross-certificates of the store, in the order in which they were made.
    public List<CrossCertificate> all() {
        return desk.read(tx -> tx.crossCertificates().all());
    }

    /// The authorities of the store that this one can sign for: those with another key that do not stand below it already.
    public List<Subject> subjects(AuthorityId signer) {
        var own = authorities.one(signer).certificate();
        return authorities.all().stream()
                .filter(one -> !one.id().equals(signer) && !one.parent().equals(Optional.of(signer)))
                .filter(one -> isGood(one.certificate(), desk.now()) && !sameKey(one.certificate(), own))
                .flatMap(one -> read(one.certificate().der().toArray()) instanceof Checked.Valid<Subject>(var subject)
                        ? Stream.of(subject) : Stream.empty()).toList();
    }

    /// Whether it is valid and neither revoked nor on hold.
    static boolean isGood(Certificate certificate, Instant now) {
        return certificate.revoked().isEmpty() && certificate.validity().contains(now);
    }

    private static boolean sameKey(Certificate one, Certificate other) {
        return CertificateReader.keySha256(one.der().toArray()).equals(CertificateReader.keySha256(other.der().toArray()));
    }

    /// The authority whose certificate somebody hands in, as PEM or DER.
    public Checked<Subject> read(byte[] input) {
        return CrossSubject.read(input).map(this::subject);
    }

    /// The same out of a file.
    ///
    /// @throws FileFailure.CannotRead when it cannot be read
    public Checked<Subject> read(Path file) {
        try (var in = Files.newInputStream(file)) {
            return read(in.readNBytes(MOST_FILE_OCTETS));
        } catch (IOException unreadable) {
            throw new FileFailure.CannotRead(file, unreadable);
        }
    }

    private Subject subject(CrossSubject subject) {
        return new Subject(subject.der(), subject.decoded(), subject.facts().pathLength(), ofStore(subject.der()),
                subject.isSelfSigned());
    }

    /// Told by its key: an authority that was renewed with its key has several certificates.
    private Optional<Authority> ofStore(Bytes certificate) {
        var key = CertificateReader.keySha256(certificate.toArray());
        return authorities.all().stream()
                .filter(one -> CertificateReader.keySha256(one.certificate().der().toArray()).equals(key)).findFirst();
    }

    public Terms terms(AuthorityId signer, Subject subject) {
        var issuer = authorities.one(signer).certificate();
        var crossed = CrossSubject.of(subject.certificate().toArray());
        return new Terms(life(desk.now(), issuer.validity().notAfter(), crossed.facts().validity().notAfter()).orElse(Ttl.DEFAULT),
                Crossing.mostLevels(issuer.der().toArray(), crossed));
    }

    private static Checked<Ttl> life(Instant now, Instant one, Instant other) {
        return Ttl.of(Duration.between(now, one.isBefore(other) ? one : other).plusSeconds(1));
    }

    /// The certificate as it would be signed, or every reason why it must not be. Nothing is changed.
    public Checked<Draft> propose(CrossOrder order) {
        var signer = authorities.one(order.signer());
        var found = new ArrayList<Violation>();
        authorities.revoked(order.signer()).ifPresent(found::add);
        if (!signer.canSign()) {
            found.add(authorities.away(order.signer()));
        }
        ofStore(order.certificate()).flatMap(one -> one.certificate().revoked())
                .ifPresent(_ -> found.add(new IssuerViolation.UnfitCross(Why.REVOKED)));
        return switch (CrossSubject.read(order.certificate().toArray())) {
            case Checked.Invalid<CrossSubject>(var reasons) -> new Checked.Invalid<>(reasons);
            case Checked.Valid<CrossSubject>(var subject) -> {
                var draft = Authorities.issuer(authorities.chain(order.signer())).prepare(
                        new Crossing(subject, order.life(), order.pathLength()), desk.newSerial(), desk.now());
                found.addAll(draft.violations());
                yield Checked.of(found, draft::orRefuse);
            }
        };
    }

    /// Signs for the other authority. The serial number is on disk before the key is used, and the certificate is durable
    /// when this returns.
    ///
    /// @throws Failure.Refused with all violations; nothing is changed then
    public CrossCertificate sign(CrossOrder order) {
        var draft = propose(order).orRefuse();
        var reserved = desk.change(tx -> desk.reserve(tx, List.of(new Reservation(Optional.of(order.signer()),
                draft.serial(), OptionalLong.empty()))));
        try {
            var subject = CrossSubject.of(order.certificate().toArray());
            var certificate = certificate(reserved.getFirst(), order.signer(),
                    draft.sign(subject.publicKey(), authorities.signingKey(order.signer())));
            var known = ofStore(order.certificate()).map(Authority::id);
            desk.write(tx -> save(tx, certificate, known));
            return new CrossCertificate(certificate, order.signer(), known);
        } catch (RuntimeException failed) {
            abandon(reserved, "signing for another authority ended early");
            throw failed;
        }
    }

    private Certificate certificate(Intent intent, AuthorityId signer, byte[] der) {
        return Filing.withoutKey(Filing.certificate(intent.id(), signer, Profile.INTERMEDIATE, der, desk.now()));
    }

    /// The certificate that leads from the key of `subject` to that of `signer`, for as long as both live.
    ///
    /// @throws Failure.Refused when there must be none
    Certificate link(Intent intent, Signer signer, Certificate subject) {
        var crossed = CrossSubject.of(subject.der().toArray());
        var life = life(desk.now(), signer.certificate().validity().notAfter(), subject.validity().notAfter()).orRefuse();
        var draft = Issuer.of(signer.certificate().der().toArray()).prepare(new Crossing(crossed, life, OptionalInt.empty()),
                intent.reservation().serial(), desk.now()).orRefuse();
        return certificate(intent, signer.id(), draft.sign(crossed.publicKey(), signer.key()));
    }

    void save(Transaction tx, Certificate certificate, Optional<AuthorityId> subject) {
        tx.certificates().insert(certificate);
        tx.intents().fulfil(certificate.id());
        tx.crossCertificates().insert(certificate.id(), subject);
        desk.note(tx, Act.CERTIFICATE_ISSUED, certificate.serial().hex(), "for the authority " + certificate.subject());
        desk.note(tx, Act.CROSS_SIGNED, Authorities.required(tx, certificate.issuer()).name(),
                "%s, until %s".formatted(certificate.subject(), certificate.validity().notAfter()));
    }

    void abandon(List<Intent> intents, String why) {
        desk.write(tx -> intents.forEach(intent -> {
            tx.intents().abandon(intent.id());
            desk.note(tx, Act.SERIAL_ABANDONED, intent.reservation().serial().hex(), why);
        }));
    }
}
