package dev.chancery.engine;

import dev.chancery.domain.Authority;
import dev.chancery.domain.BrokerTrouble;
import dev.chancery.domain.Registration;
import dev.chancery.domain.RegistrationState;
import dev.chancery.store.Transaction;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Everything that somebody wants to know first who opens a store, from one state of it.
public final class Overview {

    /// How many months are looked ahead.
    public static final int MONTHS = 24;
    /// How many of the last acts, and of what waits, are told.
    public static final int FEW_ACTS = 10;
    public static final int FEW_WAITING = 4;

    static final int WEEK_DAYS = 7;

    private final Desk desk;
    private final RevocationLists lists;
    private final Supplier<Optional<BrokerTrouble>> broker;

    /// `broker` tells why events do not get through, where that is known.
    Overview(Desk desk, RevocationLists lists, Supplier<Optional<BrokerTrouble>> broker) {
        this.desk = desk;
        this.lists = lists;
        this.broker = broker;
    }

    /// How it stands now. `zone` is whose calendar the months are of.
    public Outlook look(ZoneId zone) {
        var now = desk.now();
        return desk.read(tx -> look(tx, now, zone));
    }

    private Outlook look(Transaction tx, Instant now, ZoneId zone) {
        var authorities = tx.authorities().all();
        var states = authorities.stream().map(authority -> lists.state(tx, authority)).toList();
        var found = new Outlook(now, new Outlook.Stock(authorities.size(), tx.things().count(), tx.requests().countPending()),
                tx.expiries().standing(now), months(tx, now, zone), states, waiting(tx, now), schedule(tx, now),
                clouds(tx), tx.audit().recent(FEW_ACTS), List.of());
        return new Outlook(now, found.stock(), found.standing(), found.months(), states, found.waiting(), found.schedule(),
                found.clouds(), found.lastActs(), new NextSteps(tx, found, broker.get()).all());
    }

    private static List<Outlook.Month> months(Transaction tx, Instant now, ZoneId zone) {
        var today = LocalDate.ofInstant(now, zone);
        return IntStream.range(0, MONTHS).mapToObj(ahead -> YearMonth.from(today).plusMonths(ahead))
                .map(month -> month(tx, month.atDay(1).isBefore(today) ? today : month.atDay(1), month.atEndOfMonth(), zone))
                .toList();
    }

    private static Outlook.Month month(Transaction tx, LocalDate first, LocalDate last, ZoneId zone) {
        return new Outlook.Month(first, last, tx.expiries().ending(
                first.atStartOfDay(zone).toInstant(), last.plusDays(1).atStartOfDay(zone).toInstant()));
    }

    private static Outlook.Waiting waiting(Transaction tx, Instant now) {
        return new Outlook.Waiting(PendingRevocations.first(tx, now, FEW_WAITING), tx.pendingRevocations().count(now));
    }

    /// Those with real clouds; what somebody has to end comes first, then the newest.
    private static List<CloudStanding> clouds(Transaction tx) {
        return tx.registrations().all().stream().filter(one -> one.state() != RegistrationState.REMOVED && !one.isRehearsal())
                .map(one -> cloud(tx, one)).sorted(Comparator.comparing(one -> !one.isOpen())).toList();
    }

    private static CloudStanding cloud(Transaction tx, Registration one) {
        var authority = Authorities.required(tx, one.plan().authority());
        var ends = RegistrationChecks.certificate(tx, one.plan()).validity().notAfter();
        return new CloudStanding(one, authority.name(), ends, !authority.certificate().id().equals(one.plan().certificate()));
    }

    private static Outlook.Schedule schedule(Transaction tx, Instant now) {
        return new Outlook.Schedule(tx.schedule().runs(1).stream().findFirst(), tx.schedule().settings().next(now),
                tx.schedule().authorities().size());
    }

    /// Whether the certificate of an authority has ended.
    static boolean isOver(Authority authority, Instant now) {
        return now.isAfter(authority.certificate().validity().notAfter());
    }
}
