package dev.chancery.pki;

import dev.chancery.domain.Failure;
import dev.chancery.domain.KeySpec;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.bouncycastle.crypto.util.OpenSSHPublicKeyUtil;
import org.bouncycastle.crypto.util.PublicKeyFactory;

/// Public keys as OpenSSH writes them (RFC 4253, 6.6; RFC 5656, 3.1; RFC 8709, 4).
public final class SshKey {

    private static final int LENGTH_OCTETS = 4;

    private SshKey() {}

    /// Whether OpenSSH has such keys.
    public static boolean knows(KeySpec spec) {
        return spec.algorithm() != KeySpec.Algorithm.ML_DSA;
    }

    /// The public key of a certificate in one line that ends in a line feed; of `comment` what is visible.
    ///
    /// @throws Failure.Malformed when OpenSSH has no such key
    public static String line(byte[] certificate, String comment) {
        return Hostile.read("public key", certificate, () -> {
            var key = PublicKeyFactory.createKey(CertificateReader.parse(certificate).getSubjectPublicKeyInfo());
            var blob = OpenSSHPublicKeyUtil.encodePublicKey(key);
            int length = blob[LENGTH_OCTETS - 1];
            var type = new String(blob, LENGTH_OCTETS, length, StandardCharsets.US_ASCII);
            return type + " " + Base64.getEncoder().encodeToString(blob) + " " + Visible.line(comment) + "\n";
        });
    }
}
