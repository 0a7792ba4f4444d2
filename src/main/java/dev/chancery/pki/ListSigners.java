package dev.chancery.pki;

import dev.chancery.domain.Cause;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;

/// Whose key has made a revocation list (RFC 5280, 6.3.3 f and g): an authority of the chain, or somebody of the name that
/// the list bears who has a chain of his own to the same store.
final class ListSigners {

    /// A signer with its chain, the signer first, and what is weak in it.
    record Signer(List<Sighted> chain, List<Cause> weak) {}

    private final List<Sighted> known;
    private final Function<Sighted, Optional<Signer>> ways;
    private final Signatures signatures;
    private final Map<Sighted, Optional<Signer>> climbed = new HashMap<>();
    private final Map<RevocationListReader, Optional<Signer>> found = new IdentityHashMap<>();

    /// @param known all that may be signers
    /// @param ways the chain of a certificate that may be relied on; empty when there is none
    ListSigners(List<Sighted> known, Function<Sighted, Optional<Signer>> ways, Signatures signatures) {
        this.known = known;
        this.ways = ways;
        this.signatures = signatures;
    }

    Optional<Signer> of(RevocationListReader list, List<Sighted> chain) {
        if (!found.containsKey(list)) {
            found.put(list, sought(list, chain));
        }
        return found.get(list);
    }

    /// What is weak in the chains of those who have signed and are not of the chain itself.
    List<Cause> weaknesses() {
        return found.values().stream().flatMap(Optional::stream).flatMap(signer -> signer.weak().stream()).distinct().toList();
    }

    /// Whether a list has been left without a signer because too many came into question.
    boolean hasGivenUp() {
        return signatures.hasRefused() && found.values().stream().anyMatch(Optional::isEmpty);
    }

    /// The authorities of the chain are few, and are looked at whatever others have cost.
    private Optional<Signer> sought(RevocationListReader list, List<Sighted> chain) {
        for (int i = 1; i < chain.size(); i++) {
            if (isMeantTo(chain.get(i)) && ListSignature.holds(list, chain.get(i))) {
                return Optional.of(new Signer(chain.subList(i, chain.size()), List.of()));
            }
        }
        return Stream.concat(Stream.of(chain.getFirst()), known.stream()).distinct()
                .filter(one -> isMeantTo(one) && signatures.holds(list, one))
                .map(one -> climbed.computeIfAbsent(one, ways)).flatMap(Optional::stream).findFirst();
    }

    /// One that is no authority must say that it signs lists; authorities may leave it unsaid (4.2.1.3).
    private static boolean isMeantTo(Sighted one) {
        return CertificateReader.constraints(one.certificate()).map(BasicConstraints::isCA).orElse(false)
                || CertificateReader.extension(one.certificate(), Extension.keyUsage, KeyUsage::getInstance)
                        .map(usage -> usage.hasUsages(KeyUsage.cRLSign)).orElse(false);
    }
}
