package dev.chancery.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.domain.AccessFailure;
import dev.chancery.domain.Failure;
import dev.chancery.domain.RecoveryKey;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class RecoveryWrapTest {

    private static final Cost CHEAP = new Cost(8, 1, 1);
    private static final Instant MADE = Instant.parse("2026-11-21T10:00:00Z");
    private static final byte[] SECRET = "a private key".getBytes(StandardCharsets.US_ASCII);

    private final RecoveryKey key = RecoveryKey.random(Lab.RANDOM);
    private final KeySeal seal = KeySeal.create("correct horse".toCharArray(), CHEAP, Lab.RANDOM);
    private final byte[] wrapped = seal.recovery(key, MADE, Lab.RANDOM);

    private static SecureRandom counting() {
        return new SecureRandom() {
            private byte next;

            @Override public void nextBytes(byte[] octets) {
                for (int i = 0; i < octets.length; i++) {
                    octets[i] = next++;
                }
            }
        };
    }

    @Test void theRecoveryKeyOpensWhatThePassphraseSealed() {
        var sealed = seal.seal(SECRET, "key", 7, Lab.RANDOM);
        try (var opened = KeySeal.recover(seal.header(), wrapped, key)) {
            assertThat(opened.unseal(sealed, "key", 7)).isEqualTo(SECRET);
            assertThat(KeySeal.recoveryMade(wrapped)).isEqualTo(MADE);
        }
    }

    @Test void anotherKeyIsWrongAndAnotherStoreToo() {
        assertThatThrownBy(() -> KeySeal.recover(seal.header(), wrapped, RecoveryKey.random(Lab.RANDOM)))
                .isInstanceOf(AccessFailure.WrongRecoveryKey.class);
        var other = KeySeal.create("correct horse".toCharArray(), CHEAP, Lab.RANDOM);
        assertThatThrownBy(() -> KeySeal.recover(other.header(), wrapped, key)).isInstanceOf(AccessFailure.WrongRecoveryKey.class);
    }

    @Test void everyFlippedBitIsDamageAndNotAWrongKey() {
        for (int bit = 0; bit < wrapped.length * 8; bit++) {
            var changed = wrapped.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatThrownBy(() -> KeySeal.recover(seal.header(), changed, key)).isInstanceOf(Failure.Malformed.class);
        }
        for (int length = 0; length < wrapped.length; length++) {
            var cut = Arrays.copyOf(wrapped, length);
            assertThatThrownBy(() -> KeySeal.recoveryMade(cut)).isInstanceOf(Failure.Malformed.class);
        }
    }

    @Test void theFormatStaysAsItIs() {
        var random = counting();
        var known = KeySeal.create("correct horse".toCharArray(), CHEAP, random);
        var recovery = known.recovery(RecoveryKey.random(random), MADE, random);
        assertThat(HexFormat.of().formatHex(recovery)).isEqualTo("01000000006b016ba000000008000000010000000160616263"
                + "6465666768696a6b6c6d6e6f707172737475767778797a7beea6fda4419f37d6da8232b69c2cfc3979cc80f4e16421d22d96c79f"
                + "7328c9d14c03d7e37704d6c097ecc8446a9cd61e6352a2ee69c0becf5198a62312d7dfa5");
        assertThat(KeySeal.recover(known.header(), recovery, RecoveryKey.random(counting76())).storeId()).isEqualTo(known.storeId());
    }

    /// What the key above was made of: the octets after the store key, the store's id, a salt and a nonce.
    private static SecureRandom counting76() {
        var random = counting();
        random.nextBytes(new byte[32 + 16 + 16 + 12]);
        return random;
    }

    @Test void eachTryCostsOneDerivationWhateverComesOfIt() {
        for (int i = 0; i < 1000; i++) {
            var wrong = ("wrong " + i).toCharArray();
            var before = SealHeader.DERIVATIONS.sum();
            assertThatThrownBy(() -> KeySeal.open(seal.header(), wrong)).isInstanceOf(AccessFailure.WrongPassphrase.class);
            assertThat(SealHeader.DERIVATIONS.sum() - before).isOne();
        }
        var before = SealHeader.DERIVATIONS.sum();
        KeySeal.open(seal.header(), "correct horse".toCharArray()).close();
        assertThatThrownBy(() -> KeySeal.recover(seal.header(), wrapped, RecoveryKey.random(Lab.RANDOM))).isInstanceOf(Failure.class);
        KeySeal.recover(seal.header(), wrapped, key).close();
        assertThat(SealHeader.DERIVATIONS.sum() - before).isEqualTo(3);
    }

    @Test void aCheaperHeaderIsRaisedToWhatIsWanted() {
        var wanted = new Cost(16, 2, 1);
        assertThat(CHEAP.raised(wanted, Duration.ofSeconds(1))).contains(wanted);
        assertThat(wanted.raised(CHEAP, Duration.ZERO)).isEmpty();
        assertThat(new Cost(32, 1, 2).raised(wanted, Duration.ZERO)).contains(new Cost(32, 2, 2));
        assertThat(seal.due(wanted)).contains(wanted);
        assertThat(seal.due(CHEAP)).isEmpty();
    }

    @Test void aFastMachineGetsMorePassesAndASlowOneNoFewer() {
        var standard = Cost.STANDARD;
        assertThat(standard.raised(standard, Duration.ofMillis(100))).contains(new Cost(standard.memoryKiB(), 8, 1));
        assertThat(standard.raised(standard, Duration.ofMillis(249))).contains(new Cost(standard.memoryKiB(), 4, 1));
        assertThat(standard.raised(standard, Duration.ofMillis(250))).isEmpty();
        assertThat(standard.raised(standard, Duration.ofSeconds(9))).isEmpty();
        assertThat(CHEAP.raised(standard, Duration.ZERO)).contains(standard);
    }
}
