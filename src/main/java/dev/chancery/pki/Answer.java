package dev.chancery.pki;

import dev.chancery.domain.Failure;
import dev.chancery.domain.RequestViolation;
import dev.chancery.domain.RequestViolation.UnfitAnswer.Why;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;

/// What another authority sent back for a request: the certificate for its key (DER), and those of its issuers upwards as
/// far as they are known. `complete` when the last one is a root; `others` counts what came along and belongs elsewhere.
public record Answer(List<byte[]> chain, boolean complete, int others) {

    private static final String WHAT = "answer to a request";
    private static final Set<String> CERTIFICATES = Set.of("CERTIFICATE", "X509 CERTIFICATE");
    private static final Set<String> MESSAGES = Set.of("PKCS7", "CMS");

    public Answer {
        chain = List.copyOf(chain);
    }

    /// The answer in `input`: certificates as PEM, one in DER, or a PKCS#7 message that holds them (RFC 5652, 5). Issuers
    /// are looked for in it and among `known`; each certificate of the chain is signed by the next.
    ///
    /// @throws Failure.Refused when no certificate there may be taken for the request
    /// @throws Failure.Malformed when the input is none of these
    public static Answer of(byte[] requestDer, byte[] input, List<byte[]> known, Instant now) {
        var found = Hostile.read(WHAT, input, () -> certificates(input));
        var leaf = leaf(requestDer, found, now);
        var chain = new ArrayList<>(List.of(leaf));
        var candidates = Stream.concat(found.stream(), known.stream()).toList();
        for (var issuer = issuer(leaf, candidates, chain); issuer.isPresent() && chain.size() < Limits.LONGEST_CHAIN;
                issuer = issuer(chain.getLast(), candidates, chain)) {
            chain.add(issuer.get());
        }
        var others = found.stream().filter(der -> chain.stream().noneMatch(taken -> Arrays.equals(taken, der))).count();
        return new Answer(chain, IssuedBy.itself(chain.getLast()), (int) others);
    }

    private static List<byte[]> certificates(byte[] input) throws Exception {
        var text = new String(input, StandardCharsets.ISO_8859_1);
        var found = new ArrayList<byte[]>();
        if (text.contains("-----BEGIN ")) {
            for (var block : Pem.read(text)) {
                if (CERTIFICATES.contains(block.label())) {
                    found.add(block.content());
                } else if (MESSAGES.contains(block.label())) {
                    found.addAll(ofMessage(block.content()));
                }
            }
        } else {
            Nesting.require(WHAT, input);
            found.addAll(isMessage(input) ? ofMessage(input) : List.of(input));
        }
        if (found.isEmpty() || found.size() > Limits.MOST_BLOCKS) {
            throw new Failure.Malformed("%s: %d certificates".formatted(WHAT, found.size()));
        }
        return found;
    }

    /// A message begins with its type, an object identifier, where a certificate has a sequence.
    private static boolean isMessage(byte[] der) {
        return Nesting.firstChild(WHAT, der)[0] == 0x06;
    }

    private static List<byte[]> ofMessage(byte[] der) throws Exception {
        Nesting.require(WHAT, der);
        var content = ContentInfo.getInstance(der);
        if (!CMSObjectIdentifiers.signedData.equals(content.getContentType())) {
            throw new Failure.Malformed(WHAT + ": a message without certificates");
        }
        var held = SignedData.getInstance(content.getContent()).getCertificates();
        var found = new ArrayList<byte[]>();
        for (var certificate : held == null ? new ASN1Encodable[0] : held.toArray()) {
            found.add(certificate.toASN1Primitive().getEncoded(ASN1Encoding.DER));
        }
        return found;
    }

    private static byte[] leaf(byte[] requestDer, List<byte[]> found, Instant now) {
        var key = SigningRequest.read(requestDer).keySha256();
        var ours = found.stream().filter(der -> CertificateReader.keySha256(der).equals(key))
                .max(Comparator.comparing(der -> CertificateReader.facts(der).validity().notAfter()))
                .orElseThrow(() -> refused(Why.OTHER_KEY));
        var facts = CertificateReader.facts(ours);
        if (facts.ca()) {
            throw refused(Why.FOR_AUTHORITY);
        }
        if (now.isAfter(facts.validity().notAfter())) {
            throw refused(Why.EXPIRED);
        }
        Lint.requireHarmless(ours);
        return ours;
    }

    /// Of several for the same key a root goes first, so that the way up is short; none is gone through twice.
    private static Optional<byte[]> issuer(byte[] child, List<byte[]> candidates, List<byte[]> taken) {
        if (IssuedBy.itself(child)) {
            return Optional.empty();
        }
        var named = candidates.stream().filter(candidate -> IssuedBy.names(child, candidate)).toList();
        var signers = named.stream().filter(candidate -> IssuedBy.verifies(child, candidate)).toList();
        if (signers.isEmpty() && !named.isEmpty()) {
            throw refused(Why.BAD_SIGNATURE);
        }
        return signers.stream().filter(signer -> taken.stream().noneMatch(before -> Arrays.equals(before, signer)))
                .min(Comparator.comparing(signer -> !IssuedBy.itself(signer)));
    }

    private static Failure.Refused refused(Why why) {
        return new Failure.Refused(new RequestViolation.UnfitAnswer(why));
    }
}
