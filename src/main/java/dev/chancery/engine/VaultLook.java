package dev.chancery.engine;

import dev.chancery.domain.Authority;
import dev.chancery.domain.Bytes;
import dev.chancery.domain.Failure;
import dev.chancery.domain.VaultAct;
import dev.chancery.domain.VaultFailure;
import dev.chancery.domain.VaultFailure.VaultRefused;
import dev.chancery.domain.VaultFinding;
import dev.chancery.domain.VaultRole;
import dev.chancery.pki.CertificateReader;
import dev.chancery.pki.Chain;
import dev.chancery.pki.IssuedBy;
import dev.chancery.vault.PkiMount;
import dev.chancery.vault.Vault;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Looks at an authority in a Vault before it is used. Nothing is changed there.
final class VaultLook {

    private final Desk desk;
    private final Vault vault;
    private final VaultTarget target;
    private final List<Bytes> known;
    private final List<VaultFinding> findings = new ArrayList<>();
    private List<Bytes> chain = List.of();

    /// `known` are certificates that may stand above it.
    VaultLook(Desk desk, Vault vault, VaultTarget target, List<Bytes> known) {
        this.desk = desk;
        this.vault = vault;
        this.target = target;
        this.known = known;
    }

    VaultSurvey survey() {
        if (isReady()) {
            tried(this::self);
            tried(this::permissions);
            tried(this::role);
            tried(this::chain);
        }
        return new VaultSurvey(findings, chain);
    }

    private void tried(Runnable look) {
        try {
            look.run();
        } catch (Failure failed) {
            findings.add(new VaultFinding.Unseen(failed));
        }
    }

    private boolean isReady() {
        tried(() -> {
            var health = vault.health();
            findings.add(!health.initialised() ? new VaultFinding.NotInitialised()
                    : health.sealed() ? new VaultFinding.Sealed() : new VaultFinding.Ready(health.label()));
        });
        return findings.getFirst() instanceof VaultFinding.Ready;
    }

    private void self() {
        var self = vault.lookupSelf();
        findings.add(new VaultFinding.SignedIn(self.displayName(), self.left()));
        if (self.isRoot()) {
            findings.add(new VaultFinding.Almighty());
        }
    }

    private void permissions() {
        var wanted = List.of(target.keysThere() ? VaultAct.ISSUE : VaultAct.SIGN, VaultAct.REVOKE, VaultAct.LIST_CERTIFICATES,
                VaultAct.READ_CERTIFICATE, VaultAct.READ_ROLE);
        var missing = vault.missing(target.mount(), target.role(), wanted);
        findings.add(missing.isEmpty() ? new VaultFinding.Permitted() : new VaultFinding.Missing(missing));
    }

    private PkiMount mount() {
        return vault.at(target.mount());
    }

    private void role() {
        try {
            add(mount().role(target.role()));
        } catch (VaultRefused refused) {
            if (refused.why() != VaultRefused.Why.UNKNOWN_ROLE) {
                throw refused;
            }
            findings.add(new VaultFinding.RoleMissing(target.role().value(), others()));
        }
    }

    private List<String> others() {
        try {
            return mount().roles();
        } catch (VaultFailure hidden) {
            return List.of();
        }
    }

    private void add(VaultRole role) {
        findings.add(new VaultFinding.RoleThere(role.name().value(), role.life().longest()));
        if (!role.life().kept()) {
            findings.add(new VaultFinding.KeepsNothing(role.name().value()));
        }
    }

    private void chain() {
        var first = mount().authority();
        var candidates = Stream.of(mount().chain(), known, desk.read(tx -> tx.authorities().all()).stream().map(Authority::certificate)
                .map(one -> one.der()).toList()).flatMap(List::stream).map(Bytes::toArray).toList();
        var found = Chain.upwards(first.toArray(), candidates);
        chain = found.stream().map(Bytes::of).toList();
        var labels = found.stream().map(der -> CertificateReader.decode(der).subject()).toList();
        if (IssuedBy.itself(found.getLast())) {
            Chain.check(found, desk.now());
            findings.add(new VaultFinding.ChainGood(labels));
        } else {
            findings.add(new VaultFinding.ChainBroken(CertificateReader.decode(found.getLast()).issuer()));
        }
    }
}
