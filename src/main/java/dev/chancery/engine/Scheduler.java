package dev.chancery.engine;

import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Progress;
import dev.chancery.domain.RenewalSettings;
import dev.chancery.domain.ScheduledRun;
import dev.chancery.domain.Trouble;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.LongStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Renews by itself what ends soon, and revokes replaced certificates whose date has come. It runs once when the store is
/// opened and then every day: whoever keeps the store open calls [#runDue] again and again.
///
/// No authority's certificates are renewed by themselves until that is switched on for it. A certificate that nobody brings
/// to its device helps nobody, and in the end costs the device the one that it has; only people know for which authority
/// somebody will.
public final class Scheduler {

    private static final Logger LOG = LoggerFactory.getLogger(Scheduler.class);

    private final Desk desk;
    private final Renewals renewals;
    private final PendingRevocations pending;
    private final Events events;
    private final ReentrantLock turn = new ReentrantLock();
    private volatile Optional<Instant> last = Optional.empty();

    Scheduler(Desk desk, Renewals renewals, PendingRevocations pending, Events events) {
        this.desk = desk;
        this.renewals = renewals;
        this.pending = pending;
        this.events = events;
    }

    public void change(RenewalSettings settings) {
        desk.write(tx -> {
            tx.schedule().putSettings(settings);
            desk.note(tx, Act.RENEWAL_SETTINGS_CHANGED, "renewal", settings.toString());
        });
    }

    /// The authorities whose certificates are renewed by themselves.
    public Set<AuthorityId> authorities() {
        return desk.read(tx -> tx.schedule().authorities());
    }

    /// Whether this authority's certificates are renewed by themselves from now on.
    ///
    /// @throws Failure.Gone when there is no such authority
    public void turn(AuthorityId id, boolean on) {
        desk.write(tx -> {
            var authority = Authorities.required(tx, id);
            tx.schedule().putAuthority(id, on);
            desk.note(tx, Act.RENEWAL_SETTINGS_CHANGED, authority.name(), on ? "renewed by itself" : "not renewed by itself");
        });
    }

    /// At most so many of the last runs, the last one first.
    public List<ScheduledRun> runs(int most) {
        return desk.read(tx -> tx.schedule().runs(most));
    }

    /// When the next run is due.
    public Instant nextDue() {
        var now = desk.now();
        return last.filter(begun -> !begun.isAfter(now)).map(begun -> renewals.settings().next(begun)).orElse(now);
    }

    /// Runs when it is time to; does nothing else.
    public Optional<ScheduledRun> runDue(Progress progress) {
        return nextDue().isAfter(desk.now()) ? Optional.empty() : Optional.of(run(progress));
    }

    /// What [#run] would renew. Nothing is changed.
    public Replacements dryRun() {
        return renewals.dryRun(due(), new ReplacementWish.Renew(terms()));
    }

    /// Runs now. Nothing that goes wrong is thrown: it stands in what is returned, and in the log of runs.
    public ScheduledRun run(Progress progress) {
        turn.lock();
        try {
            var begun = desk.now();
            last = Optional.of(begun);
            var run = run(begun, progress);
            desk.write(tx -> tx.schedule().append(run));
            events.tell(new Happening.RunEnded(run));
            return run;
        } finally {
            turn.unlock();
        }
    }

    private ScheduledRun run(Instant begun, Progress progress) {
        var problems = new ArrayList<Trouble>();
        var job = renewals.listed(new ReplacementWish.Renew(terms()), VaultReplacement.Otherwise.GIVEN_UP);
        var revoked = new int[1];
        TokenSessions.unattended(() -> {
            attempt(problems, () -> job.run(due(), progress));
            attempt(problems, () -> revoked[0] = pending.revokeDue().effects().changes());
        });
        return new ScheduledRun(begun, desk.now(), outcomes(job.soFar()), revoked[0],
                problems.stream().reduce((first, next) -> new Trouble(first.kind(), first.detail() + "; " + next.detail())));
    }

    private static void attempt(List<Trouble> problems, Runnable part) {
        try {
            part.run();
        } catch (CancellationException cancelled) {
            problems.add(new Trouble(Trouble.Kind.CANCELLED, "cancelled"));
        } catch (RuntimeException failed) {
            problems.add(told(failed));
        }
    }

    private static Trouble told(RuntimeException why) {
        if (why instanceof Failure failure) {
            return Trouble.of(failure);
        }
        LOG.error("unexpected in a scheduled run", why);
        return new Trouble(Trouble.Kind.UNEXPECTED, why.getClass().getSimpleName());
    }

    private static List<ScheduledRun.Renewal> outcomes(Replacements replacements) {
        var outcomes = new ArrayList<ScheduledRun.Renewal>();
        replacements.done().forEach(pair -> outcomes.add(new ScheduledRun.Renewal(pair.old(), Optional.of(pair.successor()), Optional.empty())));
        replacements.problems().forEach(problem ->
                outcomes.add(new ScheduledRun.Renewal(problem.certificate(), Optional.empty(), Optional.of(told(problem.why())))));
        return outcomes;
    }

    private RenewalTerms terms() {
        return new RenewalTerms(RenewalTerms.KeyChoice.FITTING, RenewalTerms.Life.AS_BEFORE,
                new Handover.WhenConfirmed(renewals.settings().grace()));
    }

    private long[] due() {
        var now = desk.now();
        var settings = renewals.settings();
        var from = settings.expiredToo() ? now.minus(settings.window()) : now;
        return LongStream.of(desk.read(tx -> tx.lineage().endingOfScheduled(from, now.plus(settings.window()))))
                .filter(number -> isDue(new CertificateId(number), settings, now)).toArray();
    }

    // One that cannot be read is a problem of the run, which tells it.
    private boolean isDue(CertificateId id, RenewalSettings settings, Instant now) {
        try {
            return desk.read(tx -> tx.certificates().byId(id))
                    .filter(one -> !settings.dueFrom(one.validity()).isAfter(now)).isPresent();
        } catch (Failure unreadable) {
            return true;
        }
    }
}
