package dev.chancery.pki;

import dev.chancery.domain.Bytes;
import dev.chancery.domain.Checked;
import dev.chancery.domain.Decoded;
import dev.chancery.domain.Failure;
import dev.chancery.domain.IssuerViolation;
import dev.chancery.domain.IssuerViolation.UnfitCross.Why;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.KeyUsage;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Usages;
import dev.chancery.domain.Violation;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Extension;

/// An authority, of this store or anybody's, for which another one is to sign: a cross-certificate says its name and its
/// key, and so leads from what it has signed to the other one (RFC 5280, 3.2; RFC 4210, 4.4).
///
/// What its own certificate limits stays limited: name constraints and purposes are taken over as they are.
public final class CrossSubject {

    private static final byte SEQUENCE = 0x30;
    private static final List<ASN1ObjectIdentifier> LIMITS = List.of(Extension.nameConstraints, Extension.extendedKeyUsage);

    private final Sighted sighted;
    private final IssuingCertificate certificate;

    private CrossSubject(Sighted sighted, IssuingCertificate certificate) {
        this.sighted = sighted;
        this.certificate = certificate;
    }

    /// The authority with this certificate.
    ///
    /// @throws Failure.Malformed when it is no authority's, or has a key of a kind that Chancery does not make
    public static CrossSubject of(byte[] der) {
        return new CrossSubject(Sighted.of(der), IssuingCertificate.of(der));
    }

    /// The same of what somebody hands in, in DER or as PEM; of several, the first counts.
    public static Checked<CrossSubject> read(byte[] input) {
        try {
            var sighted = Sighted.of(der(input));
            if (!CertificateReader.facts(sighted.der().toArray()).ca()) {
                return refused(Why.NO_AUTHORITY);
            }
            var key = new SubjectKey(sighted.certificate().getSubjectPublicKeyInfo()).spec();
            var wrong = Stream.concat(key.violations().stream(), Lint.dangers(sighted.der().toArray()).stream()).toList();
            return wrong.isEmpty() ? proven(sighted) : new Checked.Invalid<>(wrong);
        } catch (Failure.Malformed unreadable) {
            return refused(Why.UNREADABLE);
        }
    }

    private static byte[] der(byte[] input) {
        if (input.length > 0 && input[0] == SEQUENCE) {
            return input;
        }
        return Pem.read(new String(input, StandardCharsets.ISO_8859_1)).stream()
                .filter(block -> block.label().endsWith("CERTIFICATE")).map(Pem.Block::content).findFirst()
                .orElseThrow(() -> new Failure.Malformed("no certificate"));
    }

    private static Checked<CrossSubject> proven(Sighted sighted) {
        var signature = sighted.isSelfSigned();
        if (sighted.isSelfIssued() && sighted.names(sighted) && !signature) {
            return refused(Why.BAD_SIGNATURE);
        }
        return Checked.valid(new CrossSubject(sighted, IssuingCertificate.of(sighted.der().toArray())));
    }

    private static Checked<CrossSubject> refused(Why why) {
        return Checked.refused(new IssuerViolation.UnfitCross(why));
    }

    public Bytes der() {
        return certificate.der();
    }

    public Decoded decoded() {
        return CertificateReader.decode(der().toArray());
    }

    public Facts facts() {
        return CertificateReader.facts(der().toArray());
    }

    public KeySpec key() {
        return certificate.key();
    }

    public PublicKey publicKey() {
        return Keys.ofCertificate(der().toArray());
    }

    /// Whether its own certificate proves that somebody has its key, and says so itself.
    public boolean isSelfSigned() {
        return sighted.isSelfSigned();
    }

    X500Name name() {
        return certificate.name();
    }

    /// Why nobody should sign for it now.
    List<Violation> violations(IssuingCertificate issuer, Instant now) {
        if (sameKey(issuer)) {
            return List.of(new IssuerViolation.UnfitCross(Why.ITSELF));
        }
        return now.isAfter(certificate.validity().notAfter()) ? List.of(new IssuerViolation.UnfitCross(Why.EXPIRED)) : List.of();
    }

    private boolean sameKey(IssuingCertificate issuer) {
        return CertificateReader.keySha256(der().toArray()).equals(CertificateReader.keySha256(issuer.der().toArray()));
    }

    /// A name that is its issuer's own does not count as a level of the path (RFC 5280, 4.2.1.9).
    boolean isNamedLike(IssuingCertificate issuer) {
        return name().equals(issuer.name());
    }

    /// An intermediate, which signs lists only if it does so under its own certificate.
    Profile profile() {
        var lists = CertificateReader.extension(sighted.certificate(), Extension.keyUsage, org.bouncycastle.asn1.x509.KeyUsage::getInstance)
                .map(usage -> usage.hasUsages(org.bouncycastle.asn1.x509.KeyUsage.cRLSign)).orElse(true);
        var plain = Profile.INTERMEDIATE;
        return lists ? plain : new Profile(plain.code(), plain.name(), plain.kind(),
                Usages.same(EnumSet.of(KeyUsage.KEY_CERT_SIGN)), plain.naming(), plain.terms(), plain.additions());
    }

    /// The identifier by which its own certificates know its key.
    Extension subjectKeyId() {
        return ExtensionEncoding.subjectKeyId(
                AuthorityKeyIdentifier.getInstance(certificate.authorityKeyId().getParsedValue()).getKeyIdentifierOctets());
    }

    Stream<Extension> limits() {
        var extensions = sighted.certificate().getTBSCertificate().getExtensions();
        return LIMITS.stream().flatMap(oid -> Optional.ofNullable(extensions).map(all -> all.getExtension(oid)).stream());
    }
}
