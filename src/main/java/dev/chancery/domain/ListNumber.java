package dev.chancery.domain;

import java.math.BigInteger;

/// The number of a revocation list. An authority's lists are counted in the store; where lists from elsewhere had numbers
/// that no counter comes to (they have up to 20 octets, RFC 5280, 5.2.3), `above` is what is added to the count.
public record ListNumber(long count, BigInteger above) {

    /// The highest number that is counted on from, in bits. Higher ones have 20 octets too, and nothing would fit above.
    private static final int MOST_BITS = 158;

    public ListNumber {
        if (count < 0 || above.signum() < 0) {
            throw new IllegalArgumentException("negative");
        }
    }

    public static ListNumber of(long count) {
        return new ListNumber(count, BigInteger.ZERO);
    }

    /// What stands in the list.
    public BigInteger value() {
        return above.add(BigInteger.valueOf(count));
    }

    /// Whether lists can go on after one with this number.
    public static boolean canFollow(BigInteger number) {
        return number.bitLength() <= MOST_BITS;
    }
}
