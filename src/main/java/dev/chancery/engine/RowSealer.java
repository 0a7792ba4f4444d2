package dev.chancery.engine;

import dev.chancery.pki.KeySeal;
import dev.chancery.store.Sealer;

/// The seals of a store's rows by the keys of its passphrase.
record RowSealer(KeySeal seal) implements Sealer {

    @Override public byte[] row(byte[] message) {
        return seal.rowMac(message);
    }

    @Override public byte[] audit(byte[] message) {
        return seal.auditMac(message);
    }
}
