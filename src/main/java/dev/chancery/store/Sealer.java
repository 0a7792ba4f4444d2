package dev.chancery.store;

/// Makes the MACs by which a store notices that somebody else has changed it. The keys stay with whoever gives it.
public interface Sealer {

    /// 32 octets under the key for rows.
    byte[] row(byte[] message);

    /// 32 octets under the key for the audit log.
    byte[] audit(byte[] message);
}
