package dev.chancery.pki;

import dev.chancery.domain.BuiltIn;
import dev.chancery.domain.Bytes;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Objection;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Rule;
import dev.chancery.domain.Rule.Severity;
import dev.chancery.domain.Usages;
import dev.chancery.domain.Uses;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;

/// Somebody else's certificate as an import sees it before anything around it is known. `itself` tells that it names
/// itself as its issuer, `issuer` and `label` what people call the two. `profile` is the code of the built-in profile that
/// comes nearest to it, by which a successor would be issued.
public record Appraisal(
        Facts facts, boolean itself, String label, String issuer, Bytes keySha256, String profile, List<Objection> objections) {

    private static final String WHAT = "certificate";

    /// Rules that have an objection of their own here: unfit keys, weak signatures, authorities that may not sign.
    private static final Set<Rule> SAID = EnumSet.of(Rule.RSA_SIZE, Rule.RSA_EXPONENT, Rule.RSA_GUESSABLE, Rule.POINT_ON_CURVE,
            Rule.SIGNATURE_DIGEST, Rule.SUBJECT_ID_OF_AUTHORITY, Rule.USAGE_OF_AUTHORITY);

    public Appraisal {
        objections = List.copyOf(objections);
    }

    /// @throws Failure.Malformed when it is no certificate
    public static Appraisal of(byte[] der, Instant now) {
        return Hostile.read(WHAT, der, () -> of(Sighted.of(der), now));
    }

    private static Appraisal of(Sighted sighted, Instant now) {
        var facts = sighted.facts();
        boolean itself = sighted.isSelfIssued();
        var key = new SubjectKey(sighted.certificate().getSubjectPublicKeyInfo());
        return new Appraisal(facts, itself, sighted.label(), sighted.issuerLabel(), key.sha256(),
                profile(facts, itself, CertificateReader.uses(sighted.certificate())), objections(sighted, facts, key, now));
    }

    private static String profile(Facts facts, boolean itself, Uses uses) {
        if (facts.ca()) {
            return (itself ? Profile.ROOT : Profile.INTERMEDIATE).code();
        }
        if (!uses.purposes().contains(Usages.SERVER_AUTH)) {
            return Profile.DEVICE.code();
        }
        return (uses.purposes().contains(Usages.CLIENT_AUTH) ? BuiltIn.BOTH : Profile.SERVER).code();
    }

    private static List<Objection> objections(Sighted sighted, Facts facts, SubjectKey key, Instant now) {
        var found = new ArrayList<Objection>();
        if (!key.spec().violations().isEmpty()) {
            found.add(new Objection.KeyUnfit(key.text()));
        }
        if (facts.ca()) {
            addOfAuthority(found, sighted.certificate());
        } else if (sighted.isSelfIssued()) {
            found.add(new Objection.NotAnAuthority());
        }
        if (now.isAfter(facts.validity().notAfter())) {
            found.add(new Objection.Expired(facts.validity().notAfter()));
        } else if (now.isBefore(facts.validity().notBefore())) {
            found.add(new Objection.NotYetValid(facts.validity().notBefore()));
        }
        if (!sighted.isSelfIssued() && StrengthCheck.isWeak(sighted.certificate().getSignatureAlgorithm())) {
            found.add(new Objection.SignatureWeak(CertificateReader.signature(sighted.certificate().getSignatureAlgorithm())));
        }
        addRules(found, sighted);
        return found;
    }

    /// What has been said already is not said again, and what is only a pity is left to the details of the certificate.
    private static void addRules(List<Objection> found, Sighted sighted) {
        Lint.certificate(sighted.der().toArray()).stream()
                .filter(breach -> breach.severity().forbidsSigning() && !SAID.contains(breach.rule()))
                .map(breach -> breach.severity() == Severity.DANGER ? new Objection.Dangerous(breach) : new Objection.BreaksRule(breach))
                .forEach(found::add);
    }

    private static void addOfAuthority(List<Objection> found, Certificate certificate) {
        if (!may(certificate, KeyUsage.keyCertSign) || certificate.getSubject().getRDNs().length == 0) {
            found.add(new Objection.MaySignNothing());
        }
        if (!may(certificate, KeyUsage.cRLSign)) {
            found.add(new Objection.MaySignNoLists());
        }
        if (CertificateReader.extension(certificate, Extension.subjectKeyIdentifier, value -> value).isEmpty()) {
            found.add(new Objection.NoSubjectKeyId());
        }
    }

    private static boolean may(Certificate certificate, int usage) {
        return CertificateReader.extension(certificate, Extension.keyUsage, KeyUsage::getInstance)
                .map(all -> all.hasUsages(usage)).orElse(true);
    }

    /// Whether Chancery could sign with this certificate if it had its key.
    ///
    /// @throws Failure.Malformed when not, with the reason
    public static void requireIssuer(byte[] der) {
        IssuingCertificate.of(der);
    }
}
