package dev.chancery.store;

import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Generations;
import java.util.HashMap;

/// Which authority took the place of which.
public final class GenerationTable {

    private final Session session;

    GenerationTable(Session session) {
        this.session = session;
    }

    /// Both authorities must be there.
    ///
    /// @throws IllegalStateException when the old one is followed already
    public void insert(AuthorityId young, AuthorityId old) {
        session.update("INSERT INTO generation (id, succeeds) VALUES (?, ?)", young.value(), old.value());
    }

    public Generations all() {
        var successors = new HashMap<AuthorityId, AuthorityId>();
        session.list(row -> {
            var young = new AuthorityId(row.number());
            return successors.put(new AuthorityId(row.number()), young);
        }, "SELECT id, succeeds FROM generation");
        return new Generations(successors);
    }
}
