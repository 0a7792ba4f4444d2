package dev.chancery.pki;

import dev.chancery.domain.Failure;
import dev.chancery.domain.Revocation.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;

/// Signs OCSP answers with the key of a certificate that an authority has issued for this (RFC 6960, 4.2.2.2). Safe for use
/// by many threads; holds the key until it is let go.
public final class OcspDelegate {

    private final X509CertificateHolder certificate;
    private final RespID name;
    private final Signer signer;

    private OcspDelegate(X509CertificateHolder certificate, RespID name, Signer signer) {
        this.certificate = certificate;
        this.name = name;
        this.signer = signer;
    }

    /// The delegate with this certificate and its key.
    ///
    /// @throws Failure.Tampered when they do not belong together
    public static OcspDelegate of(byte[] der, PrivateKey key) {
        var crypto = Crypto.chosen();
        var spec = CertificateReader.facts(der).key().orElseThrow(() -> new Failure.Malformed("key of a responder"));
        var signer = new Signer(spec, key, crypto);
        if (!signer.belongsTo(Keys.ofCertificate(der, spec, crypto))) {
            throw new Failure.Tampered("a responder's key that is not its certificate's");
        }
        return Hostile.read("responder certificate", der, () -> {
            var holder = new X509CertificateHolder(der);
            return new OcspDelegate(holder, named(holder), signer);
        });
    }

    /// By its key, as small answers do (RFC 5019, 2.2.1), which is found whatever else has the same name.
    private static RespID named(X509CertificateHolder holder) throws OCSPException, OperatorCreationException {
        return new RespID(holder.getSubjectPublicKeyInfo(), new BcDigestCalculatorProvider().get(CertificateID.HASH_SHA1));
    }

    /// The DER of the `OCSPResponse`: one finding for each certificate that was asked about, in the same order.
    public byte[] answer(OcspInquiry inquiry, List<OcspFinding> findings, Instant now, Instant nextUpdate) {
        try {
            var answer = new BasicOCSPRespBuilder(name);
            for (int i = 0; i < findings.size(); i++) {
                answer.addResponse(inquiry.items().get(i).id(), status(findings.get(i)), Date.from(now), Date.from(nextUpdate));
            }
            inquiry.nonce().ifPresent(nonce -> answer.setResponseExtensions(new Extensions(nonce)));
            var signed = answer.build(new Signing(signer), new X509CertificateHolder[] {certificate}, Date.from(now));
            return new OCSPRespBuilder().build(OCSPResp.SUCCESSFUL, signed).getEncoded();
        } catch (OCSPException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// No reason is written for one without (RFC 5280, 5.3.1).
    private static CertificateStatus status(OcspFinding finding) {
        return switch (finding) {
            case OcspFinding.Good _ -> CertificateStatus.GOOD;
            case OcspFinding.Unknown _ -> new UnknownStatus();
            case OcspFinding.Revoked(var revocation) -> revocation.reason() == Reason.UNSPECIFIED
                    ? new RevokedStatus(Date.from(revocation.when()))
                    : new RevokedStatus(Date.from(revocation.when()), revocation.reason().code());
        };
    }

    private static final class Signing implements ContentSigner {
        private final Signer signer;
        private final ByteArrayOutputStream message = new ByteArrayOutputStream();

        Signing(Signer signer) {
            this.signer = signer;
        }

        @Override public AlgorithmIdentifier getAlgorithmIdentifier() {
            return signer.scheme().identifier();
        }

        @Override public OutputStream getOutputStream() {
            return message;
        }

        @Override public byte[] getSignature() {
            return signer.sign(message.toByteArray());
        }
    }
}
