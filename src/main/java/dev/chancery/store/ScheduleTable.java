package dev.chancery.store;

import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.RenewalSettings;
import dev.chancery.domain.ScheduledRun;
import dev.chancery.domain.Trouble;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// When certificates are renewed by themselves, of which authorities, and what came of it.
public final class ScheduleTable {

    /// How many runs are remembered.
    static final int MOST_RUNS = 200;

    private static final String TIME = "renewal.time";
    private static final String WINDOW = "renewal.window-days";
    private static final String GRACE = "renewal.grace-days";
    private static final String EXPIRED_TOO = "renewal.expired-too";

    private final Session session;
    private final SettingTable settings;

    ScheduleTable(Session session) {
        this.session = session;
        this.settings = new SettingTable(session);
    }

    public RenewalSettings settings() {
        var usual = RenewalSettings.DEFAULT;
        return new RenewalSettings(settings.get(TIME).map(LocalTime::parse).orElse(usual.time()),
                settings.get(WINDOW).map(Integer::valueOf).orElse(usual.windowDays()),
                settings.get(GRACE).map(Integer::valueOf).orElse(usual.graceDays()),
                settings.get(EXPIRED_TOO).map(Boolean::valueOf).orElse(usual.expiredToo()));
    }

    public void putSettings(RenewalSettings wanted) {
        settings.put(TIME, wanted.time().toString());
        settings.put(WINDOW, String.valueOf(wanted.windowDays()));
        settings.put(GRACE, String.valueOf(wanted.graceDays()));
        settings.put(EXPIRED_TOO, String.valueOf(wanted.expiredToo()));
    }

    /// The authorities whose certificates are renewed by themselves.
    public Set<AuthorityId> authorities() {
        return new HashSet<>(session.list(row -> new AuthorityId(row.number()), "SELECT id FROM scheduled_authority"));
    }

    /// The authority must be there.
    public void putAuthority(AuthorityId authority, boolean renewed) {
        session.update(renewed ? "INSERT INTO scheduled_authority (id) VALUES (?) ON CONFLICT DO NOTHING"
                : "DELETE FROM scheduled_authority WHERE id = ?", authority.value());
    }

    /// Remembers the run and forgets the oldest one where there are too many. Times are kept to the millisecond.
    public void append(ScheduledRun run) {
        var id = session.insert("INSERT INTO scheduled_run (begun, ended, revoked, problem) VALUES (?, ?, ?, ?)",
                run.begun().toEpochMilli(), run.ended().toEpochMilli(), run.revoked(), run.problem().map(Trouble::text).orElse(""));
        for (var one : run.renewals()) {
            session.update("INSERT INTO scheduled_renewal (run, certificate, successor, problem) VALUES (?, ?, ?, ?)",
                    id, one.certificate().value(), one.successor().map(CertificateId::value).orElse(null), one.problem().map(Trouble::text).orElse(""));
        }
        session.update("DELETE FROM scheduled_renewal WHERE run <= ?", id - MOST_RUNS);
        session.update("DELETE FROM scheduled_run WHERE id <= ?", id - MOST_RUNS);
    }

    /// At most so many, the last one first.
    public List<ScheduledRun> runs(int most) {
        record Stored(long id, Instant begun, Instant ended, int revoked, String problem) {}
        return session.list(row -> new Stored(row.number(), row.millisecond(), row.millisecond(),
                        Math.toIntExact(row.number()), row.text()),
                "SELECT id, begun, ended, revoked, problem FROM scheduled_run ORDER BY id DESC LIMIT ?", most).stream()
                .map(run -> new ScheduledRun(run.begun(), run.ended(), renewals(run.id()), run.revoked(),
                        trouble(run.problem()))).toList();
    }

    private List<ScheduledRun.Renewal> renewals(long run) {
        return session.list(ScheduleTable::renewal,
                "SELECT certificate, successor, problem FROM scheduled_renewal WHERE run = ? ORDER BY certificate", run);
    }

    private static Optional<Trouble> trouble(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(Trouble.parse(text));
    }

    private static ScheduledRun.Renewal renewal(Row row) throws SQLException {
        var certificate = new CertificateId(row.number());
        var successor = row.optionalNumber();
        return new ScheduledRun.Renewal(certificate,
                successor.isPresent() ? Optional.of(new CertificateId(successor.getAsLong())) : Optional.empty(), trouble(row.text()));
    }
}
