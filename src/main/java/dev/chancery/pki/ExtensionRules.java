package dev.chancery.pki;

import static dev.chancery.pki.Check.none;
import static dev.chancery.pki.Check.that;

import dev.chancery.domain.Rule;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Which extensions there are, in what form, and which certificate signed which (RFC 5280, 4.2).
final class ExtensionRules {

    private static final Set<String> KNOWN = Set.of(Specimen.SUBJECT_KEY_ID, Specimen.KEY_USAGE, Specimen.ALTERNATIVE_NAMES,
            Specimen.BASIC_CONSTRAINTS, Specimen.NAME_CONSTRAINTS, Specimen.LIST_LINKS, Specimen.POLICIES,
            Specimen.POLICY_MAPPINGS, Specimen.AUTHORITY_KEY_ID, Specimen.PURPOSES, Specimen.LINKS, "2.5.29.18", "2.5.29.36",
            "2.5.29.46", "2.5.29.54");
    private static final int AUTHORITY_ISSUER = 0xa1;
    private static final int AUTHORITY_SERIAL = 0x82;

    /// First of all: whether the rest can be looked at.
    static final List<Check<Specimen>> READABLE = List.of(
            none(Rule.EXTENSION_TWICE, one -> twice(one.extensions().stream().map(ExtensionPart::oid))),
            none(Rule.EXTENSION_VALUE, one -> known(one).filter(part -> !isReadable(one, part)).map(ExtensionPart::oid).findFirst()),
            none(Rule.DER, one -> known(one).filter(part -> isReadable(one, part) && !isCanonical(one, part))
                    .map(ExtensionPart::oid).findFirst()));

    static final List<Check<Specimen>> ALL = List.of(
            none(Rule.EXTENSION_UNKNOWN, one -> one.extensions().stream()
                    .filter(part -> part.critical() && !KNOWN.contains(part.oid())).map(ExtensionPart::oid).findFirst()),
            that(Rule.CONSTRAINTS_CRITICAL, one -> !one.isAuthority() || one.isCritical(Specimen.BASIC_CONSTRAINTS)),
            that(Rule.PATH_LENGTH, one -> one.pathLength().isEmpty() || one.isAuthority() && (one.usage().isEmpty() || UsageRules.signs(one))
                    && one.pathLength().get().number().signum() >= 0),
            that(Rule.PATH_LENGTH_OF_ISSUER, ExtensionRules::hasRoom),
            that(Rule.SUBJECT_ID_OF_AUTHORITY, one -> !one.isAuthority() || one.has(Specimen.SUBJECT_KEY_ID)),
            that(Rule.SUBJECT_ID_OF_LEAF, one -> one.isAuthority() || one.has(Specimen.SUBJECT_KEY_ID)),
            that(Rule.AUTHORITY_ID, one -> one.isSelfIssued() && one.issuer().isEmpty() || one.keyIdOfIssuer().isPresent()),
            that(Rule.AUTHORITY_ID_FITS, one -> one.issuer().flatMap(Specimen::keyId)
                    .filter(id -> one.keyIdOfIssuer().filter(other -> !other.equals(id)).isPresent()).isEmpty()),
            that(Rule.AUTHORITY_ID_SERIAL, one -> one.extension(Specimen.AUTHORITY_KEY_ID)
                    .filter(id -> id.tagged(AUTHORITY_ISSUER).isPresent() || id.tagged(AUTHORITY_SERIAL).isPresent()).isEmpty()),
            that(Rule.KEY_ID_CRITICAL, one -> !one.isCritical(Specimen.SUBJECT_KEY_ID) && !one.isCritical(Specimen.AUTHORITY_KEY_ID)),
            that(Rule.POLICY_MAPPINGS, one -> !one.has(Specimen.POLICY_MAPPINGS)));

    private ExtensionRules() {}

    static Optional<String> twice(Stream<String> texts) {
        var seen = new HashSet<String>();
        return texts.filter(text -> !seen.add(text)).findFirst();
    }

    private static Stream<ExtensionPart> known(Specimen one) {
        return one.extensions().stream().filter(part -> KNOWN.contains(part.oid()));
    }

    private static boolean isReadable(Specimen one, ExtensionPart part) {
        try {
            return isForm(one, part.oid(), part.value());
        } catch (RuntimeException unreadable) {
            return false;
        }
    }

    /// Whether the rules can read it: the parts that they need are of the type that they should be.
    private static boolean isForm(Specimen one, String oid, DerElement value) {
        return switch (oid) {
            case Specimen.SUBJECT_KEY_ID -> value.is(DerElement.OCTET_STRING) && value.length() > 0;
            case Specimen.KEY_USAGE -> value.unusedBits() < 8;
            case Specimen.BASIC_CONSTRAINTS -> value.is(DerElement.SEQUENCE) && isConstraints(value.children());
            case Specimen.PURPOSES -> !one.purposes().isEmpty();
            case Specimen.AUTHORITY_KEY_ID -> value.children(DerElement.SEQUENCE).stream().allMatch(part -> (part.tag() & 0xc0) == 0x80);
            case Specimen.ALTERNATIVE_NAMES -> value.children(DerElement.SEQUENCE).stream().allMatch(part -> (part.tag() & 0xc0) == 0x80);
            case Specimen.LIST_LINKS, Specimen.LINKS, Specimen.POLICIES -> !value.children(DerElement.SEQUENCE).isEmpty()
                    && value.children().stream().allMatch(part -> part.is(DerElement.SEQUENCE));
            default -> true;
        };
    }

    private static boolean isConstraints(List<DerElement> parts) {
        return switch (parts.size()) {
            case 0 -> true;
            case 1 -> parts.getFirst().is(DerElement.BOOLEAN) && parts.getFirst().length() == 1 || parts.getFirst().is(DerElement.INTEGER);
            case 2 -> parts.getFirst().is(DerElement.BOOLEAN) && parts.getFirst().length() == 1 && parts.getLast().is(DerElement.INTEGER)
                    && parts.getLast().length() > 0;
            default -> false;
        };
    }

    /// What is false by default is not written, and a list of bits ends with one.
    private static boolean isCanonical(Specimen one, ExtensionPart part) {
        var value = part.value();
        boolean plain = switch (part.oid()) {
            case Specimen.KEY_USAGE -> DerForm.isNamedBits(value);
            case Specimen.BASIC_CONSTRAINTS -> one.isAuthority() || value.children().isEmpty()
                    || value.children().getFirst().is(DerElement.INTEGER);
            default -> true;
        };
        return plain && DerForm.isCanonical(value);
    }

    /// An authority below one that allows none; of ours also one that may have more below it than its issuer. A name that
    /// is its issuer's own does not count (4.2.1.9).
    private static boolean hasRoom(Specimen one) {
        var most = one.issuer().filter(_ -> one.isAuthority() && !one.isSelfIssued()).flatMap(Specimen::pathLength)
                .map(DerElement::number);
        return most.isEmpty() || most.get().signum() > 0
                && (!one.isOurs() || one.pathLength().filter(own -> own.number().compareTo(most.get()) < 0).isPresent());
    }
}
