package dev.chancery.pki;

import dev.chancery.domain.Bytes;
import dev.chancery.domain.Decoded;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.KeyUsage;
import dev.chancery.domain.SerialNumber;
import dev.chancery.domain.SubjectName;
import dev.chancery.domain.Uses;
import dev.chancery.domain.Validity;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.operator.DefaultAlgorithmNameFinder;

/// Reads certificates, its own and anybody's; input is hostile until it has been read. No signature is checked here.
public final class CertificateReader {

    private static final String WHAT = "certificate";

    private CertificateReader() {}

    /// The certificate for people to read.
    ///
    /// @throws Failure.Malformed when it is none
    public static Decoded decode(byte[] der) {
        return Hostile.read(WHAT, der, () -> {
            var certificate = parse(der);
            return new Decoded(NameText.of(certificate.getSubject()), NameText.of(certificate.getIssuer()),
                    fitSerial(certificate), validity(certificate), key(certificate.getSubjectPublicKeyInfo()),
                    signature(certificate.getSignatureAlgorithm()),
                    extensions(certificate).map(ExtensionText::of).toList(), Optional.of(sha256(der)));
        });
    }

    /// The certificate as values.
    ///
    /// @throws Failure.Malformed when it is none
    public static Facts facts(byte[] der) {
        return Hostile.read(WHAT, der, () -> facts(der, parse(der)));
    }

    /// For use behind the wall of [Hostile] only.
    static Facts facts(byte[] der, Certificate certificate) {
        return new Facts(serial(certificate), NameEncoding.name(certificate.getSubject()), names(certificate),
                NameText.of(certificate.getIssuer()), validity(certificate), Keys.specOf(certificate.getSubjectPublicKeyInfo()),
                constraints(certificate).map(BasicConstraints::isCA).orElse(false), pathLength(certificate), sha256(der));
    }

    /// What the certificate lets its key do.
    ///
    /// @throws Failure.Malformed when it is none
    public static Uses uses(byte[] der) {
        return Hostile.read(WHAT, der, () -> uses(parse(der)));
    }

    /// For use behind the wall of [Hostile] only.
    static Uses uses(Certificate certificate) {
        return new Uses(constraints(certificate).map(BasicConstraints::isCA).orElse(false),
                extension(certificate, Extension.keyUsage, CertificateReader::usages).orElse(Set.of()),
                extension(certificate, Extension.extendedKeyUsage, CertificateReader::purposes).orElse(Set.of()));
    }

    private static Set<KeyUsage> usages(ASN1Encodable value) {
        var bits = ASN1BitString.getInstance(value).getBytes();
        return Arrays.stream(KeyUsage.values()).filter(usage -> usage.ordinal() / 8 < bits.length
                && (bits[usage.ordinal() / 8] & 0x80 >> usage.ordinal() % 8) != 0).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> purposes(ASN1Encodable value) {
        return Arrays.stream(ExtendedKeyUsage.getInstance(value).getUsages()).map(KeyPurposeId::getId)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// The fingerprint of its key: the one of a request for the same key ([dev.chancery.domain.Csr#keySha256]).
    ///
    /// @throws Failure.Malformed when it is no certificate
    public static Bytes keySha256(byte[] der) {
        return Hostile.read(WHAT, der, () -> new SubjectKey(parse(der).getSubjectPublicKeyInfo()).sha256());
    }

    /// The identifier that it gives its key, or the one we would have given it (RFC 5280, 4.2.1.2).
    ///
    /// @throws Failure.Malformed when it is no certificate
    public static Bytes keyIdentifier(byte[] der) {
        return Hostile.read(WHAT, der, () -> {
            var certificate = parse(der);
            return Bytes.of(extension(certificate, Extension.subjectKeyIdentifier, SubjectKeyIdentifier::getInstance)
                    .map(SubjectKeyIdentifier::getKeyIdentifier)
                    .orElseGet(() -> ExtensionEncoding.keyId(certificate.getSubjectPublicKeyInfo())));
        });
    }

    /// For use behind the wall of [Hostile] only. The outer algorithm must be the signed one (RFC 5280, 4.1.1.2).
    static Certificate parse(byte[] der) {
        var certificate = Certificate.getInstance(der);
        if (!certificate.getSignatureAlgorithm().equals(certificate.getTBSCertificate().getSignature())) {
            throw new Failure.Malformed(WHAT + ": two different signature algorithms");
        }
        return certificate;
    }

    /// The serial number, if it is one that may be (RFC 5280, 4.1.2.2).
    static Optional<SerialNumber> fitSerial(Certificate certificate) {
        var number = certificate.getSerialNumber().getValue();
        return SerialNumber.fits(number) ? Optional.of(new SerialNumber(number)) : Optional.empty();
    }

    private static SerialNumber serial(Certificate certificate) {
        return new SerialNumber(certificate.getSerialNumber().getValue());
    }

    static Validity validity(Certificate certificate) {
        return TimeEncoding.validity(certificate.getStartDate(), certificate.getEndDate());
    }

    private static Stream<Extension> extensions(Certificate certificate) {
        return Stream.ofNullable(certificate.getTBSCertificate().getExtensions())
                .flatMap(extensions -> Arrays.stream(extensions.getExtensionOIDs()).map(extensions::getExtension));
    }

    static <T> Optional<T> extension(
            Certificate certificate, ASN1ObjectIdentifier oid, Function<ASN1Encodable, T> reader) {
        return Optional.ofNullable(certificate.getTBSCertificate().getExtensions())
                .map(extensions -> extensions.getExtension(oid)).map(Extension::getParsedValue).map(reader);
    }

    static Optional<BasicConstraints> constraints(Certificate certificate) {
        return extension(certificate, Extension.basicConstraints, BasicConstraints::getInstance);
    }

    /// @throws ArithmeticException when it is beyond what an int holds
    static OptionalInt pathLength(Certificate certificate) {
        return constraints(certificate).filter(BasicConstraints::isCA).map(BasicConstraints::getPathLenConstraint)
                .map(length -> OptionalInt.of(length.intValueExact())).orElse(OptionalInt.empty());
    }

    static List<SubjectName> names(Certificate certificate) {
        return extension(certificate, Extension.subjectAlternativeName, GeneralNames::getInstance)
                .map(NameEncoding::names).orElse(List.of());
    }

    private static String key(SubjectPublicKeyInfo key) throws IOException {
        var spec = Keys.specOf(key);
        if (spec.isPresent()) {
            return spec.map(KeySpec::label).orElseThrow();
        }
        var algorithm = name(key.getAlgorithm());
        return algorithm.equals("RSA")
                ? "RSA " + RSAPublicKey.getInstance(key.parsePublicKey()).getModulus().bitLength() : algorithm;
    }

    static String signature(AlgorithmIdentifier algorithm) {
        return Arrays.stream(SignatureScheme.values()).filter(scheme -> scheme.identifier().equals(algorithm)).findFirst()
                .map(SignatureScheme::label).orElseGet(() -> name(algorithm));
    }

    private static String name(AlgorithmIdentifier algorithm) {
        return Visible.line(new DefaultAlgorithmNameFinder().getAlgorithmName(algorithm));
    }

    /// The fingerprint of these octets, whatever they are.
    public static Bytes sha256(byte[] octets) {
        try {
            return Bytes.of(MessageDigest.getInstance("SHA-256").digest(octets));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
