package dev.chancery.store;

import dev.chancery.domain.Failure;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.Optional;

/// What is true of the store as a whole after its last transaction. Its key is derived with the store's id.
record Head(long sequence, long audit, byte[] chain, Sums sums) {

    private static final int HMAC_OCTETS = 32;

    private static final String SELECT = "SELECT sequence, audit, chain, sums, mac FROM seal_head WHERE id = 1";

    /// Of a store without anything in it.
    static Head first() {
        return new Head(0, 0, new byte[HMAC_OCTETS], new Sums());
    }

    /// Nothing when there is none, or none that `sealer` made.
    static Optional<Head> found(Session session, Sealer sealer) {
        return session.first(row -> read(row, sealer), SELECT).flatMap(head -> head);
    }

    /// @throws Failure.Tampered when there is none, or none that `sealer` made
    static Head of(Session session, Sealer sealer) {
        return found(session, sealer).orElseThrow(() -> new Failure.Tampered("seal_head"));
    }

    private static Optional<Head> read(Row row, Sealer sealer) throws SQLException {
        long sequence = row.number();
        long audit = row.number();
        var chain = row.bytes();
        var sums = row.bytes();
        var head = new Head(sequence, audit, chain, Sums.of(sums));
        return MessageDigest.isEqual(sealer.row(head.message(sums)), row.bytes()) ? Optional.of(head) : Optional.empty();
    }

    void write(Session session, Sealer sealer) {
        session.update("""
                INSERT INTO seal_head (id, sequence, audit, chain, sums, mac) VALUES (1, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET sequence = excluded.sequence, audit = excluded.audit, chain = excluded.chain,
                    sums = excluded.sums, mac = excluded.mac""",
                sequence, audit, chain, sums.encoded(), sealer.row(message(sums.encoded())));
    }

    /// Over the sums as they are written: a store that knew fewer tables has fewer of them.
    private byte[] message(byte[] encodedSums) {
        return SealMessage.of(SealMessage.HEAD, sequence, audit, chain, encodedSums);
    }
}
