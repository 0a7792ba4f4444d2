package dev.chancery.pki;

import dev.chancery.domain.Additions.Constraints;
import dev.chancery.domain.DistinguishedName.Attribute;
import dev.chancery.domain.NameViolation;
import dev.chancery.domain.Request;
import dev.chancery.domain.SubjectName;
import dev.chancery.domain.Subtree;
import dev.chancery.domain.Violation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraintValidatorException;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.PKIXNameConstraintValidator;
import org.jspecify.annotations.Nullable;

/// Which names the authorities of a chain may issue for, all of them together (RFC 5280, 4.2.1.10 and 6.1.4).
final class NameRules {

    private final PKIXNameConstraintValidator validator = new PKIXNameConstraintValidator();

    private NameRules() {}

    static NameRules of(Stream<Certificate> chain) {
        var rules = new NameRules();
        chain.forEach(certificate -> CertificateReader
                .extension(certificate, Extension.nameConstraints, NameConstraints::getInstance).ifPresent(rules::add));
        return rules;
    }

    private void add(NameConstraints constraints) {
        if (constraints.getPermittedSubtrees() != null) {
            validator.intersectPermittedSubtree(constraints.getPermittedSubtrees());
        }
        for (var excluded : Optional.ofNullable(constraints.getExcludedSubtrees()).orElse(new GeneralSubtree[0])) {
            validator.addExcludedSubtree(excluded);
        }
    }

    List<Violation> violations(Request request) {
        var found = new ArrayList<Violation>();
        var subject = NameEncoding.name(request.subject());
        if (!request.subject().isEmpty() && !allows(subject)) {
            found.add(new NameViolation.OutsideConstraints(request.subject().toString()));
        }
        Stream.concat(request.names().stream(), inSubject(request)).distinct().filter(name -> !allows(name))
                .forEach(name -> found.add(new NameViolation.OutsideConstraints(SubjectName.text(name))));
        return found;
    }

    /// An e-mail address in the subject counts as a name of its own (RFC 5280, 4.2.1.10); and a common name with a dot does
    /// for OpenSSL, where there is no DNS name.
    private static Stream<SubjectName> inSubject(Request request) {
        var mail = request.subject().value(Attribute.EMAIL).stream().map(SubjectName.Email::new);
        var host = request.names().stream().anyMatch(SubjectName.Dns.class::isInstance) ? Stream.<SubjectName>empty()
                : request.subject().commonName().filter(name -> name.contains(".")).stream().map(SubjectName.Dns::parse)
                        .filter(name -> name.violations().isEmpty()).map(name -> name.orRefuse());
        return Stream.concat(mail, host);
    }

    boolean allows(X500Name subject) {
        try {
            validator.checkPermittedDN(subject);
            validator.checkExcludedDN(subject);
            return true;
        } catch (NameConstraintValidatorException outside) {
            return false;
        }
    }

    private boolean allows(SubjectName name) {
        try {
            var encoded = NameEncoding.names(List.of(name)).getNames()[0];
            validator.checkPermitted(encoded);
            validator.checkExcluded(encoded);
            return true;
        } catch (NameConstraintValidatorException outside) {
            return false;
        }
    }

    /// The extension's value for these constraints.
    static NameConstraints encoded(Constraints constraints) {
        return new NameConstraints(encoded(constraints.permitted()), encoded(constraints.excluded()));
    }

    private static GeneralSubtree @Nullable [] encoded(List<Subtree> subtrees) {
        return subtrees.isEmpty() ? null
                : subtrees.stream().map(NameRules::name).map(GeneralSubtree::new).toArray(GeneralSubtree[]::new);
    }

    private static GeneralName name(Subtree subtree) {
        return switch (subtree.kind()) {
            case DNS -> new GeneralName(GeneralName.dNSName, new DERIA5String(subtree.value()));
            case EMAIL -> new GeneralName(GeneralName.rfc822Name, new DERIA5String(subtree.value()));
            case URI -> new GeneralName(GeneralName.uniformResourceIdentifier, new DERIA5String(subtree.value()));
            case IP -> new GeneralName(GeneralName.iPAddress, new DEROctetString(octets(subtree.block())));
        };
    }

    private static byte[] octets(Subtree.Block block) {
        var octets = Arrays.copyOf(block.address(), block.address().length * 2);
        System.arraycopy(block.mask(), 0, octets, block.address().length, block.mask().length);
        return octets;
    }
}
