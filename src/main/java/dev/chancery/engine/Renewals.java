package dev.chancery.engine;

import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.Checked;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Lineage;
import dev.chancery.domain.Progress;
import dev.chancery.domain.RenewalSettings;
import dev.chancery.domain.Ttl;
import dev.chancery.domain.VaultErrand;
import dev.chancery.domain.VaultFailure;
import dev.chancery.engine.VaultReplacement.Otherwise;
import dev.chancery.pki.SigningKey;
import dev.chancery.store.Transaction;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/// Certificates that take the place of others: renewed when their time is nearly over, or rotated at any time.
///
/// The successor is saved before, or in the same step in which, the old one is revoked; whatever goes wrong before that
/// leaves the old one as good as it was and the store as it was.
public final class Renewals {

    private static final RenewalTerms HOLDERS =
            new RenewalTerms(RenewalTerms.KeyChoice.NEW, RenewalTerms.Life.CUT, new Handover.Never());

    private final Desk desk;
    private final Authorities authorities;
    private final RevocationLists lists;
    private final Revocations revocations;
    private final Events events;
    private final Succession succession;
    private final Proposals proposals;
    private final VaultRenewals elsewhere;

    Renewals(Desk desk, Authorities authorities, Certificates certificates, Revocations revocations, Events events) {
        this.desk = desk;
        this.authorities = authorities;
        this.lists = revocations.lists();
        this.revocations = revocations;
        this.events = events;
        this.succession = new Succession(desk, revocations);
        this.proposals = new Proposals(desk, certificates);
        this.elsewhere = new VaultRenewals(desk, certificates.elsewhere(), new PendingRevocations(desk, revocations), events);
    }

    /// What renewing would make, or every reason why it must not be. Nothing is changed.
    ///
    /// @throws Failure.Gone when there is no such certificate
    public Checked<Proposal> propose(CertificateId certificate, RenewalTerms terms) {
        return proposals.renewal(certificate, terms);
    }

    /// What rotating would make, or every reason why it must not be. Nothing is changed.
    ///
    /// @throws Failure.Gone when there is no such certificate
    public Checked<Proposal> propose(CertificateId certificate, Rotation rotation) {
        return proposals.rotation(certificate, rotation);
    }

    /// The same for one of many that are replaced in the same way.
    ///
    /// @throws Failure.Gone when there is no such certificate
    public Checked<Proposal> propose(CertificateId certificate, ReplacementWish wish) {
        return switch (wish) {
            case ReplacementWish.Renew(var terms) -> proposals.renewal(certificate, terms);
            case ReplacementWish.Rotate rotating -> proposals.rotation(certificate, rotating);
        };
    }

    /// Renews a certificate within its window: the same key kind, subject, names, profile and life, with a serial number of
    /// its own.
    ///
    /// @throws Failure.Refused with all violations; nothing is changed then
    /// @throws FileFailure when the old one is to be revoked at once and its list cannot be published; nothing is
    ///         changed then
    /// @throws VaultFailure when a Vault has to sign and does not
    public Replacement renew(CertificateId certificate, RenewalTerms terms) {
        return replace(propose(certificate, terms).orRefuse());
    }

    /// Rotates a certificate at any time.
    ///
    /// @throws Failure.Refused with all violations; nothing is changed then
    /// @throws FileFailure as [#renew] does
    public Replacement rotate(CertificateId certificate, Rotation rotation) {
        return replace(propose(certificate, rotation).orRefuse());
    }

    private Replacement replace(Proposal proposal) {
        requirePublishable(List.of(proposal));
        var issuer = proposal.order().terms().issuer();
        if (authorities.inVault(issuer).isPresent()) {
            return elsewhere.replace(proposal);
        }
        var key = authorities.signingKey(issuer);
        var id = desk.reserve(Optional.of(issuer), proposal.draft().serial());
        var now = desk.now();
        Succession.Made made;
        Effects effects;
        try {
            made = succession.make(proposal, id, key, now);
            effects = saved(made, now);
        } catch (RuntimeException failed) {
            succession.abandon(id, proposal.draft().serial().hex());
            throw failed;
        }
        tell(made);
        elsewhere.revokeNow(proposal);
        return new Replacement(proposal.old(), made.certificate(), revocations.revoked(now, effects).publications());
    }

    /// Renews a certificate for a key that its holder has made and keeps: the old one stays good until it ends. `also` is
    /// written down in the same step.
    ///
    /// @throws Failure.Refused with all violations; nothing is changed then
    Certificate renew(CertificateId certificate, KeySpec key, PublicKey open, BiConsumer<Transaction, Certificate> also) {
        var proposal = proposals.renewal(certificate, HOLDERS, key).orRefuse();
        var signing = signingKey(proposal);
        var id = desk.reserve(Optional.of(proposal.order().terms().issuer()), proposal.draft().serial());
        var now = desk.now();
        Succession.Made made;
        try {
            made = succession.make(proposal, id, signing, now, open);
            desk.write(tx -> {
                succession.save(tx, made, now);
                also.accept(tx, made.certificate());
            });
        } catch (RuntimeException failed) {
            succession.abandon(id, proposal.draft().serial().hex());
            throw failed;
        }
        tell(made);
        return made.certificate();
    }

    private Effects saved(Succession.Made made, Instant now) {
        return desk.change(tx -> succession.save(tx, made, now));
    }

    void tell(Succession.Made made) {
        events.tell(new Happening.Replaced(made.proposal().old().id(), made.certificate().id(), made.proposal().way()));
    }

    /// A revocation that nobody can be told of is not begun: the lists are published as they are, to see that they can be.
    void requirePublishable(List<Proposal> replaced) {
        var issuers = replaced.stream().filter(one -> one.handover() instanceof Handover.AtOnce)
                .map(one -> one.old().issuer()).distinct().toList();
        lists.publishAfter(Set.copyOf(issuers)).forEach(publication -> {
            if (publication instanceof Publication.Failed(_, var failure)) {
                throw failure;
            }
        });
    }

    /// Replaces all of these in one run that can be cancelled; one that cannot be replaced does not stop the others. What was
    /// acknowledged to `progress` is durable and stays, the rest leaves no trace. A run that is to outlive the program is a job
    /// ([ReplacementJobs]).
    ///
    /// @throws java.util.concurrent.CancellationException once `progress` has been cancelled
    public Replacements replaceAll(long[] certificates, ReplacementWish wish, Progress progress) {
        return listed(wish, Otherwise.GIVEN_UP).run(certificates, progress);
    }

    /// The same where somebody can be asked: what a Vault signs otherwise than asked for waits for a decision ([#keep], or
    /// [VaultIssuing#giveUp]) and is no problem.
    public Replacements replaceAsking(long[] certificates, ReplacementWish wish, Progress progress) {
        return listed(wish, Otherwise.WAITS).run(certificates, progress);
    }

    /// Keeps what a Vault signed otherwise than asked for, in the place of the certificate that it replaces, if any.
    ///
    /// @throws Failure.Overtaken when it was settled in the meantime
    public Certificate keep(VaultErrand errand) {
        return elsewhere.keep(errand);
    }

    ListedReplacement listed(ReplacementWish wish, Otherwise otherwise) {
        return new ListedReplacement(ways(), id -> propose(id, wish), new VaultReplacement(authorities, elsewhere, otherwise));
    }

    BulkReplacement replacement(BulkReplacement.Proposing proposing, boolean asSigned, BulkReplacement.Round round) {
        return new BulkReplacement(ways(), proposing,
                new VaultReplacement(authorities, elsewhere, asSigned ? Otherwise.KEPT : Otherwise.GIVEN_UP), round);
    }

    private BulkReplacement.Ways ways() {
        return new BulkReplacement.Ways(desk, this, succession, revocations);
    }

    SigningKey signingKey(Proposal proposal) {
        return authorities.signingKey(proposal.order().terms().issuer());
    }

    /// What [#replaceAll] would do. Nothing is changed.
    public Replacements dryRun(long[] certificates, ReplacementWish wish) {
        var ready = new ArrayList<CertificateId>();
        var problems = new ArrayList<Replacements.Problem>();
        for (long number : certificates) {
            var id = new CertificateId(number);
            try {
                propose(id, wish).orRefuse();
                ready.add(id);
            } catch (RuntimeException why) {
                problems.add(new Replacements.Problem(id, why));
            }
        }
        return new Replacements(List.of(), ready, problems, List.of());
    }

    /// How long a certificate was issued for.
    public Ttl lifeOf(Certificate certificate) {
        return Proposals.lifeOf(certificate);
    }

    /// Those that end within `span` from now and are neither revoked nor replaced, the first to end first; an authority's
    /// own is not among them.
    public long[] ending(Duration span) {
        var now = desk.now();
        return desk.read(tx -> tx.lineage().ending(now, now.plus(span)));
    }

    /// What came before a certificate and what came after it.
    public Ancestry ancestry(CertificateId certificate) {
        return desk.read(tx -> new Ancestry(
                tx.lineage().before(certificate).map(link -> step(tx, link, link.replaces())),
                tx.lineage().after(certificate).stream().map(link -> step(tx, link, link.certificate())).toList()));
    }

    private static Ancestry.Step step(Transaction tx, Lineage link, CertificateId other) {
        Certificate certificate = tx.certificates().byId(other)
                .orElseThrow(() -> new Failure.Gone("certificate " + other.value()));
        return new Ancestry.Step(certificate, link.way());
    }

    /// The window and the rest of the store's rules for renewals.
    public RenewalSettings settings() {
        return desk.read(tx -> tx.schedule().settings());
    }
}
