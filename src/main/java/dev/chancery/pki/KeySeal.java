package dev.chancery.pki;

import dev.chancery.domain.AccessFailure;
import dev.chancery.domain.Failure;
import dev.chancery.domain.RecoveryKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/// Seals what a store keeps secret. A passphrase opens the random store key (Argon2id, see [SealHeader]); what is sealed
/// under it is bound to the store, the table and the row where it stands, and opens nowhere else.
///
/// ```
///  0  version, 1 octet (1)     1  nonce, 12     13  secret by AES-256-GCM     end - 16  tag, 16
/// ```
/// Safe for use by many threads. Nonces are random, which allows 2^32 seals of one store (NIST SP 800-38D, 8.3).
public final class KeySeal implements AutoCloseable {

    private static final Cost WARM_UP = new Cost(16 * 1024, 4, 1);
    private static final byte VERSION = 1;
    private static final int NONCE_AT = 1;
    private static final int NONCE_OCTETS = 12;
    private static final int SECRET_AT = NONCE_AT + NONCE_OCTETS;
    private static final int TAG_BITS = 128;
    private static final int TAG_OCTETS = TAG_BITS / 8;
    private static final String SEALING = "chancery sealing";
    private static final String ROWS = "chancery rows";
    private static final String AUDIT = "chancery audit";
    private static final String ENROLMENT = "chancery enrolment";

    private final SealHeader header;
    private final WipeableKey storeKey;
    private final WipeableKey sealingKey;
    private final KeyedHash rows;
    private final KeyedHash audit;
    private final KeyedHash enrolment;
    private final Queue<Cipher> idle = new ConcurrentLinkedQueue<>();

    private final Duration took;

    private KeySeal(SealHeader header, WipeableKey storeKey, long begun) {
        this.took = Duration.ofNanos(Cost.nanoseconds() - begun);
        this.header = header;
        this.storeKey = storeKey;
        this.sealingKey = derived(SEALING);
        this.rows = new KeyedHash(derived(ROWS));
        this.audit = new KeyedHash(derived(AUDIT));
        this.enrolment = new KeyedHash(derived(ENROLMENT));
    }

    /// A new store key and store id under this passphrase.
    public static KeySeal create(char[] passphrase, Cost cost, SecureRandom random) {
        var begun = Cost.nanoseconds();
        var storeKey = new WipeableKey(PassphraseKey.random(SealHeader.KEY_OCTETS, random));
        var header = SealHeader.wrapping(storeKey, SealHeader.newStoreId(random), passphrase, cost, random);
        return new KeySeal(header, storeKey, begun);
    }

    /// The seal of a store whose header this is.
    ///
    /// @throws AccessFailure.WrongPassphrase when the passphrase does not open it
    /// @throws Failure.Malformed when the header is damaged
    public static KeySeal open(byte[] header, char[] passphrase) {
        var read = SealHeader.read(header);
        var begun = Cost.nanoseconds();
        return new KeySeal(read, read.unwrap(passphrase), begun);
    }

    /// The same seal by its recovery key.
    ///
    /// @param recovery what [#recovery] made
    /// @throws AccessFailure.WrongRecoveryKey when the key does not open it
    /// @throws Failure.Malformed when one of the two is damaged
    public static KeySeal recover(byte[] header, byte[] recovery, RecoveryKey key) {
        var read = SealHeader.read(header);
        var begun = Cost.nanoseconds();
        return new KeySeal(read, RecoveryWrap.read(recovery).unwrap(read.storeId(), key), begun);
    }

    /// A second wrapping of the store key, under a recovery key, at the cost that a guess at the passphrase has: whoever
    /// tries one costs himself as much as with the other. To be kept in clear beside the header, and replaced by the next.
    ///
    /// @throws IllegalStateException after [#close]
    public byte[] recovery(RecoveryKey key, Instant made, SecureRandom random) {
        return RecoveryWrap.wrapping(storeKey, new RecoveryWrap.Bound(storeId(), header.cost(), made), key, random).encoded();
    }

    /// When a second wrapping was made, in whole seconds.
    ///
    /// @throws Failure.Malformed when it is damaged
    public static Instant recoveryMade(byte[] recovery) {
        return RecoveryWrap.read(recovery).made();
    }

    /// What the header should cost, where it costs less: at least `wanted`, and enough for a guess to last on this machine
    /// as long as [Cost#LEAST_GUESS]. How long one lasted was seen when this seal was opened or made.
    public Optional<Cost> due(Cost wanted) {
        return header.cost().raised(wanted, took);
    }

    /// What a guess at the passphrase under this header costs.
    ///
    /// @throws Failure.Malformed when it is damaged
    public static Cost costOf(byte[] header) {
        return SealHeader.read(header).cost();
    }

    /// Seals and opens something of no worth a few times, so that the first store opens as fast as any.
    public static void warmUp(SecureRandom random) {
        try (var seal = create("of no worth".toCharArray(), WARM_UP, random)) {
            open(seal.header(), "of no worth".toCharArray()).close();
        }
    }

    /// What the store keeps in clear, so that [#open] works.
    public byte[] header() {
        return header.encoded().clone();
    }

    /// 16 random octets that name the store.
    public byte[] storeId() {
        return header.storeId();
    }

    /// Whether the store's rows must have seals, as its header says and its passphrase proves.
    public boolean saysRowsAreSealed() {
        return header.saysRowsAreSealed();
    }

    /// HMAC-SHA-256 under the key that seals rows.
    ///
    /// @throws IllegalStateException after [#close]
    public byte[] rowMac(byte[] message) {
        return rows.of(message);
    }

    /// HMAC-SHA-256 under the key that chains the audit log.
    ///
    /// @throws IllegalStateException after [#close]
    public byte[] auditMac(byte[] message) {
        return audit.of(message);
    }

    /// HMAC-SHA-256 under the key by which secrets of things are known again.
    ///
    /// @throws IllegalStateException after [#close]
    public byte[] enrolmentMac(byte[] secret) {
        return enrolment.of(secret);
    }

    /// A new header, which says that rows are sealed: another passphrase, at this cost, for the same store key. What was
    /// sealed stays readable, and the old header with the old passphrase still opens it wherever a copy of it is left.
    ///
    /// @throws IllegalStateException after [#close]
    public byte[] rewrapped(char[] newPassphrase, Cost cost, SecureRandom random) {
        return SealHeader.wrapping(storeKey, storeId(), newPassphrase, cost, random).encoded();
    }

    /// A separate key for each purpose (HKDF-SHA-256, RFC 5869); the store's id is the salt.
    private WipeableKey derived(String purpose) {
        try {
            return new WipeableKey(KDF.getInstance("HKDF-SHA256").deriveData(HKDFParameterSpec.ofExtract()
                    .addIKM(storeKey).addSalt(header.storeId())
                    .thenExpand(purpose.getBytes(StandardCharsets.US_ASCII), SealHeader.KEY_OCTETS)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// `secret`, readable again only through [#unseal] with the same table and row; 29 octets longer.
    ///
    /// @throws IllegalStateException after [#close]
    public byte[] seal(byte[] secret, String table, long row, SecureRandom random) {
        var nonce = PassphraseKey.random(NONCE_OCTETS, random);
        var sealed = new byte[SECRET_AT + secret.length + TAG_OCTETS];
        sealed[0] = VERSION;
        System.arraycopy(nonce, 0, sealed, NONCE_AT, NONCE_OCTETS);
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, nonce, place(VERSION, table, row));
            cipher.doFinal(secret, 0, secret.length, sealed, SECRET_AT);
            giveBack(cipher);
            return sealed;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// The secret, to be wiped by the caller.
    ///
    /// @throws Failure.Tampered when it was changed, or was sealed for another store, table or row
    /// @throws IllegalStateException after [#close]
    public byte[] unseal(byte[] sealed, String table, long row) {
        if (sealed.length < SECRET_AT + TAG_OCTETS || sealed[0] != VERSION) {
            throw tampered(table, row);
        }
        try {
            var cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOfRange(sealed, NONCE_AT, SECRET_AT),
                    place(VERSION, table, row));
            var secret = cipher.doFinal(sealed, SECRET_AT, sealed.length - SECRET_AT);
            giveBack(cipher);
            return secret;
        } catch (GeneralSecurityException changed) {
            throw tampered(table, row);
        }
    }

    private static Failure.Tampered tampered(String table, long row) {
        return new Failure.Tampered("sealed value in " + table + ", row " + row);
    }

    /// Version, store, row and table: the table stands last, so that no two places read the same.
    private byte[] place(byte version, String table, long row) {
        var id = header.storeId();
        var name = table.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(1 + id.length + Long.BYTES + name.length)
                .put(version).put(id).putLong(row).put(name).array();
    }

    private Cipher cipher(int mode, byte[] nonce, byte[] place) throws GeneralSecurityException {
        var kept = idle.poll();
        var cipher = kept == null ? Cipher.getInstance("AES/GCM/NoPadding") : kept;
        cipher.init(mode, sealingKey, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place);
        return cipher;
    }

    private void giveBack(Cipher cipher) {
        if (!sealingKey.isDestroyed()) {
            idle.add(cipher);
        }
    }

    /// Wipes the keys. What was unsealed before stays its holder's to wipe.
    @Override public void close() {
        storeKey.destroy();
        sealingKey.destroy();
        rows.close();
        audit.close();
        enrolment.close();
        idle.clear();
    }
}
