package dev.chancery.pki;

import java.math.BigInteger;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/// RSA moduli that are factored at once: by a small factor, by two factors close to each other (CVE-2022-26320), or made
/// by Infineon's chips (ROCA, CVE-2017-15361).
final class WeakRsa {

    private static final int SMALL = 752;
    private static final int FERMAT_STEPS = 100;
    private static final int LAST_ROCA_PRIME = 167;
    private static final int ROCA_GENERATOR = 65537;
    private static final int FEW_PRIMES = 3 * 5 * 7 * 11 * 13;
    private static final BitSet SQUARES_BY_64 = squares(64);
    private static final BitSet SQUARES_BY_PRIMES = squares(FEW_PRIMES);

    private static final List<Integer> PRIMES = IntStream.range(2, SMALL)
            .filter(number -> BigInteger.valueOf(number).isProbablePrime(20)).boxed().toList();
    private static final BigInteger PRODUCT =
            PRIMES.stream().map(BigInteger::valueOf).reduce(BigInteger.ONE, BigInteger::multiply);

    private WeakRsa() {}

    static boolean is(BigInteger modulus) {
        return !modulus.gcd(PRODUCT).equals(BigInteger.ONE) || closeFactors(modulus) || roca(modulus);
    }

    /// Fermat's method: the square above the modulus that is itself a square away from it.
    private static boolean closeFactors(BigInteger modulus) {
        var root = modulus.sqrt();
        for (int step = 0; step < FERMAT_STEPS; step++) {
            var rest = root.multiply(root).subtract(modulus);
            if (rest.signum() >= 0 && isSquare(rest)) {
                return true;
            }
            root = root.add(BigInteger.ONE);
        }
        return false;
    }

    /// A root is taken only of what the rests by two small numbers let be a square: of others one in eighty.
    private static boolean isSquare(BigInteger number) {
        return SQUARES_BY_64.get(number.intValue() & 63)
                && SQUARES_BY_PRIMES.get(number.mod(BigInteger.valueOf(FEW_PRIMES)).intValue())
                && number.sqrtAndRemainder()[1].signum() == 0;
    }

    private static BitSet squares(int modulus) {
        var squares = new BitSet(modulus);
        IntStream.range(0, modulus).forEach(root -> squares.set((int) ((long) root * root % modulus)));
        return squares;
    }

    /// Those moduli are powers of 65537 modulo each of the first primes; of others one in 2^27 is.
    private static boolean roca(BigInteger modulus) {
        return PRIMES.stream().filter(prime -> prime > 2 && prime <= LAST_ROCA_PRIME)
                .allMatch(prime -> powers(prime).get(modulus.mod(BigInteger.valueOf(prime)).intValue()));
    }

    private static BitSet powers(int prime) {
        var powers = new BitSet(prime);
        for (int power = 1; !powers.get(power); power = power * ROCA_GENERATOR % prime) {
            powers.set(power);
        }
        return powers;
    }
}
