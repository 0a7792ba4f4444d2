package dev.chancery.pki;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/// The curves of NIST SP 800-186, 3.2.1: `y² = x³ - 3x + b` modulo a prime.
record Curve(BigInteger prime, BigInteger b) {

    private static final BigInteger THREE = BigInteger.valueOf(3);
    private static final Map<String, Curve> KNOWN = Map.of(
            "1.2.840.10045.3.1.7", of(power(256).subtract(power(224)).add(power(192)).add(power(96)).subtract(BigInteger.ONE),
                    "5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b"),
            "1.3.132.0.34", of(power(384).subtract(power(128)).subtract(power(96)).add(power(32)).subtract(BigInteger.ONE),
                    "b3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aef"),
            "1.3.132.0.35", of(power(521).subtract(BigInteger.ONE),
                    "51953eb9618e1c9a1f929a21a0b68540eea2da725b99b315f3b8b489918ef109e156193951ec7e937b1652c0bd3bb1bf"
                            + "073573df883d2c34f1ef451fd46b503f00"));

    private static BigInteger power(int exponent) {
        return BigInteger.ONE.shiftLeft(exponent);
    }

    private static Curve of(BigInteger prime, String b) {
        return new Curve(prime, new BigInteger(b, 16));
    }

    static Optional<Curve> of(String oid) {
        return Optional.ofNullable(KNOWN.get(oid));
    }

    /// Whether these octets are an uncompressed point of the curve (SEC 1, 2.3.4). The cofactor is 1: that is all there is to
    /// check.
    boolean hasPoint(byte[] octets) {
        int size = (prime.bitLength() + 7) / 8;
        if (octets.length != 1 + 2 * size) {
            return false;
        }
        var x = new BigInteger(1, Arrays.copyOfRange(octets, 1, 1 + size));
        var y = new BigInteger(1, Arrays.copyOfRange(octets, 1 + size, octets.length));
        return x.compareTo(prime) < 0 && y.compareTo(prime) < 0
                && y.multiply(y).subtract(x.multiply(x).subtract(THREE).multiply(x).add(b)).mod(prime).signum() == 0;
    }
}
