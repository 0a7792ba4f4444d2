package dev.chancery.engine;

import static java.util.Objects.requireNonNull;

import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.Checked;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Thing;
import dev.chancery.engine.Replacements.Pair;
import dev.chancery.engine.Replacements.Problem;
import dev.chancery.pki.SigningKey;
import dev.chancery.store.Reservation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

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

    private record Task(CertificateId id, Proposal proposal) {}

    private record Attempt(Task task, Optional<Succession.Made> made, Optional<RuntimeException> why) {}

    private final Desk desk;
    private final Renewals renewals;
    private final Succession succession;
    private final Revocations revocations;
    private final Proposing proposing;
    private final VaultReplacement elsewhere;

    private final List<Pair> done = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Map<AuthorityId, SigningKey> keys = new HashMap<>();
    private final Map<AuthorityId, Optional<RuntimeException>> unpublishable = new HashMap<>();
    private final List<Effects> effects = new ArrayList<>();
    private List<Publication> publications = List.of();

    BulkReplacement(Desk desk, Renewals renewals, Succession succession, Revocations revocations, Proposing proposing,
            VaultReplacement elsewhere) {
        this.elsewhere = elsewhere;
        this.desk = desk;
        this.renewals = renewals;
        this.succession = succession;
        this.revocations = revocations;
        this.proposing = proposing;
    }

    Replacements run(long[] certificates, Progress progress) {
        revocations.backups().before(certificates.length, progress);
        progress.expect(certificates.length);
        try {
            for (int from = 0; from < certificates.length; from += CHUNK) {
                progress.checkCancelled();
                var chunk = Arrays.copyOfRange(certificates, from, Math.min(from + CHUNK, certificates.length));
                replace(chunk, progress);
                progress.advance(chunk.length);
            }
        } finally {
            publications = revocations.allRevoked(effects);
        }
        return soFar();
    }

    /// What a run has done that was cancelled, too.
    Replacements soFar() {
        return new Replacements(both(done, elsewhere.done()), List.of(), problems, both(publications, elsewhere.publications()), elsewhere.waiting());
    }

    private static <T> List<T> both(List<T> here, List<T> there) {
        return Stream.concat(here.stream(), there.stream()).toList();
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
                elsewhere.replace(proposal, progress);
                return;
            }
            keys.computeIfAbsent(proposal.order().terms().issuer(), _ -> renewals.signingKey(proposal));
            proposals.add(proposal);
        } catch (CancellationException cancelled) {
            throw cancelled;
        } catch (RuntimeException why) {
            problems.add(new Problem(certificate, why));
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
        try (var ahead = new Ahead<>(tasks, task -> attempt(task, now), desk.surroundings().workers())) {
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
        try {
            save(made, open);
        } catch (RuntimeException together) {
            made.forEach(one -> saveAlone(one, open));
        }
    }

    private void saveAlone(Succession.Made one, Map<CertificateId, String> open) {
        try {
            save(List.of(one), open);
        } catch (RuntimeException why) {
            problem(one.proposal(), why);
        }
    }

    private void save(List<Succession.Made> made, Map<CertificateId, String> open) {
        effects.addAll(desk.change(tx -> made.stream().map(one -> succession.save(tx, one, desk.now())).toList()));
        for (var one : made) {
            open.remove(one.certificate().id());
            done.add(new Pair(one.proposal().old().id(), one.certificate().id()));
            renewals.tell(one);
        }
    }

    private void problem(Proposal proposal, RuntimeException why) {
        problems.add(new Problem(proposal.old().id(), why));
    }
}
