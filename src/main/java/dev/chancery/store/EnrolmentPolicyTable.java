package dev.chancery.store;

import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.EnrolmentPolicy;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Ttl;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// What each authority lets things fetch by themselves.
public final class EnrolmentPolicyTable {

    private static final String COLUMNS = "downloads, enrols, asks, label, profile, life, keys";

    private record Entry(AuthorityId authority, EnrolmentPolicy policy) {}

    private final Session session;

    EnrolmentPolicyTable(Session session) {
        this.session = session;
    }

    /// The authority's policy; [EnrolmentPolicy#OFF] where none was set.
    public EnrolmentPolicy of(AuthorityId authority) {
        session.seals().ifPresent(seals -> seals.requireRow(Protected.ENROLMENT_POLICY, authority.value()));
        return session.first(EnrolmentPolicyTable::policy, "SELECT " + COLUMNS + " FROM enrolment_policy WHERE authority = ?",
                authority.value()).orElse(EnrolmentPolicy.OFF);
    }

    /// Those that were set.
    public Map<AuthorityId, EnrolmentPolicy> all() {
        var found = new HashMap<AuthorityId, EnrolmentPolicy>();
        session.list(row -> new Entry(new AuthorityId(row.number()), policy(row)), "SELECT authority, " + COLUMNS + " FROM enrolment_policy")
                .forEach(entry -> found.put(entry.authority(), entry.policy()));
        return found;
    }

    public void put(AuthorityId authority, EnrolmentPolicy policy) {
        session.update("DELETE FROM enrolment_policy WHERE authority = ?", authority.value());
        session.update("INSERT INTO enrolment_policy (authority, " + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?)", authority.value(),
                policy.downloads() ? 1 : 0, policy.enrols() ? 1 : 0, policy.asks() ? 1 : 0, policy.label(), policy.profile(),
                policy.life().duration().toSeconds(), policy.keys().stream().map(KeySpec::code).collect(Collectors.joining(" ")));
    }

    private static EnrolmentPolicy policy(Row row) throws SQLException {
        return new EnrolmentPolicy(row.flag(), row.flag(), row.flag(), row.text(), row.text(),
                new Ttl(Duration.ofSeconds(row.number())), Arrays.stream(row.text().split(" ")).filter(code -> !code.isEmpty())
                        .map(code -> KeySpec.ofCode(code).orElseThrow()).collect(Collectors.toSet()));
    }
}
