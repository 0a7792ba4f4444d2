package dev.chancery.pki;

import dev.chancery.domain.Additions.Omitted;
import dev.chancery.domain.KeyUsage;
import dev.chancery.domain.Request;
import dev.chancery.domain.Wish;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/// The extensions that Chancery writes (RFC 5280, 4.2.1), always in the same order.
final class ExtensionEncoding {

    private static final int KEY_ID_OCTETS = 20;

    private ExtensionEncoding() {}

    /// Everything that is known before there is a key: basic constraints, key usages, names, and what a profile adds.
    ///
    /// A certificate that is no authority's says so, critically: an absent extension means the same (4.2.1.9), but
    /// leaves it to the verifier to know that.
    static List<Extension> withoutKeys(Outline outline) {
        var found = new ArrayList<Extension>();
        var profile = outline.profile();
        if (!profile.additions().omitted().contains(Omitted.BASIC_CONSTRAINTS)) {
            found.add(extension(Extension.basicConstraints, true, constraints(outline)));
        }
        var usages = profile.keyUsage(outline.request().key());
        if (!usages.isEmpty()) {
            found.add(extension(Extension.keyUsage, true, usage(usages)));
        }
        if (!profile.usages().purposes().isEmpty()) {
            found.add(extension(Extension.extendedKeyUsage, false, purposes(profile.usages().purposes())));
        }
        if (!outline.request().names().isEmpty()) {
            found.add(names(outline.request()));
        }
        found.addAll(AdditionEncoding.extensions(profile.additions()));
        return found;
    }

    /// What a request asks for (RFC 2986): usages and names, and nothing that only an issuer knows.
    static List<Extension> wished(Wish wish) {
        var found = new ArrayList<Extension>();
        var usages = wish.profile().keyUsage(wish.key());
        if (!usages.isEmpty()) {
            found.add(extension(Extension.keyUsage, true, usage(usages)));
        }
        var purposes = wish.profile().usages().purposes();
        if (!purposes.isEmpty()) {
            found.add(extension(Extension.extendedKeyUsage, false, purposes(purposes)));
        }
        if (!wish.names().isEmpty()) {
            found.add(extension(Extension.subjectAlternativeName, wish.subject().isEmpty(), NameEncoding.names(wish.names())));
        }
        return found;
    }

    private static BasicConstraints constraints(Outline outline) {
        if (!outline.profile().forAuthority()) {
            return new BasicConstraints(false);
        }
        var length = outline.request().pathLength();
        return length.isPresent() ? new BasicConstraints(length.getAsInt()) : new BasicConstraints(true);
    }

    /// BouncyCastle counts the first eight bits from the top of one octet, and the ninth from the top of the next.
    private static ASN1Encodable usage(Set<KeyUsage> usages) {
        var bits = usages.stream().mapToInt(usage -> usage.ordinal() < 8 ? 0x80 >> usage.ordinal() : 0x8000).sum();
        return new org.bouncycastle.asn1.x509.KeyUsage(bits);
    }

    private static ExtendedKeyUsage purposes(List<String> oids) {
        return new ExtendedKeyUsage(oids.stream()
                .map(oid -> KeyPurposeId.getInstance(new ASN1ObjectIdentifier(oid))).toArray(KeyPurposeId[]::new));
    }

    /// Critical when the subject is empty, because then the names alone say who it is (4.2.1.6).
    private static Extension names(Request request) {
        return extension(Extension.subjectAlternativeName, request.subject().isEmpty(), NameEncoding.names(request.names()));
    }

    static Extension subjectKeyId(byte[] keyId) {
        return extension(Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(keyId));
    }

    static Extension authorityKeyId(byte[] keyId) {
        return extension(Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(keyId));
    }

    /// The first 160 bits of the SHA-256 of the key's bits (RFC 7093, 2, method 1).
    static byte[] keyId(SubjectPublicKeyInfo key) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(key.getPublicKeyData().getOctets());
            return Arrays.copyOf(digest, KEY_ID_OCTETS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Extension extension(ASN1ObjectIdentifier oid, boolean critical, ASN1Encodable value) {
        try {
            return new Extension(oid, critical, new DEROctetString(value));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
