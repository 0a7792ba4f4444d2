package dev.chancery.store;

import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.IssuingPolicy;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Ttl;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/// What each authority may issue, and whether keys below it leave only once.
public final class PolicyTable {

    private final Session session;

    PolicyTable(Session session) {
        this.session = session;
    }

    /// The authority's policy; the open one where none was set.
    public IssuingPolicy of(AuthorityId authority) {
        return session.first(PolicyTable::policy, "SELECT keys, profiles, longest, keys_leave_once FROM policy WHERE authority = ?",
                authority.value()).orElse(IssuingPolicy.OPEN);
    }

    public void put(AuthorityId authority, IssuingPolicy policy) {
        session.update("DELETE FROM policy WHERE authority = ?", authority.value());
        session.update("INSERT INTO policy (authority, keys, profiles, longest, keys_leave_once) VALUES (?, ?, ?, ?, ?)", authority.value(),
                policy.keys().stream().map(KeySpec::code).collect(Collectors.joining(" ")),
                policy.profiles().stream().sorted().collect(Collectors.joining(" ")),
                policy.longest().map(longest -> longest.duration().toSeconds()).orElse(null), policy.keysLeaveOnce() ? 1 : 0);
    }

    /// The authorities whose policy names this profile.
    public List<AuthorityId> naming(String profile) {
        return session.list(row -> new AuthorityId(row.number()),
                "SELECT authority FROM policy WHERE ' ' || profiles || ' ' LIKE '% ' || ? || ' %' ORDER BY authority", profile);
    }

    private static IssuingPolicy policy(Row row) throws SQLException {
        var keys = words(row.text()).stream().map(code -> KeySpec.ofCode(code).orElseThrow()).collect(Collectors.toSet());
        var profiles = words(row.text());
        return new IssuingPolicy(keys, profiles, longest(row.optionalNumber()), row.flag());
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty()).collect(Collectors.toSet());
    }

    private static Optional<Ttl> longest(OptionalLong seconds) {
        return seconds.isPresent() ? Optional.of(new Ttl(Duration.ofSeconds(seconds.getAsLong()))) : Optional.empty();
    }
}
