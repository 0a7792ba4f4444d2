package dev.chancery.pki;

import dev.chancery.domain.Cause.Flawed.Flaw;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;

/// Whether what constrains other certificates has the form that the standard asks for (RFC 5280, 4.2.1.3, 4.2.1.10, 4.2.1.11
/// and 4.2.2.1).
final class ConstraintForm {

    private ConstraintForm() {}

    static Set<Flaw> of(Sighted one, boolean authority) {
        var flaws = EnumSet.noneOf(Flaw.class);
        if (!authority && signs(one)) {
            flaws.add(Flaw.SIGNS_WITHOUT_AUTHORITY);
        }
        extension(one, Extension.nameConstraints).ifPresent(found -> flaws.addAll(ofNames(found, authority)));
        extension(one, Extension.policyConstraints).filter(found -> !found.isCritical())
                .ifPresent(_ -> flaws.add(Flaw.POLICY_CONSTRAINTS_NOT_CRITICAL));
        if (extension(one, Extension.authorityInfoAccess).filter(found -> !isAccess(found)).isPresent()) {
            flaws.add(Flaw.ACCESS_UNREADABLE);
        }
        return flaws;
    }

    private static boolean signs(Sighted one) {
        return CertificateReader.extension(one.certificate(), Extension.keyUsage, KeyUsage::getInstance)
                .map(usage -> usage.hasUsages(KeyUsage.keyCertSign)).orElse(false);
    }

    private static Set<Flaw> ofNames(Extension extension, boolean authority) {
        var flaws = EnumSet.noneOf(Flaw.class);
        var constraints = NameConstraints.getInstance(extension.getParsedValue());
        var subtrees = Stream.of(subtrees(constraints.getPermittedSubtrees()), subtrees(constraints.getExcludedSubtrees()))
                .flatMap(all -> all).limit(Limits.SHOWN_LINES).toList();
        if (!extension.isCritical()) {
            flaws.add(Flaw.NAME_CONSTRAINTS_NOT_CRITICAL);
        }
        if (!authority) {
            flaws.add(Flaw.NAME_CONSTRAINTS_WITHOUT_AUTHORITY);
        }
        if (subtrees.isEmpty()) {
            flaws.add(Flaw.NAME_CONSTRAINTS_EMPTY);
        }
        if (subtrees.stream().map(GeneralSubtree::getBase).anyMatch(name -> name.getTagNo() == GeneralName.dNSName
                && name.getName() instanceof ASN1String text && text.getString().startsWith("."))) {
            flaws.add(Flaw.NAME_CONSTRAINT_WITH_DOT);
        }
        return flaws;
    }

    private static Stream<GeneralSubtree> subtrees(GeneralSubtree[] all) {
        return Stream.ofNullable(all).flatMap(Arrays::stream);
    }

    private static boolean isAccess(Extension extension) {
        try {
            return AuthorityInformationAccess.getInstance(extension.getParsedValue()).getAccessDescriptions().length > 0;
        } catch (RuntimeException malformed) {
            return false;
        }
    }

    private static Optional<Extension> extension(Sighted one, ASN1ObjectIdentifier oid) {
        return Optional.ofNullable(one.certificate().getTBSCertificate().getExtensions()).map(all -> all.getExtension(oid));
    }
}
