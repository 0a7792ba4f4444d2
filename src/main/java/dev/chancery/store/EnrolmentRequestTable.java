package dev.chancery.store;

import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.RequestId;
import java.util.Optional;

/// Which requests came in over the network, whose they are, and of which authority.
public final class EnrolmentRequestTable {

    /// `thing` is its number.
    public record Origin(long thing, AuthorityId authority) {}

    private final Session session;

    EnrolmentRequestTable(Session session) {
        this.session = session;
    }

    public void insert(RequestId request, Origin origin) {
        session.update("INSERT INTO enrolment_request (id, thing, authority) VALUES (?, ?, ?)", request.value(), origin.thing(),
                origin.authority().value());
    }

    /// @throws dev.chancery.domain.Failure.Tampered when it is not as it was sealed
    public Optional<Origin> of(RequestId request) {
        session.seals().ifPresent(seals -> seals.requireRow(Protected.ENROLMENT_REQUEST, request.value()));
        return session.first(row -> new Origin(row.number(), new AuthorityId(row.number())),
                "SELECT thing, authority FROM enrolment_request WHERE id = ?", request.value());
    }
}
