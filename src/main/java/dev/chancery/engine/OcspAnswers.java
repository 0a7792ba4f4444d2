package dev.chancery.engine;

import dev.chancery.domain.Authority;
import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeyFailure;
import dev.chancery.domain.SerialNumber;
import dev.chancery.pki.OcspDelegate;
import dev.chancery.pki.OcspFinding;
import dev.chancery.pki.OcspInquiry;
import dev.chancery.pki.OcspRefusal;
import dev.chancery.store.Transaction;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Answers to those who ask whether a certificate is revoked (RFC 6960), from what the store says at that moment, signed by
/// a certificate that its authority has issued for this.
public final class OcspAnswers {

    /// How long an answer may be used. What is revoked meanwhile is told as good by those who keep answers.
    static final Duration LIFE = Duration.ofHours(1);

    private record Held(CertificateId certificate, OcspDelegate delegate) {}

    private final Desk desk;
    private final Authorities authorities;
    private final OwnCertificates own;
    private final Map<AuthorityId, Held> delegates = new ConcurrentHashMap<>();

    OcspAnswers(Desk desk, Authorities authorities, OwnCertificates own) {
        this.desk = desk;
        this.authorities = authorities;
        this.own = own;
    }

    /// The answer to the DER of a request. Whatever was asked, there is one: a refusal where nothing can be said.
    ///
    /// One answer is signed for one authority: certificates of another one in the same request are unknown to it.
    public OcspAnswer answer(byte[] request) {
        try {
            return answer(OcspInquiry.of(request));
        } catch (Failure.Malformed unreadable) {
            return refusal(OcspRefusal.MALFORMED_REQUEST);
        } catch (Failure.ClockInDoubt nothingSigned) {
            return refusal(OcspRefusal.TRY_LATER);
        } catch (KeyFailure.NoKeyHere | Failure.Refused cannotSpeakForIt) {
            return refusal(OcspRefusal.UNAUTHORIZED);
        } catch (Failure broken) {
            return refusal(OcspRefusal.INTERNAL_ERROR);
        }
    }

    private static OcspAnswer refusal(OcspRefusal why) {
        return new OcspAnswer(why.encoded(), Optional.empty());
    }

    private OcspAnswer answer(OcspInquiry inquiry) {
        var issuer = issuer(inquiry);
        if (issuer.isEmpty()) {
            return refusal(OcspRefusal.UNAUTHORIZED);
        }
        var authority = issuer.get();
        var delegate = delegate(authority);
        var now = desk.now();
        var findings = desk.read(tx -> {
            StoreClock.doubt(tx, now).ifPresent(doubt -> {
                throw new Failure.ClockInDoubt(doubt);
            });
            return inquiry.items().stream().map(item -> finding(tx, authority, item)).toList();
        });
        var until = now.plus(LIFE);
        var der = delegate.answer(inquiry, findings, now, until);
        return new OcspAnswer(der, Optional.of(until).filter(_ -> !inquiry.hasNonce()));
    }

    /// That of the first certificate which is of one of the store's authorities.
    private Optional<Authority> issuer(OcspInquiry inquiry) {
        var all = authorities.all();
        return inquiry.items().stream().flatMap(item -> all.stream()
                .filter(one -> item.isOf(one.certificate().der().toArray()))).findFirst();
    }

    private static OcspFinding finding(Transaction tx, Authority issuer, OcspInquiry.Item item) {
        return item.serial().filter(_ -> item.isOf(issuer.certificate().der().toArray()))
                .map(serial -> finding(tx, issuer, serial)).orElseGet(OcspFinding.Unknown::new);
    }

    private static OcspFinding finding(Transaction tx, Authority issuer, SerialNumber serial) {
        var certificate = tx.certificates().byIssuer(issuer.id(), serial);
        var revoked = certificate.flatMap(one -> one.revoked()).or(() -> tx.revocations().elsewhere(issuer.id(), serial));
        return revoked.<OcspFinding>map(OcspFinding.Revoked::new)
                .orElseGet(() -> certificate.isPresent() ? new OcspFinding.Good() : new OcspFinding.Unknown());
    }

    private OcspDelegate delegate(Authority issuer) {
        var certificate = own.responder(issuer);
        var held = delegates.get(issuer.id());
        if (held == null || !held.certificate().equals(certificate.id())) {
            held = new Held(certificate.id(), OcspDelegate.of(certificate.der().toArray(), own.key(certificate)));
            delegates.put(issuer.id(), held);
        }
        return held.delegate();
    }
}
