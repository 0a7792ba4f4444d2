package dev.chancery.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.Any;
import dev.chancery.domain.AccessFailure;
import dev.chancery.domain.Failure;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeySealTest {

    /// What only tests may use: a guess costs microseconds.
    private static final Cost CHEAP = new Cost(8, 1, 1);
    private static final byte[] SECRET = "a private key".getBytes(StandardCharsets.US_ASCII);

    private final KeySeal seal = KeySeal.create(passphrase(), CHEAP, Lab.RANDOM);

    private static char[] passphrase() {
        return "Grüße aus dem Prüflabor".toCharArray();
    }

    /// 0, 1, 2 ... in place of randomness, so that formats can be fixed.
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

    @Test
    void whatIsSealedIsReadAgainWhereItStands() {
        var sealed = seal.seal(SECRET, "key", 7, Lab.RANDOM);
        assertThat(seal.unseal(sealed, "key", 7)).isEqualTo(SECRET);
        assertThat(seal.unseal(seal.seal(new byte[0], "key", 7, Lab.RANDOM), "key", 7)).isEmpty();
    }

    @Test
    void theStoreOpensAgainWithItsPassphrase() {
        var sealed = seal.seal(SECRET, "key", 7, Lab.RANDOM);
        try (var opened = KeySeal.open(seal.header(), passphrase())) {
            assertThat(opened.unseal(sealed, "key", 7)).isEqualTo(SECRET);
            assertThat(opened.storeId()).isEqualTo(seal.storeId()).hasSize(16);
            assertThat(opened.header()).isEqualTo(seal.header());
        }
    }

    @Test
    void anotherPassphraseIsWrong() {
        for (var wrong : List.of("", "grüße aus dem Prüflabor", "Grüße aus dem Prüflabor ", "Grusse aus dem Pruflabor")) {
            assertThatThrownBy(() -> KeySeal.open(seal.header(), wrong.toCharArray()))
                    .isInstanceOf(AccessFailure.WrongPassphrase.class);
        }
    }

    @Test
    void itDoesNotMatterHowAKeyboardMakesAnUmlaut() {
        var decomposed = Normalizer.normalize(new String(passphrase()), Normalizer.Form.NFD).toCharArray();
        assertThat(decomposed).isNotEqualTo(passphrase());
        assertThat(KeySeal.open(seal.header(), decomposed).storeId()).isEqualTo(seal.storeId());
    }

    @Test
    void aSealIsBoundToItsTableItsRowAndItsStore() {
        var sealed = seal.seal(SECRET, "key", 7, Lab.RANDOM);
        assertThatThrownBy(() -> seal.unseal(sealed, "key", 8)).isInstanceOf(Failure.Tampered.class);
        assertThatThrownBy(() -> seal.unseal(sealed, "token", 7)).isInstanceOf(Failure.Tampered.class);
        assertThatThrownBy(() -> seal.unseal(sealed, "key2", 7)).isInstanceOf(Failure.Tampered.class);
        var other = KeySeal.create(passphrase(), CHEAP, Lab.RANDOM);
        assertThatThrownBy(() -> other.unseal(sealed, "key", 7)).isInstanceOf(Failure.Tampered.class);
    }

    @Test
    void everyFlippedBitOfASealIsNoticed() {
        var sealed = seal.seal(SECRET, "key", 7, Lab.RANDOM);
        for (int bit = 0; bit < sealed.length * 8; bit++) {
            var changed = flipped(sealed, bit);
            assertThatThrownBy(() -> seal.unseal(changed, "key", 7)).isInstanceOf(Failure.Tampered.class);
        }
        for (int length = 0; length < sealed.length; length++) {
            var cut = Arrays.copyOf(sealed, length);
            assertThatThrownBy(() -> seal.unseal(cut, "key", 7)).isInstanceOf(Failure.Tampered.class);
        }
    }

    private static byte[] flipped(byte[] octets, int bit) {
        var changed = octets.clone();
        changed[bit / 8] ^= (byte) (1 << bit % 8);
        return changed;
    }

    @Test
    void everyFlippedBitOfAHeaderIsDamageAndNotAWrongPassphrase() {
        var header = seal.header();
        for (int bit = 0; bit < header.length * 8; bit++) {
            var changed = flipped(header, bit);
            assertThatThrownBy(() -> KeySeal.open(changed, passphrase())).isInstanceOf(Failure.Malformed.class);
        }
        for (var junk : List.of(new byte[0], new byte[header.length], Arrays.copyOf(header, header.length - 1),
                Arrays.copyOf(header, header.length + 1))) {
            assertThatThrownBy(() -> KeySeal.open(junk, passphrase())).isInstanceOf(Failure.Malformed.class);
        }
    }

    /// Who changes a header on purpose makes its checksum fit; the wrapping notices all the same.
    @Test
    void aForgedHeaderDoesNotOpen() throws Exception {
        for (int octet = 13; octet < 105; octet++) {
            var forged = flipped(seal.header(), octet * 8);
            assertThatThrownBy(() -> KeySeal.open(withChecksum(forged), passphrase()))
                    .isInstanceOf(AccessFailure.WrongPassphrase.class);
        }
        var moreMemory = ByteBuffer.wrap(seal.header()).putInt(1, 16).array();
        assertThatThrownBy(() -> KeySeal.open(withChecksum(moreMemory), passphrase()))
                .isInstanceOf(AccessFailure.WrongPassphrase.class);
    }

    @Test
    void aHeaderCannotAskForTheWholeMachine() throws Exception {
        for (var absurd : List.of(new int[] {64 * 1024 * 1024, 3, 1}, new int[] {8, Integer.MAX_VALUE, 1},
                new int[] {1024, 1, 1000}, new int[] {-1, 1, 1}, new int[] {8, 0, 1}, new int[] {8, 1, 0}, new int[] {7, 1, 1})) {
            var forged = ByteBuffer.wrap(seal.header()).putInt(1, absurd[0]).putInt(5, absurd[1]).putInt(9, absurd[2]).array();
            assertThatThrownBy(() -> KeySeal.open(withChecksum(forged), passphrase())).isInstanceOf(Failure.Malformed.class);
        }
    }

    @Test
    void aHeaderOfALaterVersionIsRefused() throws Exception {
        var later = seal.header();
        later[0] = 3;
        assertThatThrownBy(() -> KeySeal.open(withChecksum(later), passphrase())).isInstanceOf(Failure.Malformed.class)
                .hasMessageContaining("version");
    }

    private static byte[] withChecksum(byte[] header) throws Exception {
        var sum = MessageDigest.getInstance("SHA-256").digest(Arrays.copyOf(header, 105));
        System.arraycopy(sum, 0, header, 105, 16);
        return header;
    }

    @Test
    void aNewPassphraseOpensWhatTheOldOneSealed() {
        var sealed = seal.seal(SECRET, "key", 7, Lab.RANDOM);
        var rewrapped = seal.rewrapped("another".toCharArray(), CHEAP, Lab.RANDOM);
        var dearer = seal.rewrapped("another".toCharArray(), new Cost(16, 2, 1), Lab.RANDOM);
        for (var header : List.of(rewrapped, dearer)) {
            assertThatThrownBy(() -> KeySeal.open(header, passphrase())).isInstanceOf(AccessFailure.WrongPassphrase.class);
            try (var opened = KeySeal.open(header, "another".toCharArray())) {
                assertThat(opened.unseal(sealed, "key", 7)).isEqualTo(SECRET);
                assertThat(opened.storeId()).isEqualTo(seal.storeId());
            }
        }
    }

    @Test
    void noTwoHeadersAndNoTwoSealsAreAlike() {
        assertThat(KeySeal.create(passphrase(), CHEAP, Lab.RANDOM).header()).isNotEqualTo(seal.header());
        assertThat(seal.seal(SECRET, "key", 7, Lab.RANDOM)).isNotEqualTo(seal.seal(SECRET, "key", 7, Lab.RANDOM));
    }

    @Test
    void nothingOfTheSecretShows() {
        var sealed = new String(seal.seal(SECRET, "key", 7, Lab.RANDOM), StandardCharsets.ISO_8859_1);
        assertThat(sealed).hasSize(SECRET.length + 29).doesNotContain("private");
    }

    @Test
    void aClosedSealIsClosed() {
        var closed = KeySeal.create(passphrase(), CHEAP, Lab.RANDOM);
        var sealed = closed.seal(SECRET, "key", 7, Lab.RANDOM);
        closed.close();
        closed.close();
        assertThatThrownBy(() -> closed.seal(SECRET, "key", 7, Lab.RANDOM)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> closed.unseal(sealed, "key", 7)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> closed.rewrapped(passphrase(), CHEAP, Lab.RANDOM)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aWipedKeyHoldsNothing() {
        var octets = new byte[] {1, 2, 3};
        var key = new WipeableKey(octets);
        assertThat(key.getEncoded()).containsExactly(1, 2, 3).isNotSameAs(octets);
        key.destroy();
        assertThat(octets).containsExactly(0, 0, 0);
        assertThat(key.isDestroyed()).isTrue();
        assertThatThrownBy(key::getEncoded).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void thePassphraseStaysTheCallers() {
        var given = passphrase();
        KeySeal.open(seal.header(), given).close();
        assertThat(given).isEqualTo(passphrase());
    }

    @Test
    void manyThreadsSealAtOnce() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var rows = threads.invokeAll(IntStream.range(0, 2_000).<Callable<Boolean>>mapToObj(row -> () -> {
                var secret = ("key " + row).getBytes(StandardCharsets.US_ASCII);
                return Arrays.equals(secret, seal.unseal(seal.seal(secret, "key", row, Lab.RANDOM), "key", row));
            }).toList());
            for (var row : rows) {
                assertThat(row.get()).isTrue();
            }
        }
    }

    @Test
    void anySecretComesBackWhole() {
        Any.holdsFor(random -> {
            var secret = new byte[random.nextInt(3000)];
            random.nextBytes(secret);
            return secret;
        }, secret -> assertThat(seal.unseal(seal.seal(secret, "key", secret.length, Lab.RANDOM), "key", secret.length))
                .isEqualTo(secret));
    }

    /// The two formats, computed once by another implementation (pyca/cryptography). They never change; a new version gets
    /// new ones beside these.
    @Test
    void theFormatsAreTheOnesThatWereAgreedOn() {
        var known = KeySeal.create("correct horse".toCharArray(), new Cost(64, 2, 1), counting());
        var sealed = known.seal(SECRET, "key", 7, counting());
        assertThat(HexFormat.of().formatHex(known.header())).isEqualTo(SEALED_ROWS_HEADER);
        assertThat(HexFormat.of().formatHex(sealed)).isEqualTo(KNOWN_SEALED);
        try (var opened = KeySeal.open(HexFormat.of().parseHex(KNOWN_HEADER), "correct horse".toCharArray())) {
            assertThat(opened.unseal(HexFormat.of().parseHex(KNOWN_SEALED), "key", 7)).isEqualTo(SECRET);
            assertThat(opened.saysRowsAreSealed()).isFalse();
            assertThat(known.saysRowsAreSealed()).isTrue();
            assertThat(opened.rowMac(SECRET)).isEqualTo(known.rowMac(SECRET)).isNotEqualTo(known.auditMac(SECRET)).hasSize(32);
        }
    }

    @Test
    void nobodyWithoutThePassphraseMakesAHeaderSayThatRowsAreNotSealed() throws Exception {
        var forged = seal.header();
        forged[0] = 1;
        var whole = withChecksum(forged);
        assertThatThrownBy(() -> KeySeal.open(whole, passphrase())).isInstanceOf(AccessFailure.WrongPassphrase.class);
    }

    @Test
    void aWipedSealMakesNoMacs() {
        seal.rowMac(SECRET);
        seal.close();
        assertThatThrownBy(() -> seal.rowMac(SECRET)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> seal.auditMac(SECRET)).isInstanceOf(IllegalStateException.class);
    }

    private static final String SEALED_ROWS_HEADER = "02000000400000000200000001303132333435363738393a3b3c3d3e3f202122232425262728292a2b2c2d2e2f404142"
            + "434445464748494a4b37f36b7ae4fd1b82b75c281b680a500beb423f8638b71daf3c5b8f57f4c11323a0c3f06dce0ba9"
            + "68206bbc909e8c61898e084492715e9e26c02dcade956652ee";
    private static final String KNOWN_HEADER = "01000000400000000200000001303132333435363738393a3b3c3d3e3f202122232425262728292a2b2c2d2e2f404142"
            + "434445464748494a4b37f36b7ae4fd1b82b75c281b680a500beb423f8638b71daf3c5b8f57f4c1132333015de0c6179b"
            + "be5fc4dab9a7acb0f44c8fe13979c29d78f616181f0beaa9e9";
    private static final String KNOWN_SEALED = "01000102030405060708090a0b9f9f29cc7aa01b1bf5e2c42da88696a4958740b5eb198262acfde5ff39";
}
