package dev.chancery.pki;

import java.util.List;

/// Whether an encoding is the one that DER allows (X.690, 10 and 11): what is written again by the rules is the same.
final class DerForm {

    private static final int CONSTRUCTED = 0x20;
    private static final int CLASS = 0xc0;

    private DerForm() {}

    /// Definite and shortest lengths are [DerElement]'s; this is the rest.
    static boolean isCanonical(DerElement element) {
        return isCanonical(element, 0);
    }

    private static boolean isCanonical(DerElement element, int depth) {
        if (depth > Limits.DEEPEST) {
            return false;
        }
        if ((element.tag() & CONSTRUCTED) == 0) {
            return (element.tag() & CLASS) != 0 || isPrimitive(element);
        }
        var children = element.children();
        return isContainer(element, children) && children.stream().allMatch(child -> isCanonical(child, depth + 1));
    }

    /// Strings are never put together of parts; the parts of a set stand in order.
    private static boolean isContainer(DerElement element, List<DerElement> children) {
        if (element.is(DerElement.SET)) {
            for (int i = 1; i < children.size(); i++) {
                if (children.get(i - 1).order(children.get(i)) > 0) {
                    return false;
                }
            }
            return true;
        }
        return (element.tag() & CLASS) != 0 || element.is(DerElement.SEQUENCE);
    }

    private static boolean isPrimitive(DerElement element) {
        return switch (element.tag()) {
            case DerElement.BOOLEAN -> element.length() == 1 && (element.octet(0) == 0 || element.octet(0) == 0xff);
            case DerElement.INTEGER, DerElement.ENUMERATED -> isShortest(element);
            case DerElement.BIT_STRING -> isBitString(element);
            case DerElement.NULL -> element.length() == 0;
            case DerElement.OID -> isOid(element);
            case DerElement.SEQUENCE & ~CONSTRUCTED, DerElement.SET & ~CONSTRUCTED -> false;
            default -> true;
        };
    }

    private static boolean isShortest(DerElement number) {
        return number.length() > 0 && (number.length() == 1
                || !(number.octet(0) == 0 && number.octet(1) < 0x80 || number.octet(0) == 0xff && number.octet(1) >= 0x80));
    }

    private static boolean isBitString(DerElement bits) {
        if (bits.length() == 0 || bits.octet(0) > 7 || bits.length() == 1 && bits.octet(0) != 0) {
            return false;
        }
        return (bits.octet(bits.length() - 1) & (1 << bits.octet(0)) - 1) == 0 || bits.length() == 1;
    }

    private static boolean isOid(DerElement oid) {
        boolean begins = true;
        for (int i = 0; i < oid.length(); i++) {
            if (begins && oid.octet(i) == 0x80) {
                return false;
            }
            begins = oid.octet(i) < 0x80;
        }
        return oid.length() > 0 && begins;
    }

    /// A list of named bits ends with one that is set (X.690, 11.2.2).
    static boolean isNamedBits(DerElement bits) {
        var octets = bits.bits();
        return octets.length == 0 || (octets[octets.length - 1] & 1 << bits.unusedBits()) != 0;
    }
}
