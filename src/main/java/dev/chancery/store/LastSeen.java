package dev.chancery.store;

import dev.chancery.domain.FileFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;

/// How far a store had come when it was last seen in its place, kept beside it (`lab.chancery.seen`) so that an older copy
/// of the store under the same name is noticed. Whoever can put both back is not.
///
/// ```
///  0  version, 1 octet (1)     1  sequence, 8     9  link of the audit log, 32     41  HMAC under the store's key for rows, 32
/// ```
record LastSeen(long sequence, byte[] chain) {

    static final String ENDING = ".seen";
    private static final byte VERSION = 1;
    private static final int CHAIN_AT = 9;
    private static final int MAC_AT = 41;
    private static final int LENGTH = 73;

    /// Nothing when there is no such file, or not the one that was written.
    static Optional<LastSeen> of(StoreFile store, Sealer sealer) {
        try (var in = Files.newInputStream(store.beside(ENDING))) {
            return read(in.readNBytes(LENGTH + 1), sealer);
        } catch (IOException missing) {
            return Optional.empty();
        }
    }

    private static Optional<LastSeen> read(byte[] octets, Sealer sealer) {
        if (octets.length != LENGTH || octets[0] != VERSION) {
            return Optional.empty();
        }
        var mac = mac(sealer, Arrays.copyOf(octets, MAC_AT));
        return MessageDigest.isEqual(mac, Arrays.copyOfRange(octets, MAC_AT, LENGTH))
                ? Optional.of(new LastSeen(ByteBuffer.wrap(octets, 1, Long.BYTES).getLong(), Arrays.copyOfRange(octets, CHAIN_AT, MAC_AT)))
                : Optional.empty();
    }

    private static byte[] mac(Sealer sealer, byte[] octets) {
        return sealer.row(SealMessage.of(SealMessage.SEEN, octets));
    }

    /// Replaces the file at once, which only its owner can read.
    ///
    /// @throws FileFailure.CannotWrite when the folder does not let us
    void write(StoreFile store, Sealer sealer) {
        var octets = ByteBuffer.allocate(MAC_AT).put(VERSION).putLong(sequence).put(chain).array();
        var part = store.beside(ENDING + ".part");
        try {
            Files.deleteIfExists(part);
            OwnerOnly.create(part);
            Files.write(part, ByteBuffer.allocate(LENGTH).put(octets).put(mac(sealer, octets)).array(), StandardOpenOption.WRITE);
            Files.move(part, store.beside(ENDING), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException refused) {
            StoreFile.remove(part);
            throw new FileFailure.CannotWrite(store.asked(), refused);
        }
    }

    /// Whether a store that is this far is older, or took another way.
    boolean isAheadOf(Head head) {
        return head.sequence() < sequence || head.sequence() == sequence && !MessageDigest.isEqual(head.chain(), chain);
    }
}
