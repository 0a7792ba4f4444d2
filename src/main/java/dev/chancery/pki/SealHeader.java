package dev.chancery.pki;

import dev.chancery.domain.AccessFailure;
import dev.chancery.domain.Failure;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// What a store keeps in clear so that its passphrase opens it: the cost of a guess, a salt, the store's id, and the store
/// key wrapped under the passphrase.
///
/// ```
///  0  version, 1 octet (2)        13  salt, 16          45  nonce, 12
///  1  memory in KiB, 4            29  store id, 16      57  store key and tag by AES-256-GCM, 48
///  5  passes, 4                                        105  checksum, 16
///  9  lanes, 4
/// ```
/// Version 1 is the same of a store whose rows were never sealed. Numbers are big-endian. The wrapping authenticates
/// everything before the nonce. The checksum (SHA-256, first half) tells a damaged header from a wrong passphrase; it protects
/// from accidents, the wrapping from people.
record SealHeader(byte[] encoded) {

    static final int SALT_OCTETS = 16;
    static final int KEY_OCTETS = 32;

    /// How often a key was derived since the program began. Each try costs one, whatever comes of it.
    static final LongAdder DERIVATIONS = new LongAdder();

    private static final String WHAT = "key header of the store";
    private static final byte UNSEALED_ROWS = 1;
    private static final byte SEALED_ROWS = 2;
    private static final int SALT_AT = 13;
    private static final int STORE_ID_AT = 29;
    private static final int STORE_ID_OCTETS = 16;
    private static final int NONCE_AT = 45;
    private static final int NONCE_OCTETS = 12;
    private static final int WRAPPED_AT = 57;
    private static final int CHECKSUM_AT = 105;
    private static final int LENGTH = 121;
    private static final int TAG_BITS = 128;

    /// @throws Failure.Malformed when it is damaged, of another version, or asks for more than [Limits] allow
    static SealHeader read(byte[] encoded) {
        return Hostile.read(WHAT, encoded, () -> {
            require(encoded.length == LENGTH, "not of its length");
            require(Arrays.equals(checksum(encoded), 0, LENGTH - CHECKSUM_AT, encoded, CHECKSUM_AT, LENGTH), "damaged");
            require(encoded[0] == UNSEALED_ROWS || encoded[0] == SEALED_ROWS, "of an unknown version");
            var header = new SealHeader(encoded.clone());
            header.cost();
            return header;
        });
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new Failure.Malformed(WHAT + ": " + otherwise);
        }
    }

    /// Wraps a store key under a passphrase, with a fresh salt and nonce.
    static SealHeader wrapping(WipeableKey storeKey, byte[] storeId, char[] passphrase, Cost cost, SecureRandom random) {
        var salt = PassphraseKey.random(SALT_OCTETS, random);
        var nonce = PassphraseKey.random(NONCE_OCTETS, random);
        var bound = ByteBuffer.allocate(NONCE_AT).put(SEALED_ROWS).putInt(cost.memoryKiB()).putInt(cost.passes())
                .putInt(cost.lanes()).put(salt).put(storeId).array();
        var plain = storeKey.getEncoded();
        try (var key = keyFrom(passphrase, cost, salt)) {
            var wrapped = cipher(Cipher.ENCRYPT_MODE, key, nonce, bound).doFinal(plain);
            return sealed(ByteBuffer.allocate(LENGTH).put(bound).put(nonce).put(wrapped).array());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    private static SealHeader sealed(byte[] encoded) {
        System.arraycopy(checksum(encoded), 0, encoded, CHECKSUM_AT, LENGTH - CHECKSUM_AT);
        return new SealHeader(encoded);
    }

    private static byte[] checksum(byte[] encoded) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(Arrays.copyOf(encoded, CHECKSUM_AT));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// The store key, to be wiped by the caller.
    ///
    /// @throws AccessFailure.WrongPassphrase when this passphrase does not open it
    WipeableKey unwrap(char[] passphrase) {
        try (var key = keyFrom(passphrase, cost(), Arrays.copyOfRange(encoded, SALT_AT, STORE_ID_AT))) {
            var cipher = cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOfRange(encoded, NONCE_AT, WRAPPED_AT),
                    Arrays.copyOf(encoded, NONCE_AT));
            return new WipeableKey(cipher.doFinal(encoded, WRAPPED_AT, CHECKSUM_AT - WRAPPED_AT));
        } catch (AEADBadTagException wrong) {
            throw new AccessFailure.WrongPassphrase();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Cipher cipher(int mode, WipeableKey key, byte[] nonce, byte[] bound) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(bound);
        return cipher;
    }

    /// Whether the store's rows must have their seals; nobody without the passphrase can make it say otherwise.
    boolean saysRowsAreSealed() {
        return encoded[0] == SEALED_ROWS;
    }

    Cost cost() {
        var numbers = ByteBuffer.wrap(encoded, 1, SALT_AT - 1);
        return new Cost(numbers.getInt(), numbers.getInt(), numbers.getInt());
    }

    byte[] storeId() {
        return Arrays.copyOfRange(encoded, STORE_ID_AT, STORE_ID_AT + STORE_ID_OCTETS);
    }

    /// A fresh store id.
    static byte[] newStoreId(SecureRandom random) {
        return PassphraseKey.random(STORE_ID_OCTETS, random);
    }

    /// Argon2id of version 1.3 (RFC 9106) over the passphrase in UTF-8, composed to NFC so that it does not matter how a
    /// keyboard makes an umlaut.
    static WipeableKey keyFrom(char[] passphrase, Cost cost, byte[] salt) {
        var octets = utf8(passphrase);
        try {
            return keyFrom(octets, cost, salt);
        } finally {
            Arrays.fill(octets, (byte) 0);
        }
    }

    /// The same over octets, which stay the caller's to wipe.
    static WipeableKey keyFrom(byte[] octets, Cost cost, byte[] salt) {
        DERIVATIONS.increment();
        var key = new byte[KEY_OCTETS];
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id).withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memoryKiB()).withIterations(cost.passes()).withParallelism(cost.lanes())
                .withSalt(salt).build());
        generator.generateBytes(octets, key);
        return new WipeableKey(key);
    }

    private static byte[] utf8(char[] passphrase) {
        var text = CharBuffer.wrap(passphrase);
        var buffer = StandardCharsets.UTF_8.encode(Normalizer.isNormalized(text, Normalizer.Form.NFC)
                ? text : CharBuffer.wrap(Normalizer.normalize(text, Normalizer.Form.NFC)));
        var octets = Arrays.copyOf(buffer.array(), buffer.limit());
        Arrays.fill(buffer.array(), (byte) 0);
        return octets;
    }
}
