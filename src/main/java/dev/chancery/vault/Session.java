package dev.chancery.vault;

import dev.chancery.domain.Failure;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Secret;
import dev.chancery.domain.VaultFailure;
import dev.chancery.domain.VaultFailure.VaultRefused;
import dev.chancery.domain.VaultFailure.VaultUnreadable;
import dev.chancery.domain.VaultLogin;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The token that requests carry, and how another one is come by.
final class Session implements AutoCloseable {

    private final Line line;
    private final VaultLogin login;
    private Secret token;

    Session(Line line, VaultLogin login) {
        this.line = line;
        this.login = login;
        this.token = switch (login) {
            case VaultLogin.Token(var given) -> given.use(Secret::of);
            case VaultLogin.AppRole _ -> Secret.of(new char[0]);
        };
    }

    String host() {
        return line.host();
    }

    /// A token of our own, where the login is one that gives any.
    ///
    /// @return how long it lives; empty for a token that was given to us
    Optional<Duration> logIn(Progress progress) {
        return switch (login) {
            case VaultLogin.Token _ -> Optional.empty();
            case VaultLogin.AppRole role -> Optional.of(logIn(role, progress));
        };
    }

    boolean givesTokens() {
        return switch (login) {
            case VaultLogin.Token _ -> false;
            case VaultLogin.AppRole _ -> true;
        };
    }

    private Duration logIn(VaultLogin.AppRole role, Progress progress) {
        var body = new LinkedHashMap<String, Object>();
        body.put("role_id", role.roleId());
        body.put("secret_id", role.secretId().use(String::new));
        var answer = ask(Ask.login("auth/" + role.mount() + "/login", body), progress);
        var given = answer.text("auth", "client_token").toCharArray();
        renew(Secret.of(given));
        Arrays.fill(given, '\0');
        return Duration.ofSeconds(answer.json().number("auth", "lease_duration").orElse(0));
    }

    private synchronized void renew(Secret next) {
        token.close();
        token = next;
    }

    private synchronized Optional<Secret> shown(Ask ask) {
        return ask.open() || token.isEmpty() ? Optional.empty() : Optional.of(token.use(Secret::of));
    }

    /// What it answers to that.
    ///
    /// @throws VaultFailure when it says no, or nothing that can be read
    Answer ask(Ask ask, Progress progress) {
        try (var reply = send(ask, progress)) {
            return new Answer(host(), ask, Json.read(reply.body()).orElseThrow(() -> new VaultUnreadable(host(), ask.path(),
                    VaultUnreadable.Why.NOT_JSON, "HTTP " + reply.status())));
        }
    }

    /// The same where nothing needs to come back.
    void tell(Ask ask, Progress progress) {
        send(ask, progress).close();
    }

    /// The same for what is not JSON: PEM text.
    String text(Ask ask, Progress progress) {
        try (var reply = send(ask, progress)) {
            return reply.text();
        }
    }

    /// The reply whatever it says.
    Reply raw(Ask ask, Progress progress) {
        var shown = shown(ask);
        try {
            return line.ask(ask, shown, progress);
        } finally {
            shown.ifPresent(Secret::close);
        }
    }

    // A token that has ended was refused before anything was done: with another it can be asked once more.
    private Reply send(Ask ask, Progress progress) {
        try {
            return sent(ask, progress);
        } catch (VaultRefused refused) {
            if (refused.why() != VaultRefused.Why.BAD_TOKEN || !givesTokens()) {
                throw refused;
            }
            logIn(progress);
            return sent(ask, progress);
        }
    }

    private Reply sent(Ask ask, Progress progress) {
        var reply = raw(ask, progress);
        if (reply.status() / 100 == 2) {
            return reply;
        }
        try (reply) {
            throw explained(new Refusals(line, ask, !ask.open() && hasToken()).of(reply), ask, progress);
        }
    }

    private synchronized boolean hasToken() {
        return !token.isEmpty();
    }

    /// A Vault says the same for several things; where it does, it is asked which it is.
    private Failure explained(Failure failure, Ask ask, Progress progress) {
        try {
            return switch (failure) {
                case VaultRefused refused when refused.why() == VaultRefused.Why.BAD_TOKEN && lives(ask, progress) ->
                        new VaultFailure.VaultDenied(host(), ask.need());
                case VaultRefused refused when refused.why() == VaultRefused.Why.SEALED && !new Sounding(line).health(progress).initialised() ->
                        new VaultRefused(host(), ask.path(), VaultRefused.Why.NOT_INITIALISED, refused.saying());
                default -> failure;
            };
        } catch (VaultFailure unknown) {
            return failure;
        }
    }

    // Every living token may ask what it may do, unless the usual policy was taken from it.
    private boolean lives(Ask ask, Progress progress) {
        try (var reply = raw(Ask.post("sys/capabilities-self", Map.of("paths", List.of(ask.path()))), progress)) {
            return reply.status() == 200;
        }
    }

    @Override public synchronized void close() {
        token.close();
        login.close();
    }
}
