package dev.chancery.pki;

import dev.chancery.domain.Csr;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Wish;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.pkcs.Attribute;
import org.bouncycastle.asn1.pkcs.CertificationRequestInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/// Certification requests (PKCS#10, RFC 2986): written for keys held here, and read from anybody.
public final class SigningRequest {

    static final String WHAT = "certification request";

    private static final Set<String> LABELS = Set.of("CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST");

    private SigningRequest() {}

    /// Every request in `input`: the blocks of a PEM text with either label, or one in DER. None is looked into yet.
    ///
    /// @throws Failure.Malformed when there is none, or when it is too much
    public static List<byte[]> find(byte[] input) {
        return Hostile.read(WHAT, input, () -> {
            var text = new String(input, StandardCharsets.ISO_8859_1);
            var found = text.contains("-----BEGIN ")
                    ? Pem.read(text).stream().filter(block -> LABELS.contains(block.label())).map(Pem.Block::content).toList()
                    : input.length > 0 && input[0] == 0x30 ? List.of(input) : List.<byte[]>of();
            if (found.isEmpty()) {
                throw new Failure.Malformed(WHAT + ": neither a PEM block nor DER");
            }
            return found;
        });
    }

    /// What the request in `der` says, what is wrong with it, and what of it would not be taken over. One with a bad
    /// signature or an unfit key is read as well, and says so.
    ///
    /// @throws Failure.Malformed with the place, when it is no request or a larger one than anybody means
    public static Csr read(byte[] der) {
        return new RequestReader(der).csr();
    }

    /// The key of a request that is fit to be signed.
    ///
    /// @throws Failure.Refused when it is not, by its signature or its key
    /// @throws Failure.Malformed when it is no request
    public static PublicKey publicKey(byte[] der) {
        var reader = new RequestReader(der);
        var violations = reader.csr().violations();
        if (!violations.isEmpty()) {
            throw new Failure.Refused(violations);
        }
        return reader.publicKey();
    }

    /// A request in DER for this key pair, signed by it; usages and names are asked for as an extension request (RFC 2985,
    /// 5.4.2).
    ///
    /// @throws Failure.Refused when the wish breaks a rule
    /// @throws IllegalArgumentException when the pair is not of the kind that is wished for
    public static byte[] write(Wish wish, KeyPair pair) {
        if (!wish.violations().isEmpty()) {
            throw new Failure.Refused(wish.violations());
        }
        if (!Keys.specOf(pair.getPublic()).filter(wish.key()::equals).isPresent()) {
            throw new IllegalArgumentException("the key is not " + wish.key().label());
        }
        var signer = new Signer(wish.key(), pair.getPrivate(), Crypto.chosen());
        try {
            var info = new CertificationRequestInfo(NameEncoding.name(wish.subject()),
                    SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()), new DERSet(wishedExtensions(wish)));
            var signature = new DERBitString(signer.sign(info.getEncoded(ASN1Encoding.DER)));
            return kept(new DERSequence(new ASN1Encodable[] {info, signer.scheme().identifier(), signature})
                    .getEncoded(ASN1Encoding.DER));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /// A request binds nobody: it is held to the rules once it is written, and one that breaks them does not leave.
    private static byte[] kept(byte[] request) {
        var broken = Lint.violations(Lint.request(request), Set.of());
        if (!broken.isEmpty()) {
            throw new Failure.Refused(broken);
        }
        return request;
    }

    private static Attribute wishedExtensions(Wish wish) {
        return new Attribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, new DERSet(
                new Extensions(ExtensionEncoding.wished(wish).toArray(org.bouncycastle.asn1.x509.Extension[]::new))));
    }
}
