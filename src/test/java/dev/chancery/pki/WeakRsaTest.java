package dev.chancery.pki;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.domain.KeySpec;
import java.math.BigInteger;
import java.security.interfaces.RSAPublicKey;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class WeakRsaTest {

    private static final BigInteger TWO = BigInteger.TWO;
    private final Random random = new Random(7);

    @ParameterizedTest
    @EnumSource(mode = Mode.MATCH_ANY, names = "RSA.*")
    void aHonestKeyIsNotWeak(KeySpec spec) {
        assertThat(WeakRsa.is(((RSAPublicKey) Lab.key(spec, "wish").getPublic()).getModulus())).isFalse();
    }

    @Test
    void aSmallFactorIsFound() {
        var large = BigInteger.probablePrime(2040, random);
        assertThat(WeakRsa.is(large.multiply(BigInteger.valueOf(751)))).isTrue();
        assertThat(WeakRsa.is(large.multiply(TWO))).isTrue();
    }

    @Test
    void factorsThatAreNextToEachOtherAreFound() {
        var prime = BigInteger.probablePrime(1024, random);
        assertThat(WeakRsa.is(prime.multiply(prime.nextProbablePrime()))).isTrue();
        assertThat(WeakRsa.is(prime.multiply(prime))).isTrue();
    }

    /// Primes as the chips made them: k times the product of the first 126 primes, plus a power of 65537 modulo it.
    @Test
    void keysOfTheFaultyChipsAreFound() {
        assertThat(WeakRsa.is(chipPrime().multiply(chipPrime()))).isTrue();
    }

    private BigInteger chipPrime() {
        var product = BigInteger.ONE;
        var prime = TWO;
        for (int i = 0; i < 126; i++, prime = prime.nextProbablePrime()) {
            product = product.multiply(prime);
        }
        while (true) {
            var power = BigInteger.valueOf(65537).modPow(new BigInteger(60, random), product);
            var candidate = new BigInteger(54, random).setBit(53).multiply(product).add(power);
            if (candidate.isProbablePrime(20)) {
                return candidate;
            }
        }
    }
}
