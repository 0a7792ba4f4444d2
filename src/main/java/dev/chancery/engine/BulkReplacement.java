package dev.chancery.engine;

import static java.util.Objects.requireNonNull;

import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.Checked;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Thing;
import dev.chancery.engine.Replacements.Problem;
import dev.chancery.pki.SigningKey;
import dev.chancery.store.Reservation;
import dev.chancery.store.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CancellationException;

/// One run that replaces many certificates. Keys are made and certificates signed on all workers, outside any
/// transaction; each successor is saved together with what becomes of its old one, a chunk at a time. Whatever is wrong
/// with one of them is its own problem.
final class BulkReplacement {

    private static final int CHUNK = 64;

    /// What would take the place of a certificate.
    @FunctionalInterface
    interface Proposing {
        Checked<Proposal> of(CertificateId certificate);
    }

    /// What a run replaces, and who keeps the books of it.
    interface Round {

        /// The next certificates, at most so many; none when there are no more.
        long[] next(int most);

        /// Within the transaction that stores the successor; not where a Vault signs.
        void replaced(Transaction tx, CertificateId old, Certificate successor);

        /// It is on the disk.
        void durable(CertificateId old, Certificate successor);

        /// What it throws stops the run.
        void refused(Problem problem);
    }

    private record Task(CertificateId id, Proposal proposal) {}

    private record Attempt(Task task, Optional<Succession.Made> made, Optional<RuntimeException> why) {}

    private final Desk desk;
    private final Renewals renewals;
    private final Succession succession;
    private final Revocations revocations;
    private final Proposing proposing;
    private final VaultReplacement elsewhere;

    private final Round round;
    private final Map<AuthorityId, SigningKey> keys = new HashMap<>();
    private final Map<AuthorityId, Optional<RuntimeException>> unpublishable = new HashMap<>();
    private final Set<AuthorityId> issuers = new HashSet<>();

    BulkReplacement(Ways ways, Proposing proposing, VaultReplacement elsewhere, Round round) {
        this.desk = ways.desk();
        this.renewals = ways.renewals();
        this.succession = ways.succession();
        this.revocations = ways.revocations();
        this.proposing = proposing;
        this.elsewhere = elsewhere;
        this.round = round;
    }

    /// What every run works with.
    record Ways(Desk desk, Renewals renewals, Succession succession, Revocations revocations) {}

    /// Does not publish the lists that must tell of it ([#issuers]).
    ///
    /// @throws CancellationException once `progress` has been cancelled; what was told to the round stays
    void run(Progress progress) {
        for (var chunk = round.next(CHUNK); chunk.length > 0; chunk = round.next(CHUNK)) {
            progress.checkCancelled();
            replace(chunk, progress);
            progress.advance(chunk.length);
        }
    }

    /// Whose certificates were revoked.
    Set<AuthorityId> issuers() {
        return issuers;
    }

    private void replace(long[] chunk, Progress progress) {
        var proposals = new ArrayList<Proposal>();
        for (long number : chunk) {
            propose(new CertificateId(number), proposals, progress);
        }
        var tasks = reserve(proposals);
        var open = new LinkedHashMap<CertificateId, String>();
        tasks.forEach(task -> open.put(task.id(), task.proposal().draft().serial().hex()));
        try {
            saveAll(make(tasks, progress), open);
        } finally {
            open.forEach(succession::abandon);
        }
    }

    private void propose(CertificateId certificate, List<Proposal> proposals, Progress progress) {
        try {
            var proposal = proposing.of(certificate).orRefuse();
            unpublishable.computeIfAbsent(proposal.old().issuer(), _ -> trial(proposal)).ifPresent(why -> {
                throw why;
            });
            if (elsewhere.takes(proposal)) {
                elsewhere.replace(proposal, progress).ifPresent(successor -> round.durable(certificate, successor));
                return;
            }
            keys.computeIfAbsent(proposal.order().terms().issuer(), _ -> renewals.signingKey(proposal));
            proposals.add(proposal);
        } catch (CancellationException cancelled) {
            throw cancelled;
        } catch (RuntimeException why) {
            round.refused(new Problem(certificate, why));
        }
    }

    private Optional<RuntimeException> trial(Proposal proposal) {
        try {
            renewals.requirePublishable(List.of(proposal));
            return Optional.empty();
        } catch (Failure why) {
            return Optional.of(why);
        }
    }

    private List<Task> reserve(List<Proposal> proposals) {
        var reservations = proposals.stream().map(one -> new Reservation(Optional.of(one.order().terms().issuer()),
                one.draft().serial(), number(one.order().thing()))).toList();
        var intents = desk.change(tx -> desk.reserve(tx, reservations));
        var tasks = new ArrayList<Task>();
        for (int i = 0; i < intents.size(); i++) {
            tasks.add(new Task(intents.get(i).id(), proposals.get(i)));
        }
        return tasks;
    }

    private static OptionalLong number(Optional<Thing> thing) {
        return thing.map(one -> OptionalLong.of(one.number())).orElse(OptionalLong.empty());
    }

    private List<Attempt> make(List<Task> tasks, Progress progress) {
        var now = desk.now();
        var attempts = new ArrayList<Attempt>();
        try (var ahead = new Ahead<>(tasks, task -> attempt(task, now), _ -> {}, desk.surroundings().workers())) {
            for (var attempt : ahead) {
                progress.checkCancelled();
                attempts.add(attempt);
            }
        }
        return attempts;
    }

    private Attempt attempt(Task task, Instant now) {
        try {
            var key = requireNonNull(keys.get(task.proposal().order().terms().issuer()));
            return new Attempt(task, Optional.of(succession.make(task.proposal(), task.id(), key, now)), Optional.empty());
        } catch (CancellationException cancelled) {
            throw cancelled;
        } catch (RuntimeException why) {
            return new Attempt(task, Optional.empty(), Optional.of(why));
        }
    }

    private List<Succession.Made> made(List<Attempt> attempts) {
        attempts.forEach(attempt -> attempt.why().ifPresent(why -> problem(attempt.task().proposal(), why)));
        return attempts.stream().flatMap(attempt -> attempt.made().stream()).toList();
    }

    /// All at once, for that is faster; or where one of them cannot be saved, one after the other.
    private void saveAll(List<Attempt> attempts, Map<CertificateId, String> open) {
        var made = made(attempts);
        List<Effects> effects;
        try {
            effects = saved(made);
        } catch (RuntimeException together) {
            made.forEach(one -> saveAlone(one, open));
            return;
        }
        tell(made, effects, open);
    }

    private void saveAlone(Succession.Made one, Map<CertificateId, String> open) {
        List<Effects> effects;
        try {
            effects = saved(List.of(one));
        } catch (RuntimeException why) {
            problem(one.proposal(), why);
            return;
        }
        tell(List.of(one), effects, open);
    }

    private List<Effects> saved(List<Succession.Made> made) {
        return desk.change(tx -> made.stream().map(one -> {
            var effects = succession.save(tx, one, desk.now());
            round.replaced(tx, one.proposal().old().id(), one.certificate());
            return effects;
        }).toList());
    }

    private void tell(List<Succession.Made> made, List<Effects> effects, Map<CertificateId, String> open) {
        made.forEach(one -> open.remove(one.certificate().id()));
        effects.forEach(one -> issuers.addAll(one.issuers()));
        for (var one : made) {
            round.durable(one.proposal().old().id(), one.certificate());
            renewals.tell(one);
        }
        effects.forEach(revocations::tell);
    }

    private void problem(Proposal proposal, RuntimeException why) {
        round.refused(new Problem(proposal.old().id(), why));
    }
}
