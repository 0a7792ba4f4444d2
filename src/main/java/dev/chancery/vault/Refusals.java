package dev.chancery.vault;

import dev.chancery.domain.Failure;
import dev.chancery.domain.VaultFailure;
import dev.chancery.domain.VaultFailure.VaultRefused;
import dev.chancery.domain.VaultFailure.VaultRefused.Why;
import dev.chancery.domain.VaultFailure.VaultUnreached;
import java.io.IOException;
import java.util.List;

/// Names why a Vault says no. It tells by the status and by what was asked; where one status stands for several things it
/// looks at the words, and falls back to the wider reason where these are new to us.
final class Refusals {

    private static final String SAYS_WANTS_TLS = "Client sent an HTTP request to an HTTPS server";

    private final Line line;
    private final Ask ask;
    private final boolean withToken;

    Refusals(Line line, Ask ask, boolean withToken) {
        this.line = line;
        this.ask = ask;
        this.withToken = withToken;
    }

    Failure of(Reply reply) {
        var json = Json.read(reply.body());
        if (reply.status() / 100 == 3) {
            return refused(Why.ELSEWHERE, reply.location());
        }
        if (json.isEmpty() && line.isPlain() && reply.text().contains(SAYS_WANTS_TLS)) {
            return new VaultUnreached(line.host(), VaultUnreached.Why.WANTS_TLS, new IOException(SAYS_WANTS_TLS));
        }
        var errors = json.filter(found -> found.isList("errors")).map(found -> found.texts("errors"));
        return errors.isEmpty() && reply.status() < 500 ? notVault(reply) : refused(why(reply.status(), errors.orElse(List.of())),
                String.join("; ", errors.orElseGet(() -> List.of("HTTP " + reply.status()))));
    }

    private Failure notVault(Reply reply) {
        return new VaultFailure.VaultUnreadable(line.host(), ask.path(), VaultFailure.VaultUnreadable.Why.NOT_JSON, "HTTP " + reply.status());
    }

    private VaultRefused refused(Why why, String saying) {
        return new VaultRefused(line.host(), ask.path(), why, saying);
    }

    private Why why(int status, List<String> errors) {
        return switch (status) {
            case 400 -> bad(String.join(" ", errors));
            case 401, 403 -> withToken ? Why.BAD_TOKEN : isLogin() ? Why.LOGIN : Why.NO_TOKEN;
            case 404 -> errors.isEmpty() ? absent() : Why.UNKNOWN_MOUNT;
            case 405 -> Why.UNKNOWN_CALL;
            case 429 -> Why.TOO_FAST;
            case 501 -> Why.NOT_INITIALISED;
            case 503 -> errors.isEmpty() ? Why.FAULT : Why.SEALED;
            default -> status < 500 ? Why.RULE : broken(String.join(" ", errors));
        };
    }

    private boolean isLogin() {
        return ask.path().endsWith("/login");
    }

    private Why bad(String errors) {
        if (isLogin()) {
            return Why.LOGIN;
        }
        if (!withToken && !ask.open()) {
            return Why.NO_TOKEN;
        }
        if (ask.path().endsWith("/revoke") && errors.contains("not found")) {
            return Why.NOT_THERE;
        }
        if (lacksAuthority(errors)) {
            return Why.NO_AUTHORITY;
        }
        return errors.contains("unknown role") ? Why.UNKNOWN_ROLE : Why.RULE;
    }

    // A Vault answers 500 to some that are the asker's fault, such as a ttl that it cannot read.
    private static Why broken(String errors) {
        if (lacksAuthority(errors)) {
            return Why.NO_AUTHORITY;
        }
        return errors.contains("error converting input") ? Why.RULE : Why.FAULT;
    }

    private static boolean lacksAuthority(String errors) {
        return errors.contains("(was one set?)") || errors.contains("no default issuer");
    }

    private Why absent() {
        if (ask.open() && ask.path().matches(".*/(ca/pem|ca_chain|crl/pem)")) {
            return Why.NO_AUTHORITY;
        }
        return ask.method().equals("GET") && ask.path().matches(".*/roles/[^/]+") ? Why.UNKNOWN_ROLE : Why.NOT_THERE;
    }
}
