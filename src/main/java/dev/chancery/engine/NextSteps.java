package dev.chancery.engine;

import dev.chancery.engine.ListState.Health;
import dev.chancery.store.Transaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// What is best done next in a store of which this was found.
final class NextSteps {

    /// How long before a replaced certificate is revoked by its date somebody is reminded to confirm its successor.
    private static final Duration REMINDER = Duration.ofDays(7);

    private final Transaction tx;
    private final Outlook found;

    NextSteps(Transaction tx, Outlook found) {
        this.tx = tx;
        this.found = found;
    }

    /// The most urgent first; of equal ones those first that stop more.
    List<NextStep> all() {
        return Stream.of(authorities(), lists(), endings(), waiting(), schedule(), requests(), beginnings())
                .flatMap(List::stream).sorted(Comparator.comparing(NextStep::urgency)).toList();
    }

    private List<NextStep> authorities() {
        return found.lists().stream().map(ListState::authority)
                .filter(one -> one.endsSoon(found.at()) && one.certificate().revoked().isEmpty())
                .<NextStep>map(one -> new NextStep.RenewAuthority(one, Overview.isOver(one, found.at()))).toList();
    }

    private List<NextStep> lists() {
        return found.lists().stream().flatMap(this::list).toList();
    }

    private Stream<NextStep> list(ListState state) {
        var authority = state.authority();
        return switch (state.health()) {
            case STALE, FAILED -> Stream.of(new NextStep.PublishList(authority.id(), authority.name(), state.health() == Health.FAILED));
            case OFF -> state.revoked() == 0 || Overview.isOver(authority, found.at()) ? Stream.empty()
                    : Stream.of(new NextStep.WriteList(authority.id(), authority.name(), state.revoked()));
            case FRESH, ENDED -> Stream.empty();
        };
    }

    private List<NextStep> endings() {
        var steps = new ArrayList<NextStep>();
        var window = tx.schedule().settings().windowDays();
        var thisWeek = ending(Overview.WEEK_DAYS);
        if (thisWeek > 0) {
            steps.add(new NextStep.RenewCertificates(thisWeek, Overview.WEEK_DAYS));
        }
        var inWindow = window > Overview.WEEK_DAYS ? ending(window) : 0;
        if (inWindow > thisWeek) {
            steps.add(new NextStep.RenewCertificates(inWindow, window));
        }
        return steps;
    }

    private long ending(int days) {
        return tx.lineage().countEnding(found.at(), found.at().plus(Duration.ofDays(days)));
    }

    private List<NextStep> waiting() {
        return found.waiting().first().stream().map(PendingRevocations.Awaited::revokeBy)
                .filter(date -> date.isBefore(found.at().plus(REMINDER))).limit(1)
                .<NextStep>map(date -> new NextStep.ConfirmDevices(found.waiting().count(), date)).toList();
    }

    private List<NextStep> schedule() {
        return found.schedule().last().filter(run -> run.failed() > 0 || run.problem().isPresent())
                .<NextStep>map(NextStep.LookAtRun::new).stream().toList();
    }

    private List<NextStep> requests() {
        return found.stock().requests() == 0 ? List.of() : List.of(new NextStep.AnswerRequests(found.stock().requests()));
    }

    private List<NextStep> beginnings() {
        if (found.lists().isEmpty()) {
            return List.of(new NextStep.MakeAuthority());
        }
        if (found.stock().things() == 0) {
            return List.of(new NextStep.AddThings());
        }
        return hasIssued() ? List.of() : List.of(new NextStep.Issue(found.stock().things()));
    }

    private boolean hasIssued() {
        return tx.certificates().count() > found.stock().authorities();
    }
}
