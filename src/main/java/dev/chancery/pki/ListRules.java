package dev.chancery.pki;

import static dev.chancery.pki.Check.none;
import static dev.chancery.pki.Check.that;

import dev.chancery.domain.Rule;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/// What stands in a revocation list around its entries (RFC 5280, 5.1 and 5.2).
final class ListRules {

    private static final int MOST_NUMBER_BITS = 159;

    static final List<Check<ListSpecimen>> READABLE = List.of(
            that(Rule.DER, one -> one.frame().stream().allMatch(DerForm::isCanonical)
                    && one.extensions().stream().allMatch(ExtensionPart::plain)),
            none(Rule.EXTENSION_TWICE, one -> ExtensionRules.twice(one.extensions().stream().map(ExtensionPart::oid))),
            none(Rule.EXTENSION_VALUE, one -> one.extensions().stream().filter(part -> !isReadable(part)).map(ExtensionPart::oid).findFirst()));

    static final List<Check<ListSpecimen>> ALL = List.of(
            that(Rule.LIST_VERSION, ListSpecimen::isVersion2),
            that(Rule.ISSUER_NAMED, one -> one.issuerName().length() > 0),
            that(Rule.ISSUER_OCTETS, one -> one.issuer().filter(issuer -> !issuer.subject().sameAs(one.issuerName())).isEmpty()),
            that(Rule.LIST_SIGNER, one -> one.issuer().filter(issuer -> !UsageRules.signsLists(issuer)).isEmpty()),
            that(Rule.TIME_FORM, one -> WrittenTime.isWritten(one.thisUpdate())
                    && one.nextUpdate().filter(time -> !WrittenTime.isWritten(time)).isEmpty()),
            that(Rule.LIST_TIMES, ListRules::areTimes),
            that(Rule.AUTHORITY_ID, one -> keyId(one).isPresent()),
            that(Rule.AUTHORITY_ID_FITS, one -> one.issuer().flatMap(Specimen::keyId)
                    .filter(id -> keyId(one).filter(other -> !other.equals(id)).isPresent()).isEmpty()),
            that(Rule.LIST_NUMBER, one -> one.number(ListSpecimen.NUMBER).filter(ListRules::isNumber).isPresent()
                    && one.extension(ListSpecimen.NUMBER).filter(ExtensionPart::critical).isEmpty()),
            none(Rule.LIST_NUMBER_RISES, one -> one.before().flatMap(before -> one.number(ListSpecimen.NUMBER)
                    .filter(number -> number.compareTo(before) <= 0).map(number -> number + " <= " + before))),
            that(Rule.LIST_DELTA, ListRules::isDelta),
            that(Rule.LIST_POINT_CRITICAL, one -> one.extension(ListSpecimen.POINT).filter(point -> !point.critical()).isEmpty()));

    private ListRules() {}

    private static boolean isReadable(ExtensionPart part) {
        return switch (part.oid()) {
            case ListSpecimen.NUMBER, ListSpecimen.DELTA -> isNumberElement(part);
            case ListSpecimen.POINT, Specimen.AUTHORITY_KEY_ID -> isSequence(part);
            default -> true;
        };
    }

    private static boolean isNumberElement(ExtensionPart part) {
        try {
            return part.value().is(DerElement.INTEGER) && DerForm.isCanonical(part.value());
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    private static boolean isSequence(ExtensionPart part) {
        try {
            return part.value().is(DerElement.SEQUENCE) && DerForm.isCanonical(part.value());
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    private static Optional<String> keyId(ListSpecimen one) {
        return one.extension(Specimen.AUTHORITY_KEY_ID).flatMap(part -> part.tagged(0x80)).map(DerElement::ascii);
    }

    private static boolean areTimes(ListSpecimen one) {
        return one.nextUpdate().filter(next -> !WrittenTime.isWritten(next) || !WrittenTime.isWritten(one.thisUpdate())
                || WrittenTime.of(one.thisUpdate()).compareTo(WrittenTime.of(next)) < 0).isPresent();
    }

    private static boolean isNumber(BigInteger number) {
        return number.signum() >= 0 && number.bitLength() <= MOST_NUMBER_BITS;
    }

    /// Changes since a list that came before, told critically.
    private static boolean isDelta(ListSpecimen one) {
        return one.extension(ListSpecimen.DELTA).isEmpty() || one.extension(ListSpecimen.DELTA).get().critical()
                && one.number(ListSpecimen.DELTA).flatMap(base -> one.number(ListSpecimen.NUMBER)
                        .filter(number -> base.compareTo(number) < 0)).isPresent();
    }
}
