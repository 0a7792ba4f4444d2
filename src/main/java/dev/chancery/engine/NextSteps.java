package dev.chancery.engine;

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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What is best done next in a store of which this was found.
final class NextSteps {

    /// How many registrations of a kind are told.
    private static final int FEW_CLOUDS = 2;
    /// How long before a replaced certificate is revoked by its date somebody is reminded to confirm its successor.
    private static final Duration REMINDER = Duration.ofDays(7);
    /// How long an event takes to a broker that is there, and more.
    private static final Duration ON_ITS_WAY = Duration.ofMinutes(1);

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
        return Stream.of(clock(), authorities(), lists(), endings(), bulk(), waiting(), schedule(), clouds(), events(), requests(), beginnings())
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
