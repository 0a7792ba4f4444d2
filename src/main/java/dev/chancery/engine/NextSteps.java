package dev.chancery.engine;

import dev.chancery.domain.AuditEntry;
import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.BrokerTrouble;
import dev.chancery.domain.BulkState;
import dev.chancery.domain.CloudKind;
import dev.chancery.domain.CloudTenant;
import dev.chancery.domain.OutboxEntry.State;
import dev.chancery.domain.Registration;
import dev.chancery.engine.ListState.Health;
import dev.chancery.store.Transaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What is best done next in a store of which this was found.
final class NextSteps {

    /// How many registrations of a kind are told.
    private static final int FEW_CLOUDS = 2;
    /// How long before a replaced certificate is revoked by its date somebody is reminded to confirm its successor.
    private static final Duration REMINDER = Duration.ofDays(7);
    /// How long an event takes to a broker that is there, and more.
    private static final Duration ON_ITS_WAY = Duration.ofMinutes(1);
    /// How old the last backup of a store may be that has changed since, and a store that has none.
    private static final Duration BACKUP_AGE = Duration.ofDays(30);
    private static final Duration FIRST_BACKUP = Duration.ofDays(1);
    /// What leaves a store as a backup of before has it.
    private static final Set<Act> UNCHANGING = EnumSet.of(Act.STORE_UNLOCKED, Act.STORE_COPIED, Act.BACKUP_REMOVED);

    private final Transaction tx;
    private final Outlook found;
    private final Optional<BrokerTrouble> broker;

    /// `broker` is why events do not get through, where that is known.
    NextSteps(Transaction tx, Outlook found, Optional<BrokerTrouble> broker) {
        this.tx = tx;
        this.found = found;
        this.broker = broker;
    }

    /// The most urgent first; of equal ones those first that stop more.
    List<Suggestion> all() {
        return Stream.of(clock(), authorities(), lists(), endings(), backup(), bulk(), waiting(), schedule(), clouds(), events(), requests(), beginnings())
                .flatMap(List::stream).sorted(Comparator.comparing(Suggestion::urgency)).toList();
    }

    private List<Suggestion> clock() {
        return StoreClock.doubt(tx, found.at()).<Suggestion>map(Suggestion.LookAtClock::new).stream().toList();
    }

    private List<Suggestion> authorities() {
        var generations = tx.generations().all();
        return found.lists().stream().map(ListState::authority)
                .filter(one -> one.endsSoon(found.at()) && one.certificate().revoked().isEmpty() && !generations.isFollowed(one.id()))
                .<Suggestion>map(one -> new Suggestion.RenewAuthority(one, Overview.isOver(one, found.at()))).toList();
    }

    private List<Suggestion> lists() {
        return found.lists().stream().flatMap(this::list).toList();
    }

    private Stream<Suggestion> list(ListState state) {
        var authority = state.authority();
        return switch (state.health()) {
            case STALE, FAILED -> Stream.of(new Suggestion.PublishList(authority.id(), authority.name(), state.health() == Health.FAILED));
            case OFF -> hasUntold(state)
                    ? Stream.of(new Suggestion.WriteList(authority.id(), authority.name(), state.revoked())) : Stream.empty();
            case FRESH, ENDED, AWAY -> Stream.empty();
        };
    }

    // Whose key is away has its list written elsewhere.
    private boolean hasUntold(ListState state) {
        var authority = state.authority();
        return state.revoked() > 0 && authority.canSign() && !Overview.isOver(authority, found.at());
    }

    private List<Suggestion> endings() {
        var steps = new ArrayList<Suggestion>();
        var window = tx.schedule().settings().windowDays();
        var thisWeek = ending(Overview.WEEK_DAYS);
        if (thisWeek > 0) {
            steps.add(new Suggestion.RenewCertificates(thisWeek, Overview.WEEK_DAYS));
        }
        var inWindow = window > Overview.WEEK_DAYS ? ending(window) : 0;
        if (inWindow > thisWeek) {
            steps.add(new Suggestion.RenewCertificates(inWindow, window));
        }
        return steps;
    }

    private long ending(int days) {
        return tx.lineage().countEnding(found.at(), found.at().plus(Duration.ofDays(days)));
    }

    private List<Suggestion> waiting() {
        return found.waiting().first().stream().map(PendingRevocations.Awaited::revokeBy)
                .filter(date -> date.isBefore(found.at().plus(REMINDER))).limit(1)
                .<Suggestion>map(date -> new Suggestion.ConfirmDevices(found.waiting().count(), date)).toList();
    }

    // A store with nothing to lose needs none, and one of today gets its first by itself.
    private List<Suggestion> backup() {
        var last = tx.audit().last(Act.STORE_COPIED);
        var since = tx.audit().firstAfter(last.map(AuditEntry::number).orElse(0L), UNCHANGING);
        var patience = last.isPresent() ? BACKUP_AGE : FIRST_BACKUP;
        return since.isPresent() && found.stock().authorities() > 0
                && last.or(() -> since).filter(entry -> entry.when().isBefore(found.at().minus(patience))).isPresent()
                ? List.of(new Suggestion.MakeBackup(last.map(AuditEntry::when))) : List.of();
    }

    private List<Suggestion> bulk() {
        return tx.bulk().in(BulkState.OPEN).stream().<Suggestion>map(job -> {
            var count = tx.bulk().count(job.id());
            return new Suggestion.ContinueBulk(job.id(), job.kind(), BulkJob.done(job.target(), count), count.all());
        }).toList();
    }

    private List<Suggestion> schedule() {
        return found.schedule().last().filter(run -> run.failed() > 0 || run.problem().isPresent())
                .<Suggestion>map(Suggestion.LookAtRun::new).stream().toList();
    }

    private List<Suggestion> clouds() {
        var open = found.clouds().stream().filter(CloudStanding::isOpen).limit(FEW_CLOUDS).<Suggestion>map(Suggestion.FinishRegistration::new);
        var known = found.clouds().stream().filter(CloudStanding::wantsSuccessor).filter(this::isAlone).limit(FEW_CLOUDS)
                .<Suggestion>map(Suggestion.RegisterSuccessor::new);
        return Stream.concat(open, known).toList();
    }

    /// Whether the certificate that signs now is on its way to no cloud of the kind.
    private boolean isAlone(CloudStanding old) {
        return found.clouds().stream().noneMatch(one -> !one.replaced() && one.authority().equals(old.authority())
                && isSamePlace(one.registration(), old.registration()));
    }

    /// A cloud that is served by hand has nothing but its name.
    private static boolean isSamePlace(Registration one, Registration other) {
        return one.cloud() == CloudKind.BY_HAND ? one.plan().place().equals(other.plan().place())
                : CloudTenant.of(one).equals(CloudTenant.of(other));
    }

    // What was written down just now is on its way.
    private List<Suggestion> events() {
        var steps = new ArrayList<Suggestion>();
        tx.outbox().waiting(1).stream().filter(oldest -> oldest.created().isBefore(found.at().minus(ON_ITS_WAY)))
                .forEach(oldest -> steps.add(new Suggestion.LookAtBroker(tx.outbox().count(State.WAITING), broker.or(oldest::trouble))));
        var refused = tx.outbox().count(State.REFUSED);
        if (refused > 0) {
            steps.add(new Suggestion.LookAtRefused(refused));
        }
        return steps;
    }

    private List<Suggestion> requests() {
        return found.stock().requests() == 0 ? List.of() : List.of(new Suggestion.AnswerRequests(found.stock().requests()));
    }

    private List<Suggestion> beginnings() {
        if (found.lists().isEmpty()) {
            return List.of(new Suggestion.MakeAuthority());
        }
        if (found.stock().things() == 0) {
            return List.of(new Suggestion.AddThings());
        }
        return tx.certificates().hasOrdinary() ? List.of() : List.of(new Suggestion.Issue(found.stock().things()));
    }
}
