package dev.chancery.pki;

import dev.chancery.domain.Additions;
import dev.chancery.domain.Bytes;
import dev.chancery.domain.Checked;
import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.DistinguishedName.Attribute;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.KeyUsage;
import dev.chancery.domain.Naming;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Request;
import dev.chancery.domain.SerialNumber;
import dev.chancery.domain.Ttl;
import dev.chancery.domain.Usages;
import dev.chancery.domain.Validity;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javax.security.auth.DestroyFailedException;
import org.bouncycastle.asn1.x500.X500Name;

/// Proves to somebody that an authority's key is here: by a certificate for a code of theirs, or by a signature over it.
///
/// The certificate's subject is exactly one relative distinguished name, the code as common name; its key is made for it
/// and is nowhere when it is done.
public final class Possession {

    /// How long a verification certificate is good for, unless its authority ends before.
    public static final Ttl LIFE = Ttl.days(7);

    /// How far its start is set back for a cloud whose clock is slow.
    public static final Duration BACKDATE = Duration.ofMinutes(30);

    private static final Profile PROFILE = new Profile("verification", "Verification", Profile.Kind.END_ENTITY,
            Usages.same(EnumSet.of(KeyUsage.DIGITAL_SIGNATURE)), Naming.NONE,
            new Profile.Terms(KeySpec.RSA_2048, LIFE, Optional.of(LIFE), BACKDATE), Additions.NONE);

    private Possession() {}

    /// The verification certificate as it would be signed, or why it must not be.
    ///
    /// @param ca the span of the authority's certificate
    public static Checked<Draft> draft(Issuer issuer, Validity ca, String code, KeySpec key, SerialNumber serial, Instant now) {
        return DistinguishedName.of(Map.of(Attribute.COMMON_NAME, code)) instanceof Checked.Valid<DistinguishedName>(var subject)
                ? issuer.prepare(PROFILE, new Request(subject, List.of(), key, span(ca, now), OptionalInt.empty()), serial, now)
                : Checked.refused(DistinguishedName.of(Map.of(Attribute.COMMON_NAME, code)).violations().getFirst());
    }

    private static Validity span(Validity ca, Instant now) {
        var whole = Validity.issued(now, LIFE, BACKDATE);
        return whole.notAfter().isAfter(ca.notAfter()) && ca.notAfter().isAfter(whole.notBefore())
                ? new Validity(whole.notBefore(), ca.notAfter()) : whole;
    }

    /// The verification certificate in DER, checked as the cloud will check it.
    ///
    /// @throws IllegalStateException when it is not what the cloud waits for, which a test rules out
    public static byte[] certificate(Draft draft, SigningKey signingKey, String code, KeySpec key, SecureRandom random) {
        var pair = Keys.generate(key, random);
        try {
            var der = draft.sign(pair.getPublic(), signingKey);
            if (!fits(der, signingKey.issuer().der().toArray(), code)) {
                throw new IllegalStateException("a verification certificate that proves nothing");
            }
            return der;
        } finally {
            destroy(pair.getPrivate());
        }
    }

    private static void destroy(PrivateKey key) {
        try {
            key.destroy();
        } catch (DestroyFailedException left) {
            // The provider's keys do not wipe themselves; nobody holds this one any more.
            return;
        }
    }

    /// Whether `der` proves to have been signed for `code` by the authority: its issuer's octets, its key, the code as the
    /// whole subject.
    ///
    /// @throws Failure.Malformed when one of them is no certificate
    public static boolean fits(byte[] der, byte[] authority, String code) {
        return Hostile.read("verification certificate", der, () -> {
            var certificate = CertificateReader.parse(der);
            var issuer = IssuingCertificate.of(authority);
            return Bytes.of(certificate.getIssuer().getEncoded()).equals(Bytes.of(issuer.nameOctets()))
                    && isOnly(code, certificate.getSubject()) && IssuedBy.verifies(der, authority);
        });
    }

    /// Whether `signature` over the code is by the authority's key.
    ///
    /// @throws Failure.Malformed when `authority` is no certificate
    public static boolean signs(byte[] signature, byte[] authority, String code) {
        var spec = IssuingCertificate.of(authority).key();
        return Signer.verifiesSha256(Keys.ofCertificate(authority), spec, code.getBytes(StandardCharsets.US_ASCII), signature);
    }

    private static boolean isOnly(String code, X500Name subject) {
        var parts = subject.getRDNs();
        return parts.length == 1 && !parts[0].isMultiValued()
                && parts[0].getFirst().getType().getId().equals(Attribute.COMMON_NAME.oid())
                && parts[0].getFirst().getValue().toString().equals(code);
    }

    /// The code's octets signed with SHA-256, PKCS#1 v1.5 for an RSA key and ECDSA in DER for one of EC.
    ///
    /// @throws Failure.Malformed when the authority's key is of another kind
    public static byte[] signature(SigningKey key, String code) {
        return key.signer().signWithSha256(code.getBytes(StandardCharsets.US_ASCII));
    }
}
