package dev.chancery.pki;

import dev.chancery.domain.Cause;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraintValidatorException;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.PKIXNameConstraintValidator;

/// Whether an issuer in a chain may have issued what stands below it (RFC 5280, 4.2.1.9 and 4.2.1.10).
final class IssueCheck {

    private static final int MOST_COMPARISONS = 10_000;

    private IssueCheck() {}

    /// @param place that of the issuer in `chain`, 1 or more
    static List<Cause> of(List<Sighted> chain, int place) {
        var causes = new ArrayList<Cause>();
        var issuer = chain.get(place);
        if (!CertificateReader.constraints(issuer.certificate()).map(BasicConstraints::isCA).orElse(false)) {
            causes.add(new Cause.NoAuthority());
        }
        pathTooLong(chain, place).ifPresent(causes::add);
        forbidden(chain, place).ifPresent(causes::add);
        return causes.isEmpty() ? List.of(new Cause.MayIssue()) : causes;
    }

    /// Those that are issued to themselves do not count.
    private static Optional<Cause> pathTooLong(List<Sighted> chain, int place) {
        var allowed = CertificateReader.pathLength(chain.get(place).certificate());
        int below = (int) chain.subList(1, place).stream().filter(one -> !one.isSelfIssued()).count();
        return allowed.isPresent() && below > allowed.getAsInt()
                ? Optional.of(new Cause.PathTooLong(allowed.getAsInt(), below)) : Optional.empty();
    }

    private static Optional<Cause> forbidden(List<Sighted> chain, int place) {
        return CertificateReader.extension(chain.get(place).certificate(), Extension.nameConstraints, NameConstraints::getInstance)
                .flatMap(constraints -> forbidden(validator(constraints), size(constraints), chain.subList(0, place))
                        .or(() -> WildcardReach.intoExcluded(constraints, chain.getFirst()).map(Cause.NameForbidden::new)));
    }

    private static int size(NameConstraints constraints) {
        return length(constraints.getPermittedSubtrees()) + length(constraints.getExcludedSubtrees());
    }

    private static int length(GeneralSubtree[] subtrees) {
        return subtrees == null ? 0 : subtrees.length;
    }

    private static PKIXNameConstraintValidator validator(NameConstraints constraints) {
        var validator = new PKIXNameConstraintValidator();
        if (size(constraints) > Limits.SHOWN_LINES) {
            return validator;
        }
        Optional.ofNullable(constraints.getPermittedSubtrees()).ifPresent(validator::intersectPermittedSubtree);
        Stream.ofNullable(constraints.getExcludedSubtrees()).flatMap(Arrays::stream).forEach(validator::addExcludedSubtree);
        return validator;
    }

    private static Optional<Cause> forbidden(PKIXNameConstraintValidator validator, int size, List<Sighted> below) {
        for (int i = 0; i < below.size(); i++) {
            if (i > 0 && below.get(i).isSelfIssued()) {
                continue;
            }
            var names = names(below.get(i));
            if ((long) names.size() * size > MOST_COMPARISONS || size > Limits.SHOWN_LINES) {
                return Optional.of(new Cause.NameForbidden(below.get(i).label()));
            }
            var first = names.stream().filter(name -> isForbidden(validator, name)).findFirst();
            if (first.isPresent()) {
                return first.map(name -> new Cause.NameForbidden(text(name)));
            }
        }
        return Optional.empty();
    }

    private static List<GeneralName> names(Sighted one) {
        var alternative = CertificateReader.extension(one.certificate(), Extension.subjectAlternativeName, GeneralNames::getInstance)
                .stream().flatMap(names -> Arrays.stream(names.getNames()));
        return Stream.of(subject(one.subject()), mailboxes(one.subject()), alternative).flatMap(names -> names).toList();
    }

    private static Stream<GeneralName> subject(X500Name subject) {
        return subject.getRDNs().length == 0 ? Stream.empty() : Stream.of(new GeneralName(subject));
    }

    private static Stream<GeneralName> mailboxes(X500Name subject) {
        return NameEncoding.texts(subject, BCStyle.EmailAddress).map(text -> new GeneralName(GeneralName.rfc822Name, text));
    }

    private static boolean isForbidden(PKIXNameConstraintValidator validator, GeneralName name) {
        try {
            validator.checkPermitted(name);
            validator.checkExcluded(name);
            return false;
        } catch (NameConstraintValidatorException forbidden) {
            return true;
        }
    }

    private static String text(GeneralName name) {
        return switch (name.getName()) {
            case X500Name subject -> NameText.of(subject);
            case ASN1IA5String text -> Visible.line(text.getString());
            default -> Visible.line(name.toString());
        };
    }
}
