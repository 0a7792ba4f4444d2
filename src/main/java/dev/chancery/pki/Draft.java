package dev.chancery.pki;

import dev.chancery.domain.Decoded;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Rule;
import dev.chancery.domain.SerialNumber;
import dev.chancery.domain.Violation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;

/// A certificate that may be signed: that it exists is the proof that all checks have passed. It can be shown, and it is
/// signed once (RFC 5280, 4.1).
public final class Draft {

    private final Outline outline;
    private final Optional<IssuingCertificate> issuer;
    private final AtomicBoolean signed = new AtomicBoolean();

    Draft(Outline outline, Optional<IssuingCertificate> issuer) {
        this.outline = outline;
        this.issuer = issuer;
    }

    public SerialNumber serial() {
        return outline.serial();
    }

    /// What would be signed, as [CertificateReader#decode] will show it. Without a serial number, which
    /// means nothing to people yet.
    public Decoded preview() {
        var request = outline.request();
        var extensions = Stream.of(
                ExtensionEncoding.withoutKeys(outline).stream().map(ExtensionText::of),
                subjectKeyIdText(), outline.crossed().stream().flatMap(CrossSubject::limits).map(ExtensionText::of),
                authorityKeyId().map(ExtensionText::of));
        return new Decoded(NameText.of(subjectName()), NameText.of(issuerName()), Optional.empty(), request.validity(),
                request.key().label(), SignatureScheme.of(issuer.map(IssuingCertificate::key).orElse(request.key())).label(),
                extensions.flatMap(part -> part).toList(), Optional.empty());
    }

    private Stream<Decoded.Extension> subjectKeyIdText() {
        if (outline.crossed().isPresent()) {
            return outline.crossed().stream().map(CrossSubject::subjectKeyId).map(ExtensionText::of);
        }
        return outline.hasSubjectKeyId() ? Stream.of(ExtensionText.subjectKeyIdToCome()) : Stream.empty();
    }

    /// The certificate for `subjectKey` in DER, signed by its issuer.
    ///
    /// @throws IllegalStateException when it has been signed before, or is a root's
    /// @throws IllegalArgumentException when `subjectKey` is not of the kind that was asked for, or `issuerKey` is
    ///         another authority's; it can still be signed after that
    /// @throws Failure.Refused with the rules that it would break; nothing has been signed then
    public byte[] sign(PublicKey subjectKey, SigningKey issuerKey) {
        var authority = issuer.orElseThrow(() -> new IllegalStateException("a root signs itself"));
        if (!issuerKey.belongsTo(authority)) {
            throw new IllegalArgumentException("the signing key is another authority's");
        }
        return certificate(subjectKey(subjectKey), issuerKey.signer());
    }

    /// The root certificate of this key pair in DER, after its two keys have proven to belong together.
    ///
    /// @throws IllegalStateException when it has been signed before, or is not a root's
    /// @throws IllegalArgumentException when the pair is not of the kind that was asked for; it can still be signed after
    ///         that
    /// @throws Failure.Tampered when they do not
    /// @throws Failure.Refused with the rules that it would break; nothing has been signed then
    public byte[] selfSign(KeyPair pair) {
        return selfSign(pair, Crypto.chosen());
    }

    byte[] selfSign(KeyPair pair, Crypto crypto) {
        if (issuer.isPresent()) {
            throw new IllegalStateException("only a root signs itself");
        }
        var key = subjectKey(pair.getPublic());
        var signer = new Signer(outline.request().key(), pair.getPrivate(), crypto);
        if (!signer.belongsTo(pair.getPublic())) {
            throw new Failure.Tampered("a private key that is not the public key's");
        }
        return certificate(key, signer);
    }

    private SubjectPublicKeyInfo subjectKey(PublicKey key) {
        var info = SubjectPublicKeyInfo.getInstance(key.getEncoded());
        if (!Keys.specOf(info).equals(Optional.of(outline.request().key()))) {
            throw new IllegalArgumentException("the key is not " + outline.request().key().label());
        }
        if (outline.crossed().filter(subject -> !subject.publicKey().equals(key)).isPresent()) {
            throw new IllegalArgumentException("the key is another authority's");
        }
        return info;
    }

    private void once() {
        if (!signed.compareAndSet(false, true)) {
            throw new IllegalStateException("serial number " + outline.serial() + " has been signed");
        }
    }

    private byte[] certificate(SubjectPublicKeyInfo key, Signer signer) {
        try {
            var body = body(key, signer.scheme()).getEncoded(ASN1Encoding.DER);
            var algorithm = signer.scheme().identifier().getEncoded(ASN1Encoding.DER);
            requireKept(body, algorithm);
            once();
            var signature = new DERBitString(signer.sign(body)).getEncoded(ASN1Encoding.DER);
            return Der.joined(Der.header(Der.SEQUENCE, body.length + algorithm.length + signature.length), body, algorithm, signature);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /// The very octets that are signed next are held to every rule.
    private void requireKept(byte[] body, byte[] algorithm) {
        var broken = broken(body, algorithm, waived());
        if (!broken.isEmpty()) {
            throw new Failure.Refused(broken);
        }
    }

    private List<Violation> broken(byte[] body, byte[] algorithm, Set<Rule> waived) {
        return Lint.forbidding(Specimen.ours(body, algorithm, issuer.map(IssuingCertificate::specimen)), waived);
    }

    /// The rules that it would break whatever its key is.
    List<Violation> rehearse() {
        try {
            var scheme = SignatureScheme.of(issuer.map(IssuingCertificate::key).orElse(outline.request().key()));
            var body = body(StandInKey.of(outline.request().key()), scheme).getEncoded(ASN1Encoding.DER);
            return broken(body, scheme.identifier().getEncoded(ASN1Encoding.DER), StandInKey.WAIVED);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /// The name of an authority that exists is taken over octet by octet, in whatever string types it stands
    /// (RFC 5280, 4.1.2.4).
    private Set<Rule> waived() {
        return outline.crossed().isPresent() ? Set.of(Rule.NAME_STRING, Rule.NAME_COUNTRY, Rule.NAME_LENGTH) : Set.of();
    }

    private TBSCertificate body(SubjectPublicKeyInfo key, SignatureScheme scheme) {
        var body = new V3TBSCertificateGenerator();
        body.setSerialNumber(new ASN1Integer(outline.serial().value()));
        body.setSignature(scheme.identifier());
        body.setIssuer(issuerName());
        body.setStartDate(TimeEncoding.time(outline.request().validity().notBefore()));
        body.setEndDate(TimeEncoding.time(outline.request().validity().notAfter()));
        body.setSubject(subjectName());
        body.setSubjectPublicKeyInfo(key);
        body.setExtensions(new Extensions(extensions(key).toArray(Extension[]::new)));
        return body.generateTBSCertificate();
    }

    private List<Extension> extensions(SubjectPublicKeyInfo key) {
        return Stream.of(ExtensionEncoding.withoutKeys(outline).stream(), subjectKeyId(key),
                outline.crossed().stream().flatMap(CrossSubject::limits), authorityKeyId()).flatMap(part -> part).toList();
    }

    private Stream<Extension> subjectKeyId(SubjectPublicKeyInfo key) {
        if (outline.crossed().isPresent()) {
            return outline.crossed().stream().map(CrossSubject::subjectKeyId);
        }
        return outline.hasSubjectKeyId()
                ? Stream.of(ExtensionEncoding.subjectKeyId(ExtensionEncoding.keyId(key))) : Stream.empty();
    }

    private X500Name subjectName() {
        return outline.subject();
    }

    private X500Name issuerName() {
        return issuer.map(IssuingCertificate::name).orElseGet(this::subjectName);
    }

    private Stream<Extension> authorityKeyId() {
        return issuer.map(IssuingCertificate::authorityKeyId).stream();
    }
}
