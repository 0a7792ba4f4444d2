package dev.chancery.vault;

import dev.chancery.domain.Failure;
import dev.chancery.domain.Progress;
import dev.chancery.domain.VaultFailure;
import dev.chancery.domain.VaultHealth;
import dev.chancery.domain.VaultProduct;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What can be known of a Vault before it is asked for anything.
final class Sounding {

    /// Of the server as a whole: within a namespace there is none.
    static final String HEALTH = "sys/health";

    /// Active, standby, kinds of replicas, not initialised, sealed, removed: each says how it is in the same words.
    private static final Set<Integer> TELLING = Set.of(200, 429, 472, 473, 474, 501, 503, 530);
    private static final Pattern BEFORE_OPENBAO = Pattern.compile("[01]\\..*");

    private final Line line;

    Sounding(Line line) {
        this.line = line;
    }

    VaultHealth health(Progress progress) {
        var ask = Ask.readOpen(HEALTH);
        try (var reply = line.ask(ask, Optional.empty(), progress)) {
            return Json.read(reply.body()).filter(found -> TELLING.contains(reply.status()) && found.flag("initialized").isPresent())
                    .map(Sounding::health).orElseThrow(() -> refused(ask, reply));
        }
    }

    private Failure refused(Ask ask, Reply reply) {
        return reply.status() == 200 ? new VaultFailure.VaultUnreadable(line.host(), ask.path(),
                VaultFailure.VaultUnreadable.Why.NOT_JSON, "HTTP 200") : new Refusals(line, ask, false).of(reply);
    }

    private static VaultHealth health(Json found) {
        return new VaultHealth(found.flag("initialized").orElse(false), found.flag("sealed").orElse(true),
                found.flag("standby").orElse(false), product(found), found.text("version").orElse(""));
    }

    // Neither says its name: OpenBao has counted from 2 since it began, and Vault says besides which edition it is.
    private static VaultProduct product(Json found) {
        var version = found.text("version").orElse("");
        return version.isEmpty() || found.at("enterprise").isPresent() || BEFORE_OPENBAO.matcher(version).matches()
                ? VaultProduct.VAULT : VaultProduct.OPENBAO;
    }

    /// A path as it is asked about: `+` stands for one step in a policy, and for nothing in a question.
    static String asked(String path) {
        return path.replace("+", "00");
    }
}
