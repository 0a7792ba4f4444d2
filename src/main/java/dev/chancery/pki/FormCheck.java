package dev.chancery.pki;

import dev.chancery.domain.Cause;
import dev.chancery.domain.Cause.Flawed.Flaw;
import dev.chancery.domain.Purpose;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyUsage;

/// Whether a certificate has the form that the standard asks for (RFC 5280, 4), as strict readers look at it.
final class FormCheck {

    /// What is understood when it is critical; policies are taken as they are, as OpenSSL does unless told otherwise.
    private static final Set<ASN1ObjectIdentifier> UNDERSTOOD = Set.of(Extension.basicConstraints, Extension.keyUsage,
            Extension.extendedKeyUsage, Extension.subjectAlternativeName, Extension.nameConstraints,
            Extension.certificatePolicies, Extension.policyConstraints, Extension.policyMappings,
            Extension.inhibitAnyPolicy, Extension.cRLDistributionPoints);

    private final Sighted sighted;
    private final boolean authority;
    private final Optional<Extensions> extensions;

    private FormCheck(Sighted sighted) {
        this.sighted = sighted;
        this.authority = CertificateReader.constraints(sighted.certificate()).map(BasicConstraints::isCA).orElse(false);
        this.extensions = Optional.ofNullable(sighted.certificate().getTBSCertificate().getExtensions());
    }

    /// @param place that in the chain: 0 is the certificate itself
    static List<Cause> of(Sighted sighted, int place, Purpose purpose) {
        var check = new FormCheck(sighted);
        var causes = new ArrayList<Cause>(check.unknown());
        BrowserRules.of(sighted, place, purpose).ifPresent(causes::add);
        var flaws = check.flaws();
        if (!flaws.isEmpty()) {
            causes.add(new Cause.Flawed(flaws));
        }
        return causes.isEmpty() ? List.of(new Cause.WellFormed()) : causes;
    }

    private List<Cause> unknown() {
        return extensions.stream().flatMap(all -> Arrays.stream(all.getCriticalExtensionOIDs()))
                .filter(oid -> !UNDERSTOOD.contains(oid)).limit(Limits.SHOWN_LINES)
                .<Cause>map(oid -> new Cause.UnknownCritical(Visible.line(oid.getId()))).toList();
    }

    private Set<Flaw> flaws() {
        var flaws = EnumSet.noneOf(Flaw.class);
        var certificate = sighted.certificate();
        add(flaws, certificate.getVersionNumber() != 3, Flaw.OLD_VERSION);
        add(flaws, certificate.getSerialNumber().getValue().signum() <= 0, Flaw.SERIAL_NOT_POSITIVE);
        add(flaws, sighted.certificate().getSerialNumber().getValue().bitLength() >= 160, Flaw.SERIAL_TOO_LONG);
        boolean nameless = certificate.getSubject().getRDNs().length == 0;
        add(flaws, nameless && (authority || !has(Extension.subjectAlternativeName)), Flaw.NO_SUBJECT);
        add(flaws, nameless && has(Extension.subjectAlternativeName) && !isCritical(Extension.subjectAlternativeName),
                Flaw.NAMES_NOT_CRITICAL);
        add(flaws, !sighted.isSelfIssued() && !has(Extension.authorityKeyIdentifier), Flaw.NO_AUTHORITY_KEY_ID);
        if (authority) {
            addOfAuthority(flaws);
        }
        flaws.addAll(ConstraintForm.of(sighted, authority));
        return flaws;
    }

    private void addOfAuthority(Set<Flaw> flaws) {
        add(flaws, !has(Extension.subjectKeyIdentifier), Flaw.NO_SUBJECT_KEY_ID);
        add(flaws, !has(Extension.keyUsage), Flaw.NO_KEY_USAGE);
        add(flaws, !isCritical(Extension.basicConstraints), Flaw.CONSTRAINTS_NOT_CRITICAL);
        boolean signs = CertificateReader.extension(sighted.certificate(), Extension.keyUsage, KeyUsage::getInstance)
                .map(usage -> usage.hasUsages(KeyUsage.keyCertSign)).orElse(true);
        add(flaws, !signs && CertificateReader.pathLength(sighted.certificate()).isPresent(), Flaw.PATH_LENGTH_WITHOUT_SIGNING);
    }

    private static void add(Set<Flaw> flaws, boolean found, Flaw flaw) {
        if (found) {
            flaws.add(flaw);
        }
    }

    private boolean has(ASN1ObjectIdentifier oid) {
        return extensions.map(all -> all.getExtension(oid)).isPresent();
    }

    private boolean isCritical(ASN1ObjectIdentifier oid) {
        return extensions.map(all -> all.getExtension(oid)).map(Extension::isCritical).orElse(false);
    }
}
