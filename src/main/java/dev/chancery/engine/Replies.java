package dev.chancery.engine;

import dev.chancery.domain.KeySpec;
import dev.chancery.domain.SerialNumber;
import dev.chancery.export.Reply;
import dev.chancery.export.Shape;
import dev.chancery.pki.CertificateReader;
import dev.chancery.pki.Pem;
import dev.chancery.pki.TraditionalKey;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Makes the JSON of certificate services out of packs, in the shape that the order wants. A passphrase encrypts the key
/// within; without one it is in the encoding of the service.
final class Replies {

    private static final byte[] NO_KEY = {};

    private final ExportOrder order;
    private final SecureRandom random;

    Replies(ExportOrder order, SecureRandom random) {
        this.order = order;
        this.random = random;
    }

    /// The answer for one, or an array of it where arrays are wanted; to be wiped by the caller.
    byte[] of(Pack pack) {
        if (order.form().isArray()) {
            return array(List.of(pack), Function.identity());
        }
        var reply = issued(pack);
        try {
            return shape(order.form()).issued(reply);
        } finally {
            Arrays.fill(reply.pems().key(), (byte) 0);
        }
    }

    /// One array for all; each pack is made when its turn comes, and its key is wiped then.
    <T> byte[] array(List<T> all, Function<T, Pack> packed) {
        return shape(order.form()).provisioned(all, one -> {
            var pack = packed.apply(one);
            try {
                return issued(pack);
            } finally {
                Arrays.fill(pack.pkcs8(), (byte) 0);
            }
        });
    }

    private static Shape shape(ExportOrder.Form form) {
        return switch (form) {
            case MAINFLUX, MAINFLUX_ARRAY -> Shape.MAINFLUX;
            case SUPERMQ, SUPERMQ_ARRAY -> Shape.SUPERMQ;
            case PEM_FOLDER, PEM_BUNDLE, PKCS12 -> throw new IllegalArgumentException(form + " is no reply");
        };
    }

    private Reply issued(Pack pack) {
        return reply(pack.label(), pack.chain(), key(pack.pkcs8()), false);
    }

    private byte[] key(byte[] pkcs8) {
        if (pkcs8.length == 0) {
            return NO_KEY;
        }
        return order.keysAreProtected() ? Pem.encryptedPrivateKey(pkcs8, order.passphrase(), random) : TraditionalKey.pem(pkcs8);
    }

    /// The same without a key.
    static Reply withoutKey(String thing, List<byte[]> chain, boolean downloaded) {
        return reply(thing, chain, NO_KEY, downloaded);
    }

    private static Reply reply(String thing, List<byte[]> chain, byte[] key, boolean downloaded) {
        var facts = CertificateReader.facts(chain.getFirst());
        var above = chain.stream().skip(1).map(Pem::certificate).toList();
        return new Reply(thing, serial(facts.serial()), facts.validity().notAfter(), kind(facts.key()), downloaded,
                new Reply.Pems(Pem.certificate(chain.getFirst()), above, key));
    }

    private static Reply.Serial serial(SerialNumber serial) {
        return new Reply.Serial(serial.decimal(), serial.colonHex());
    }

    private static Reply.Key kind(Optional<KeySpec> key) {
        return key.map(spec -> new Reply.Key(spec.algorithm() == KeySpec.Algorithm.EC ? "ecdsa" : spec.algorithm().code(), spec.bits()))
                .orElse(new Reply.Key("", 0));
    }
}
