package dev.chancery.pki;

import dev.chancery.domain.Cause;
import dev.chancery.domain.Cause.OcspUntrusted.Why;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Revocation.Reason;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;

/// One question to a responder and the judgement of its answer (RFC 6960): who signed it, whether it is to this question,
/// and whether it is of now.
final class OcspQuestion {

    private static final int NONCE_OCTETS = 16;
    private static final Duration SKEW = Duration.ofMinutes(5);

    private final Sighted issuer;
    private final CertificateID id;
    private final byte[] nonce = new byte[NONCE_OCTETS];

    /// Names the certificate by SHA-1 hashes of its issuer, the only ones that every responder knows (RFC 5019, 2.1.1).
    OcspQuestion(Sighted certificate, Sighted issuer, SecureRandom random) {
        this.issuer = issuer;
        random.nextBytes(nonce);
        try {
            this.id = new CertificateID(new BcDigestCalculatorProvider().get(CertificateID.HASH_SHA1),
                    new X509CertificateHolder(issuer.certificate()), certificate.certificate().getSerialNumber().getValue());
        } catch (OCSPException | OperatorCreationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    byte[] encoded() {
        try {
            return new OCSPReqBuilder().addRequest(id).setRequestExtensions(new Extensions(new Extension(
                    OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, new DEROctetString(nonce).getEncoded()))).build().getEncoded();
        } catch (OCSPException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// @param address named where the responder refuses
    Cause judge(byte[] answer, String address, Instant now) {
        try {
            return Hostile.read("OCSP answer", answer, () -> {
                var outer = new OCSPResp(answer);
                return outer.getStatus() != OCSPResp.SUCCESSFUL
                        ? new Cause.OcspUnreached(address, Cause.OcspUnreached.Why.REFUSED)
                        : outer.getResponseObject() instanceof BasicOCSPResp basic ? judge(basic, now)
                        : new Cause.OcspUntrusted(Why.UNREADABLE);
            });
        } catch (Failure.Malformed unreadable) {
            return new Cause.OcspUntrusted(Why.UNREADABLE);
        }
    }

    private Cause judge(BasicOCSPResp answer, Instant now) throws Exception {
        var signer = signer(answer, now);
        if (signer.isEmpty()) {
            return new Cause.OcspUntrusted(Why.SIGNER);
        }
        var key = signer.get().certificate().getSubjectPublicKeyInfo();
        if (!SignatureCheck.isReasonable(key) || !answer.isSignatureValid(SignatureCheck.verifier(key))) {
            return new Cause.OcspUntrusted(Why.SIGNATURE);
        }
        var back = Optional.ofNullable(answer.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce))
                .map(extension -> ASN1OctetString.getInstance(extension.getParsedValue()).getOctets());
        if (back.isPresent() && !Arrays.equals(back.get(), nonce)) {
            return new Cause.OcspUntrusted(Why.OTHER_NONCE);
        }
        return Arrays.stream(answer.getResponses()).filter(single -> single.getCertID().equals(id)).findFirst()
                .map(single -> judge(single, back.isPresent(), now)).orElseGet(() -> new Cause.OcspUntrusted(Why.OTHER_CERTIFICATE));
    }

    private static Cause judge(SingleResp single, boolean fresh, Instant now) {
        var made = single.getThisUpdate().toInstant();
        boolean over = Optional.ofNullable(single.getNextUpdate()).map(until -> until.toInstant().isBefore(now.minus(SKEW))).orElse(!fresh);
        if (made.isAfter(now.plus(SKEW)) || over) {
            return new Cause.OcspUntrusted(Why.NOT_CURRENT);
        }
        var status = single.getCertStatus();
        if (status == CertificateStatus.GOOD) {
            return new Cause.OcspGood(made, fresh);
        }
        return status instanceof RevokedStatus revoked
                ? new Cause.OcspRevoked(revoked.getRevocationTime().toInstant(), reason(revoked)) : new Cause.OcspUnknown();
    }

    private static Reason reason(RevokedStatus revoked) {
        return revoked.hasRevocationReason() ? Reason.ofCode(revoked.getRevocationReason()).orElse(Reason.UNSPECIFIED) : Reason.UNSPECIFIED;
    }

    /// The issuer itself, or one whom it has certified for this (4.2.2.2).
    private Optional<Sighted> signer(BasicOCSPResp answer, Instant now) throws IOException {
        var responder = answer.getResponderId();
        var delegates = Stream.of(answer.getCerts()).limit(Limits.LONGEST_CHAIN).map(OcspQuestion::sighted)
                .filter(one -> isDelegate(one, now));
        return Stream.concat(Stream.of(issuer), delegates).filter(one -> is(responder, one)).findFirst();
    }

    private static Sighted sighted(X509CertificateHolder holder) {
        try {
            return Sighted.of(holder.getEncoded());
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private boolean isDelegate(Sighted one, Instant now) {
        return one.names(issuer) && CertificateReader.validity(one.certificate()).contains(now)
                && CertificateReader.extension(one.certificate(), Extension.extendedKeyUsage, ExtendedKeyUsage::getInstance)
                        .map(usage -> usage.hasKeyPurposeId(KeyPurposeId.id_kp_OCSPSigning)).orElse(false)
                && SignatureCheck.of(one, issuer) == SignatureCheck.HOLDS;
    }

    private static boolean is(RespID responder, Sighted one) {
        try {
            var key = one.certificate().getSubjectPublicKeyInfo();
            return responder.equals(new RespID(one.subject()))
                    || responder.equals(new RespID(key, new BcDigestCalculatorProvider().get(CertificateID.HASH_SHA1)));
        } catch (OCSPException | OperatorCreationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
