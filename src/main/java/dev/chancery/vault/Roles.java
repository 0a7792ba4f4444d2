package dev.chancery.vault;

import dev.chancery.domain.VaultPath;
import dev.chancery.domain.VaultRole;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/// Reads roles.
final class Roles {

    private Roles() {}

    static VaultRole role(VaultPath name, Answer answer) {
        return new VaultRole(name, names(answer), key(answer), requests(answer), life(answer));
    }

    private static VaultRole.Names names(Answer answer) {
        return new VaultRole.Names(answer.texts("data", "allowed_domains"), answer.flag("data", "allow_bare_domains"),
                answer.flag("data", "allow_subdomains"), answer.flag("data", "allow_glob_domains"), answer.flag("data", "allow_any_name"));
    }

    private static VaultRole.Key key(Answer answer) {
        var bits = answer.json().number("data", "key_bits").orElse(0);
        return new VaultRole.Key(answer.text("data", "key_type"),
                bits <= 0 || bits > Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of((int) bits));
    }

    private static VaultRole.Requests requests(Answer answer) {
        return new VaultRole.Requests(answer.flag("data", "use_csr_common_name"), answer.flag("data", "use_csr_sans"),
                answer.flag("data", "require_cn"), answer.flag("data", "client_flag"), answer.flag("data", "server_flag"));
    }

    private static VaultRole.Life life(Answer answer) {
        return new VaultRole.Life(span(answer, "ttl"), span(answer, "max_ttl"),
                span(answer, "not_before_duration").orElse(Duration.ZERO), !answer.flag("data", "no_store"));
    }

    private static Optional<Duration> span(Answer answer, String field) {
        var seconds = answer.json().number("data", field).orElse(0);
        return seconds <= 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds));
    }
}
