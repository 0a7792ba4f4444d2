package dev.chancery.engine;

import dev.chancery.domain.Breach;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Linted;
import dev.chancery.pki.Lint;
import dev.chancery.pki.LintedInput;
import java.util.List;

/// Holds certificates to the rules that ours are held to before they are signed. Nothing changes by it.
public final class RuleChecks {

    private final Desk desk;

    RuleChecks(Desk desk) {
        this.desk = desk;
    }

    /// The rules that a certificate of the store breaks, beside that of its issuer.
    public List<Breach> of(Certificate certificate) {
        var der = certificate.der().toArray();
        var issuer = desk.read(tx -> tx.certificates().byId(new CertificateId(certificate.issuer().value())));
        return issuer.filter(one -> !one.id().equals(certificate.id()))
                .map(one -> Lint.certificate(der, one.der().toArray())).orElseGet(() -> Lint.certificate(der));
    }

    /// Everything in a file, PEM or DER: certificates, revocation lists and requests.
    ///
    /// @throws Failure.Malformed when there is none of these in it
    public List<Linted> of(byte[] content) {
        return LintedInput.of(content);
    }
}
