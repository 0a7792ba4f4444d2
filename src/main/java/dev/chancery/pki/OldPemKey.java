package dev.chancery.pki;

import dev.chancery.domain.Failure;
import dev.chancery.pki.Found.Container;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.jcajce.JcePEMDecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;

/// A private key as OpenSSL encrypted it before it used PKCS#8: with a header that names the cipher (RFC 1421, 4.6.1.3).
/// For use behind the wall of [Hostile] only.
final class OldPemKey {

    private static final Pattern HEADER = Pattern.compile("DEK-Info:\\s*([A-Z0-9-]{4,32}),\\s*([0-9A-Fa-f]{16,32})");

    private OldPemKey() {}

    static Found open(ForeignText.Block block, byte[] content, List<char[]> passphrases) throws OperatorCreationException {
        var header = block.headers().stream().map(HEADER::matcher).filter(matcher -> matcher.matches()).findFirst()
                .orElseThrow(ForeignDecryption::unknown);
        var cipher = header.group(1);
        var start = HexFormat.of().parseHex(header.group(2));
        for (var passphrase : passphrases) {
            try {
                var decryptor = new JcePEMDecryptorProviderBuilder().setProvider(ForeignDecryption.provider()).build(passphrase).get(cipher);
                return key(block.label(), decryptor.decrypt(content, start));
            } catch (PEMException | IllegalArgumentException | Failure.Malformed wrong) {
                continue;
            }
        }
        return Found.of(new Found.Locked(Container.PRIVATE_KEY));
    }

    /// Padding may come out right by chance under a wrong passphrase; a key does not.
    private static Found key(String label, byte[] opened) {
        try {
            return Found.of(new Found.Key(ForeignKey.of(new Pem.Block(label, opened))));
        } finally {
            Arrays.fill(opened, (byte) 0);
        }
    }
}
