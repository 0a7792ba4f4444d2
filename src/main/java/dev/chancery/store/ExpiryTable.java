package dev.chancery.store;

import dev.chancery.domain.Ending;
import dev.chancery.domain.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// How many certificates end when. Every answer comes from an index alone, without a look at a row: a store may hold
/// millions, and this is asked again and again.
public final class ExpiryTable {

    private static final long WEEK = Duration.ofDays(7).toSeconds();

    private static final String COUNT = "SELECT count(*) FROM certificate ";
    private static final String WITHIN = COUNT + "WHERE not_after >= ? AND not_after < ? AND revoked IS NULL AND not_before <= ?";
    private static final String FROM = COUNT + "WHERE not_after >= ? AND revoked IS NULL AND not_before <= ?";
    private static final String BEFORE = COUNT + "WHERE not_after < ? AND revoked IS NULL";
    private static final String REVOKED = COUNT + "WHERE revoked IS NOT NULL AND reason <> " + CertificateFilter.HOLD;

    private static final String ENDING =
            "SELECT count(*) - count(revoked), count(revoked) FROM certificate WHERE not_after >= ? AND not_after < ?";

    /// All of them, for the test that looks how they are answered.
    static final List<String> QUERIES = List.of(WITHIN, FROM, BEFORE, REVOKED, ENDING);

    private final Session session;

    ExpiryTable(Session session) {
        this.session = session;
    }

    public Standing standing(Instant now) {
        var at = Moment.of(now);
        return new Standing(session.number(FROM, at.soon(), at.floor()),
                session.number(WITHIN, at.ceiling(), at.soon(), at.floor()),
                session.number(WITHIN, at.ceiling(), at.ceiling() + WEEK, at.floor()),
                session.number(BEFORE, at.ceiling()), session.number(REVOKED));
    }

    /// Those that end from `from` until before `before`.
    public Ending ending(Instant from, Instant before) {
        return session.first(row -> new Ending(row.number(), row.number()), ENDING,
                Moment.of(from).ceiling(), Moment.of(before).ceiling()).orElseThrow();
    }
}
