package dev.chancery.engine;

import dev.chancery.domain.Certificate;
import dev.chancery.domain.Decoded;
import dev.chancery.domain.VaultErrand;
import dev.chancery.domain.VaultNotice;
import java.util.List;

/// What became of a certificate that was asked of a Vault.
public sealed interface VaultResult {

    List<VaultNotice> notices();

    /// It is in the store.
    record Kept(Certificate certificate, List<VaultNotice> notices) implements VaultResult {
        public Kept {
            notices = List.copyOf(notices);
        }
    }

    /// It is signed, genuine, and otherwise than asked for: somebody has to say whether it is kept ([VaultIssuing#keep]) or
    /// revoked again ([VaultIssuing#giveUp]). Until then it waits in the store.
    record Asks(VaultErrand errand, Decoded certificate, List<VaultNotice> notices) implements VaultResult {
        public Asks {
            notices = List.copyOf(notices);
        }
    }
}
