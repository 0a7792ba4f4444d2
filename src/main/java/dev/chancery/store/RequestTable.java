package dev.chancery.store;

import dev.chancery.domain.Bytes;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FiledRequest;
import dev.chancery.domain.FiledRequest.State;
import dev.chancery.domain.RequestId;
import dev.chancery.domain.RequestViolation;
import dev.chancery.domain.ThingId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Certification requests, in both directions. Reading one compares its DER with its fingerprint, so that any method here
/// that returns requests may throw [Failure.Tampered].
public final class RequestTable {

    private static final String SELECT = "SELECT " + RequestRow.COLUMNS + " FROM request r" + RequestRow.JOINED;

    private final Session session;

    RequestTable(Session session) {
        this.session = session;
    }

    /// The id was never used before and never will be again; the time is kept to the millisecond.
    ///
    /// @throws Failure.Gone when its thing is not there
    /// @throws IllegalStateException when the request is in the store already
    public FiledRequest insert(NewRequest request, Instant filed) {
        try {
            return byId(RequestRow.insert(session, request, filed)).orElseThrow();
        } catch (Fault fault) {
            throw fault.isBrokenReference() ? new Failure.Gone(request.thing().map(ThingId::value).orElse("")) : fault;
        }
    }

    public Optional<FiledRequest> byId(RequestId id) {
        return session.first(this::read, SELECT + "WHERE r.id = ?", id.value());
    }

    /// The request with this fingerprint.
    public Optional<FiledRequest> bySha256(Bytes sha256) {
        return session.first(this::read, SELECT + "WHERE r.sha256 = ?", (Object) sha256.toArray());
    }

    /// Those for the key with this fingerprint, the oldest first.
    public List<FiledRequest> byKey(Bytes keySha256) {
        return session.list(this::read, SELECT + "WHERE r.key_sha256 = ? ORDER BY r.id", (Object) keySha256.toArray());
    }

    /// All of them: those that wait first, and of each kind the newest first.
    public List<FiledRequest> all() {
        return session.list(this::read, SELECT + "ORDER BY r.settled IS NOT NULL, ifnull(r.settled, r.filed) DESC, r.id DESC");
    }

    public long countPending() {
        return session.number("SELECT count(*) FROM request WHERE settled IS NULL");
    }

    private FiledRequest read(Row row) throws SQLException {
        return RequestRow.read(row, this::answer);
    }

    private List<Bytes> answer(RequestId id) {
        return session.list(RequestRow::readAnswer,
                "SELECT sha256, der FROM request_answer WHERE request = ? ORDER BY place", id.value());
    }

    /// Settles a request that waits.
    ///
    /// @throws Failure.Refused when it does not wait any more, or was never there
    public void settle(RequestId id, State state) {
        var changed = switch (state) {
            case State.Pending _ -> throw new IllegalArgumentException("a settled request stays settled");
            case State.Signed(Instant at, CertificateId certificate) -> settle(id, "signed", at, null, certificate.value());
            case State.Rejected(Instant at, String reason) -> settle(id, "rejected", at, reason, null);
            case State.Completed(Instant at, List<Bytes> _) -> settle(id, "completed", at, null, null);
        };
        if (changed == 0) {
            throw new Failure.Refused(new RequestViolation.RequestSettled());
        }
        if (state instanceof State.Completed(Instant _, List<Bytes> chain)) {
            RequestRow.insertAnswer(session, id, chain);
        }
    }

    private int settle(RequestId id, String state, Instant at, @Nullable String reason, @Nullable Long certificate) {
        return session.update(
                "UPDATE request SET state = ?, settled = ?, reason = ?, certificate = ? WHERE id = ? AND state = 'pending'",
                state, at.toEpochMilli(), reason, certificate, id.value());
    }

    /// The request must be in the store, or inserted before this.
    public void insertKey(RequestId id, byte[] sealed) {
        session.update("INSERT INTO request_key (id, sealed) VALUES (?, ?)", id.value(), sealed);
    }

    /// The private key of a request of ours, sealed.
    public Optional<byte[]> sealedKey(RequestId id) {
        return session.first(Row::bytes, "SELECT sealed FROM request_key WHERE id = ?", id.value());
    }
}
