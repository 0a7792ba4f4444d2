package dev.chancery.pki;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.IETFUtils;

/// Whether two distinguished names are one (RFC 5280, 7.1): the same attributes in the same order, letters and blanks apart.
/// BouncyCastle's own comparison takes them in any order.
final class NameMatch {

    private NameMatch() {}

    static boolean same(X500Name one, X500Name other) {
        var mine = one.getRDNs();
        var others = other.getRDNs();
        if (mine.length != others.length) {
            return false;
        }
        for (int i = 0; i < mine.length; i++) {
            if (!IETFUtils.rDNAreEqual(mine[i], others[i])) {
                return false;
            }
        }
        return true;
    }
}
