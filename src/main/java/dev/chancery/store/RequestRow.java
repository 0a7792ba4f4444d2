package dev.chancery.store;

import dev.chancery.domain.Bytes;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FiledRequest;
import dev.chancery.domain.FiledRequest.Direction;
import dev.chancery.domain.FiledRequest.State;
import dev.chancery.domain.RequestId;
import dev.chancery.domain.ThingId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/// How a request lies in its row: written in one place, read in one place.
final class RequestRow {

    /// What [#read] takes, of `request r` and [#JOINED].
    static final String COLUMNS = """
            r.id, r.direction, r.label, r.key_text, owner.thing_id, r.filed, r.sha256, r.der, r.state, r.settled, r.reason,
            r.certificate""";

    static final String JOINED = " LEFT JOIN thing owner ON owner.id = r.thing ";

    /// A thing that is not there becomes number 0, which no thing has, so that the reference is refused.
    private static final String INSERT = """
            INSERT INTO request (direction, sha256, der, label, key_text, key_sha256, filed, state, thing)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 'pending',
                CASE WHEN ?8 IS NOT NULL THEN ifnull((SELECT id FROM thing WHERE thing_id = ?8), 0) END)""";

    private RequestRow() {}

    static RequestId insert(Session session, NewRequest request, Instant filed) {
        var csr = request.csr();
        return new RequestId(session.insert(INSERT, request.direction().code(), csr.sha256().toArray(),
                request.der().toArray(), csr.label(), csr.keyText(), csr.keySha256().toArray(), filed.toEpochMilli(),
                request.thing().map(ThingId::value).orElse(null)));
    }

    static void insertAnswer(Session session, RequestId id, List<Bytes> chain) {
        for (int place = 0; place < chain.size(); place++) {
            session.update("INSERT INTO request_answer (request, place, sha256, der) VALUES (?, ?, ?, ?)", id.value(), place,
                    Fingerprint.sha256(chain.get(place).toArray()), chain.get(place).toArray());
        }
    }

    /// @throws Failure.Tampered when a certificate is not the one that was stored
    static Bytes readAnswer(Row row) throws SQLException {
        var sha256 = row.bytes();
        return whole(sha256, row.bytes(), "the answer to a request");
    }

    /// @throws Failure.Tampered when the request is not the one that its row was made from
    static FiledRequest read(Row row, Function<RequestId, List<Bytes>> answer) throws SQLException {
        var id = new RequestId(row.number());
        var direction = direction(row.text());
        var label = row.text();
        var key = row.text();
        var thing = row.optionalText().map(ThingId::new);
        var filed = row.millisecond();
        var sha256 = row.bytes();
        var der = whole(sha256, row.bytes(), "request " + id.value());
        return new FiledRequest(id, direction, label, key, thing, filed, state(row, () -> answer.apply(id)), Bytes.of(sha256), der);
    }

    private static Direction direction(String code) {
        return Arrays.stream(Direction.values()).filter(each -> each.code().equals(code)).findFirst().orElseThrow();
    }

    private static State state(Row row, Supplier<List<Bytes>> answer) throws SQLException {
        return switch (row.text()) {
            case "pending" -> FiledRequest.PENDING;
            case "signed" -> {
                var at = row.millisecond();
                row.optionalText();
                yield new State.Signed(at, new CertificateId(row.number()));
            }
            case "rejected" -> new State.Rejected(row.millisecond(), row.text());
            case "completed" -> new State.Completed(row.millisecond(), answer.get());
            default -> throw new IllegalStateException("unknown state");
        };
    }

    private static Bytes whole(byte[] sha256, byte[] der, String what) {
        if (!Arrays.equals(Fingerprint.sha256(der), sha256)) {
            throw new Failure.Tampered(what);
        }
        return Bytes.of(der);
    }
}
