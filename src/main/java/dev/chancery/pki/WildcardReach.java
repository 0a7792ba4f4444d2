package dev.chancery.pki;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;

/// Names with a star that would stand for a name that an issuer's constraints exclude (CVE-2025-61727): RFC 5280 says nothing
/// of stars and RFC 9525 nothing of constraints, so that the careful reading counts.
final class WildcardReach {

    private static final String STAR = "*.";

    private WildcardReach() {}

    static Optional<String> intoExcluded(NameConstraints constraints, Sighted end) {
        var excluded = Stream.ofNullable(constraints.getExcludedSubtrees()).flatMap(Arrays::stream).map(GeneralSubtree::getBase)
                .flatMap(WildcardReach::dns).limit(Limits.SHOWN_LINES).toList();
        return CertificateReader.extension(end.certificate(), Extension.subjectAlternativeName, GeneralNames::getInstance).stream()
                .flatMap(names -> Arrays.stream(names.getNames())).flatMap(WildcardReach::dns)
                .filter(name -> name.startsWith(STAR) && reaches(name.substring(1), excluded)).map(Visible::line).findFirst();
    }

    /// One label before what follows the star.
    private static boolean reaches(String rest, List<String> excluded) {
        return excluded.stream().anyMatch(name -> name.endsWith(rest) && name.indexOf('.') == name.length() - rest.length());
    }

    private static Stream<String> dns(GeneralName name) {
        return name.getTagNo() == GeneralName.dNSName && name.getName() instanceof ASN1String text
                ? Stream.of(text.getString().toLowerCase(Locale.ROOT)) : Stream.empty();
    }
}
