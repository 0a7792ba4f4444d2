package dev.chancery.engine;

import dev.chancery.domain.AccessFailure;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeyFailure;
import dev.chancery.domain.Progress;
import dev.chancery.domain.VaultErrand;
import dev.chancery.domain.VaultErrand.Replaces;
import dev.chancery.domain.VaultFailure;
import dev.chancery.pki.Keys;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Certificates that a Vault signs in the place of others, and the revocation there of those that were replaced.
final class VaultRenewals {

    private static final Logger LOG = LoggerFactory.getLogger(VaultRenewals.class);

    private final Desk desk;
    private final VaultIssuing issuing;
    private final PendingRevocations pending;
    private final Events events;

    VaultRenewals(Desk desk, VaultIssuing issuing, PendingRevocations pending, Events events) {
        this.desk = desk;
        this.issuing = issuing;
        this.pending = pending;
        this.events = events;
    }

    /// The successor is stored before the old one is revoked.
    ///
    /// @throws Failure.Refused when Vault signs otherwise than asked for; that is revoked again, and the old one stays good
    Replacement replace(Proposal proposal) {
        var successor = issuing.strictly(ask(proposal, Progress.NONE), Progress.NONE);
        return replaced(proposal, successor);
    }

    /// What Vault says to it; the successor is in the store where it is kept.
    VaultResult ask(Proposal proposal, Progress progress) {
        var replaces = new Replaces(proposal.old().id(), proposal.way(), ReplacementTerms.within(proposal.handover()));
        var pair = proposal.sameKey() ? Optional.of(pair(proposal.old())) : Optional.<KeyPair>empty();
        return issuing.issue(proposal.order(), Optional.of(replaces), pair, progress);
    }

    Certificate strictly(VaultResult result, Progress progress) {
        return issuing.strictly(result, progress);
    }

    /// What follows once the successor is in the store.
    Replacement replaced(Proposal proposal, Certificate successor) {
        events.tell(new Happening.Replaced(proposal.old().id(), successor.id(), proposal.way()));
        return new Replacement(proposal.old(), successor, revokeNow(proposal));
    }

    /// Keeps what Vault signed otherwise than asked, in the place of the one that it replaces.
    ///
    /// @throws Failure.Overtaken when it was settled in the meantime
    Certificate keep(VaultErrand errand) {
        var successor = issuing.keep(errand);
        errand.asked().replaces().ifPresent(replaces -> {
            events.tell(new Happening.Replaced(replaces.old(), successor.id(), replaces.way()));
            if (replaces.within().filter(Duration.ZERO::equals).isPresent() && pending.of(replaces.old()).isPresent()) {
                revokeNow(replaces.old());
            }
        });
        return successor;
    }

    /// Revokes the old one where that waits for nothing but a Vault. One that is away is asked again by the scheduler.
    List<Publication> revokeNow(Proposal proposal) {
        var old = proposal.old();
        if (!(proposal.handover() instanceof Handover.AtOnce) || desk.read(tx -> tx.vaults().home(old.issuer())).isEmpty()
                || pending.of(old.id()).isEmpty()) {
            return List.of();
        }
        return revokeNow(old.id());
    }

    private List<Publication> revokeNow(CertificateId old) {
        try {
            return pending.confirm(List.of(old)).publications();
        } catch (VaultFailure | AccessFailure.VaultSignIn away) {
            LOG.info("the old certificate waits to be revoked: {}", away.getMessage());
            return List.of();
        }
    }

    /// A request is signed by the key that it is for.
    private KeyPair pair(Certificate old) {
        var sealed = desk.read(tx -> tx.keys().sealed(old.id())).orElseThrow(() -> new KeyFailure.NoKeyHere(old.label(), old.serial()));
        var pkcs8 = desk.seal().unseal(sealed, Filing.KEY_TABLE, old.id().value());
        try {
            return new KeyPair(Keys.ofCertificate(old.der().toArray()), Keys.privateKey(old.key(), pkcs8));
        } finally {
            Arrays.fill(pkcs8, (byte) 0);
        }
    }
}
