package dev.chancery.export;

import dev.chancery.pki.Pem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// What a program on a device needs: who it is, whom it trusts, its certificate with its intermediates (DER), and its key
/// (PKCS#8, to be wiped by whoever made it), which has no octets where it is not here.
public record Credentials(String id, Optional<byte[]> root, List<byte[]> chain, byte[] key) {

    public Credentials {
        chain = List.copyOf(chain);
    }

    boolean hasKey() {
        return key.length > 0;
    }

    Optional<byte[]> rootPem() {
        return root.map(der -> ascii(Pem.certificate(der)));
    }

    byte[] chainPem() {
        return ascii(Pem.certificates(chain));
    }

    /// To be wiped by the caller; no octets where there is no key.
    byte[] keyPem() {
        return hasKey() ? Pem.privateKey(key) : new byte[0];
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
