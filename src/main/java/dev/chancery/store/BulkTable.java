package dev.chancery.store;

import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.BulkCount;
import dev.chancery.domain.BulkId;
import dev.chancery.domain.BulkKind;
import dev.chancery.domain.BulkResult;
import dev.chancery.domain.BulkState;
import dev.chancery.domain.BulkTarget;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FolderName;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Lineage.Way;
import dev.chancery.domain.Ttl;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;

/// Bulk jobs; what is in them is in [BulkItemTable]. Times are kept to the millisecond.
public final class BulkTable {

    private static final String SELECT = """
            SELECT j.id, r.way, j.source, j.state, j.issuer, j.profile, j.key, j.life, j.again, j.form, j.folder, j.within, j.locked, j.begun
            FROM bulk_job j LEFT JOIN bulk_replacing r ON r.id = j.id\s""";

    private final Session session;

    BulkTable(Session session) {
        this.session = session;
    }

    /// A job that is planned.
    public BulkId insert(String source, BulkRow.Terms terms, Optional<BulkTarget> target, Instant now) {
        return new BulkId(session.insert("""
                INSERT INTO bulk_job (source, state, issuer, profile, key, life, again, form, folder, within, locked, begun)
                VALUES (?, 'planned', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", source, terms.issuer().value(), terms.profile(), terms.key().code(),
                terms.life().duration().toSeconds(), terms.again() ? 1 : 0, target.map(BulkTarget::form).orElse(null),
                target.map(known -> known.folder().toString()).orElse(null), target.map(known -> known.within().value()).orElse(null),
                target.map(known -> known.locked() ? 1 : 0).orElse(null), now.toEpochMilli()));
    }

    /// A job that replaces certificates and has begun.
    public BulkId begin(Instant now) {
        return new BulkId(session.insert("INSERT INTO bulk_job (source, state, begun) VALUES ('', 'open', ?)", now.toEpochMilli()));
    }

    /// Brings the job from one state to another.
    ///
    /// @throws Failure.Overtaken when it is not in that state any more
    public void advance(BulkId id, BulkState from, BulkState to) {
        if (session.update("UPDATE bulk_job SET state = ? WHERE id = ? AND state = ?", to.code(), id.value(), from.code()) == 0) {
            throw new Failure.Overtaken("bulk job " + id.value());
        }
    }

    public Optional<BulkRow> byId(BulkId id) {
        return session.first(BulkTable::row, SELECT + "WHERE j.id = ?", id.value());
    }

    /// Those in this state, the newest first.
    public List<BulkRow> in(BulkState state) {
        return session.list(BulkTable::row, SELECT + "WHERE j.state = ? ORDER BY j.id DESC", state.code());
    }

    /// Those that were begun, the newest first; at most so many.
    public List<BulkRow> begun(int most) {
        return session.list(BulkTable::row, SELECT + "WHERE j.state <> 'planned' ORDER BY j.id DESC LIMIT " + most);
    }

    private static BulkRow row(Row row) throws SQLException {
        var id = new BulkId(row.number());
        var kind = row.optionalText().map(BulkTable::kind).orElse(BulkKind.ISSUE);
        var source = row.text();
        var state = BulkState.ofCode(row.text()).orElseThrow();
        return new BulkRow(id, kind, source, state, terms(row), target(row), row.millisecond());
    }

    private static BulkKind kind(String way) {
        return switch (Way.ofCode(way).orElseThrow()) {
            case RENEWED -> BulkKind.RENEW;
            case ROTATED -> BulkKind.ROTATE;
            case AUTHORITY_RENEWED, ROOT_RENEWED -> throw new IllegalStateException("no way of a bulk job: " + way);
        };
    }

    private static Optional<BulkRow.Terms> terms(Row row) throws SQLException {
        var issuer = row.optionalNumber();
        var profile = row.optionalText();
        var key = row.optionalText();
        var life = row.optionalNumber();
        var again = row.optionalNumber();
        return profile.map(content -> new BulkRow.Terms(new AuthorityId(issuer.orElseThrow()), content,
                KeySpec.ofCode(key.orElseThrow()).orElseThrow(), new Ttl(Duration.ofSeconds(life.orElseThrow())), again.orElseThrow() != 0));
    }

    private static Optional<BulkTarget> target(Row row) throws SQLException {
        var form = row.optionalText();
        var folder = row.optionalText();
        var within = row.optionalText();
        var locked = row.optionalNumber();
        return form.map(code -> new BulkTarget(code, Path.of(folder.orElseThrow()), new FolderName(within.orElseThrow()),
                locked.orElseThrow() != 0));
    }

    public BulkCount count(BulkId id) {
        var counts = new EnumMap<BulkResult, Long>(BulkResult.class);
        session.list(row -> counts.put(BulkResult.ofCode(row.text()).orElseThrow(), row.number()),
                """
                SELECT result, count(*) FROM bulk_item WHERE job = ?1 GROUP BY result
                UNION ALL SELECT result, count(*) FROM bulk_replacement WHERE job = ?1 GROUP BY result""", id.value());
        return new BulkCount(counts, session.number("SELECT count(*) FROM bulk_item WHERE job = ? AND files IS NOT NULL", id.value()));
    }

    /// Takes a job out of the store with all that is in it. What it issued stays.
    public void delete(BulkId id) {
        session.update("DELETE FROM bulk_item WHERE job = ?", id.value());
        session.update("DELETE FROM bulk_replacement WHERE job = ?", id.value());
        session.update("DELETE FROM bulk_replacing WHERE id = ?", id.value());
        session.update("DELETE FROM bulk_job WHERE id = ?", id.value());
    }
}
