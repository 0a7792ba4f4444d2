package dev.chancery.engine;

import dev.chancery.domain.KeySpec;
import dev.chancery.domain.SerialNumber;
import dev.chancery.export.Reply;
import dev.chancery.export.Shape;
import dev.chancery.pki.CertificateReader;
import dev.chancery.pki.Pem;
import dev.chancery.pki.TraditionalKey;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Makes the JSON of certificate services out of packs, in one shape. A passphrase encrypts the key
/// within; without one it is in the encoding of the service.
final class Replies {

    private static final byte[] NO_KEY = {};

    private final Shape shape;
    private final FileMaker maker;

    Replies(Shape shape, FileMaker maker) {
        this.shape = shape;
        this.maker = maker;
    }

    /// The answer for one; to be wiped by the caller.
    byte[] of(Pack pack) {
        var reply = issued(pack);
        try {
            return shape.issued(reply);
        } finally {
            Arrays.fill(reply.pems().key(), (byte) 0);
        }
    }

    /// One array for all; each pack is made when its turn comes, and its key is wiped then.
    <T> byte[] array(List<T> all, Function<T, Pack> packed) {
        return shape.provisioned(all, one -> {
            var pack = packed.apply(one);
            try {
                return issued(pack);
            } finally {
                Arrays.fill(pack.pkcs8(), (byte) 0);
            }
        });
    }

    /// The same with this key, which stays the caller's to wipe.
    static Reply withKey(String thing, List<byte[]> chain, byte[] key) {
        return reply(thing, chain, key, true);
    }

    private Reply issued(Pack pack) {
        return reply(pack.label(), pack.chain(), key(pack.pkcs8()), false);
    }

    private byte[] key(byte[] pkcs8) {
        if (pkcs8.length == 0) {
            return NO_KEY;
        }
        return maker.isProtecting() ? Pem.encryptedPrivateKey(pkcs8, maker.passphrase(), maker.random()) : TraditionalKey.pem(pkcs8);
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
