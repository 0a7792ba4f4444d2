package dev.chancery.pki;

import dev.chancery.domain.Failure;
import dev.chancery.pki.Found.Container;
import java.util.List;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;

/// An encrypted private key (RFC 5958, 3) of anybody's. For use behind the wall of [Hostile] only.
final class LockedKey {

    private LockedKey() {}

    /// @throws Failure.Malformed when no passphrase could ever open it, or trying them all is over the budget
    static Found open(byte[] encrypted, List<char[]> passphrases, Iterations budget) throws Exception {
        var locked = new PKCS8EncryptedPrivateKeyInfo(encrypted);
        ForeignDecryption.check(locked.toASN1Structure().getEncryptionAlgorithm());
        for (var passphrase : passphrases) {
            try {
                var info = locked.decryptPrivateKeyInfo(new ForeignDecryption(passphrase, budget));
                return Found.of(new Found.Key(ForeignPkcs12.key(info)));
            } catch (PKCSException wrong) {
                ForeignDecryption.requireWithin(wrong);
            } catch (IllegalArgumentException wrong) {
                continue;
            }
        }
        return Found.of(new Found.Locked(Container.PRIVATE_KEY));
    }
}
