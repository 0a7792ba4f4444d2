package dev.chancery.engine;

import dev.chancery.domain.EnrolmentKey;
import dev.chancery.domain.ThingId;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Finds out whose secret one is. Whatever is given takes one MAC and one look-up by it, also for a thing that is not there:
/// neither the answer nor the work tells what was wrong. What is compared in the store's index is the MAC, of which nobody
/// outside can choose a single bit.
final class ThingKeyCheck {

    private final UnaryOperator<byte[]> mac;
    private final Function<byte[], Optional<EnrolmentKey>> found;

    ThingKeyCheck(UnaryOperator<byte[]> mac, Function<byte[], Optional<EnrolmentKey>> found) {
        this.mac = mac;
        this.found = found;
    }

    static ThingKeyCheck of(Desk desk) {
        return new ThingKeyCheck(desk.seal()::enrolmentMac, mac -> desk.read(tx -> tx.enrolmentKeys().byMac(mac)));
    }

    /// The key that it is, used up or ended perhaps; none where it is revoked.
    Optional<EnrolmentKey> check(char[] secret) {
        var octets = octets(secret);
        try {
            return found.apply(mac.apply(octets)).filter(key -> key.revoked().isEmpty());
        } finally {
            Arrays.fill(octets, (byte) 0);
        }
    }

    /// The same where somebody says whose it is.
    Optional<EnrolmentKey> check(String thing, char[] secret) {
        var key = check(secret);
        return key.map(EnrolmentKey::thing).map(ThingId::value).filter(thing::equals).flatMap(_ -> key);
    }

    static byte[] octets(char[] secret) {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(secret));
        var octets = Arrays.copyOf(encoded.array(), encoded.limit());
        Arrays.fill(encoded.array(), (byte) 0);
        return octets;
    }
}
