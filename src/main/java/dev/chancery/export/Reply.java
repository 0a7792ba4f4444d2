package dev.chancery.export;

import java.time.Instant;
import java.util.List;

/// A certificate as a certificate service would answer with it, and where it stands. `keyType` is `rsa`, `ecdsa` and the
/// like; `downloaded` tells whether its key has left. It holds no copy of the key, which has no octets where it is not to
/// be there and is the caller's to wipe.
public record Reply(String thing, Serial serial, Instant expires, Key key, boolean downloaded, Pems pems) {

    /// The serial number in the forms that services write.
    public record Serial(String decimal, String colonHex) {}

    /// The kind and size of the key.
    public record Key(String type, int bits) {}

    /// The certificate, those above it, nearest first, and the private key, each as PEM that ends in a line feed.
    public record Pems(String certificate, List<String> above, byte[] key) {
        public Pems {
            above = List.copyOf(above);
        }
    }
}
