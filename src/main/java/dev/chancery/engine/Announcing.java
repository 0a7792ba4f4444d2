package dev.chancery.engine;

import dev.chancery.domain.CertificateId;
import dev.chancery.domain.EventKind;
import dev.chancery.domain.EventSettings;
import dev.chancery.store.Transaction;
import java.nio.ByteBuffer;
import java.util.UUID;

/// Writes down what a broker is to be told, in the transaction of the deed: what is durable will be told, and nothing else.
final class Announcing {

    private static final int OCTETS = 16;
    private static final long VERSION = 0x4000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private Announcing() {}

    /// Does nothing where such events are not sent, or the certificate is no thing's.
    static void note(Desk desk, Transaction tx, EventKind kind, CertificateId certificate) {
        if (tx.eventSettings().read().filter(EventSettings::on).filter(settings -> settings.kinds().contains(kind)).isEmpty()) {
            return;
        }
        tx.certificates().byId(certificate).filter(one -> one.thing().isPresent())
                .ifPresent(one -> tx.outbox().insert(event(desk), kind, one.id(), desk.now()));
    }

    /// A random UUID (RFC 9562, version 4), of the store's own source.
    static UUID event(Desk desk) {
        var octets = new byte[OCTETS];
        desk.surroundings().random().nextBytes(octets);
        var numbers = ByteBuffer.wrap(octets);
        return new UUID(numbers.getLong() & ~0xF000L | VERSION, numbers.getLong() >>> 2 | VARIANT);
    }
}
