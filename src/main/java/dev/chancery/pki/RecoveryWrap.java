package dev.chancery.pki;

import dev.chancery.domain.AccessFailure;
import dev.chancery.domain.Failure;
import dev.chancery.domain.RecoveryKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/// The store key once more, wrapped under a recovery key.
///
/// ```
///  0  version, 1 octet (1)        9  memory in KiB, 4     21  salt, 16     49  store key and tag by AES-256-GCM, 48
///  1  made, seconds of 1970, 8   13  passes, 4            37  nonce, 12    97  checksum, 16
///                                17  lanes, 4
/// ```
/// Numbers are big-endian. The wrapping authenticates what it is for, the store's id and everything before the nonce, so
/// that it opens no other store. The key under it is Argon2id over the 20 octets of the recovery key: those need no
/// stretching, but a key of which half was seen does, and a wrong one then costs what a wrong passphrase costs.
record RecoveryWrap(byte[] encoded) {

    /// What the wrapping is bound to.
    record Bound(byte[] storeId, Cost cost, Instant made) {}

    private static final String WHAT = "recovery wrapping of the store";
    private static final byte[] PURPOSE = "chancery recovery".getBytes(StandardCharsets.US_ASCII);
    private static final byte VERSION = 1;
    private static final int MADE_AT = 1;
    private static final int COST_AT = 9;
    private static final int SALT_AT = 21;
    private static final int NONCE_AT = 37;
    private static final int NONCE_OCTETS = 12;
    private static final int WRAPPED_AT = 49;
    private static final int CHECKSUM_AT = 97;
    private static final int LENGTH = 113;
    private static final int TAG_BITS = 128;

    /// @throws Failure.Malformed when it is damaged, of another version, or asks for more than [Limits] allow
    static RecoveryWrap read(byte[] encoded) {
        return Hostile.read(WHAT, encoded, () -> {
            require(encoded.length == LENGTH, "not of its length");
            require(Arrays.equals(checksum(encoded), 0, LENGTH - CHECKSUM_AT, encoded, CHECKSUM_AT, LENGTH), "damaged");
            require(encoded[0] == VERSION, "of an unknown version");
            var wrap = new RecoveryWrap(encoded.clone());
            wrap.cost();
            wrap.made();
            return wrap;
        });
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new Failure.Malformed(WHAT + ": " + otherwise);
        }
    }

    /// Wraps a store key, with a fresh salt and nonce.
    static RecoveryWrap wrapping(WipeableKey storeKey, Bound bound, RecoveryKey recovery, SecureRandom random) {
        var salt = PassphraseKey.random(SealHeader.SALT_OCTETS, random);
        var nonce = PassphraseKey.random(NONCE_OCTETS, random);
        var cost = bound.cost();
        var before = ByteBuffer.allocate(NONCE_AT).put(VERSION).putLong(bound.made().getEpochSecond())
                .putInt(cost.memoryKiB()).putInt(cost.passes()).putInt(cost.lanes()).put(salt).array();
        var plain = storeKey.getEncoded();
        try (var key = keyFrom(recovery, cost, salt)) {
            var wrapped = cipher(Cipher.ENCRYPT_MODE, key, nonce, bound(bound.storeId(), before)).doFinal(plain);
            var encoded = ByteBuffer.allocate(LENGTH).put(before).put(nonce).put(wrapped).array();
            System.arraycopy(checksum(encoded), 0, encoded, CHECKSUM_AT, LENGTH - CHECKSUM_AT);
            return new RecoveryWrap(encoded);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /// The store key, to be wiped by the caller.
    ///
    /// @throws AccessFailure.WrongRecoveryKey when this key does not open it, or it belongs to another store
    WipeableKey unwrap(byte[] storeId, RecoveryKey recovery) {
        try (var key = keyFrom(recovery, cost(), Arrays.copyOfRange(encoded, SALT_AT, NONCE_AT))) {
            var cipher = cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOfRange(encoded, NONCE_AT, WRAPPED_AT),
                    bound(storeId, Arrays.copyOf(encoded, NONCE_AT)));
            return new WipeableKey(cipher.doFinal(encoded, WRAPPED_AT, CHECKSUM_AT - WRAPPED_AT));
        } catch (AEADBadTagException wrong) {
            throw new AccessFailure.WrongRecoveryKey();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Instant made() {
        return Instant.ofEpochSecond(ByteBuffer.wrap(encoded).getLong(MADE_AT));
    }

    private Cost cost() {
        var numbers = ByteBuffer.wrap(encoded, COST_AT, SALT_AT - COST_AT);
        return new Cost(numbers.getInt(), numbers.getInt(), numbers.getInt());
    }

    private static WipeableKey keyFrom(RecoveryKey recovery, Cost cost, byte[] salt) {
        var octets = recovery.octets();
        try {
            return SealHeader.keyFrom(octets, cost, salt);
        } finally {
            Arrays.fill(octets, (byte) 0);
        }
    }

    private static byte[] bound(byte[] storeId, byte[] before) {
        return ByteBuffer.allocate(PURPOSE.length + storeId.length + before.length).put(PURPOSE).put(storeId).put(before).array();
    }

    private static Cipher cipher(int mode, WipeableKey key, byte[] nonce, byte[] bound) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(bound);
        return cipher;
    }

    private static byte[] checksum(byte[] encoded) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(Arrays.copyOf(encoded, CHECKSUM_AT));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
