package dev.chancery.vault;

import dev.chancery.domain.Bytes;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Field;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Secret;
import dev.chancery.domain.TextViolation;
import dev.chancery.domain.VaultAddress;
import dev.chancery.domain.VaultFailure;
import dev.chancery.domain.VaultFailure.VaultUnreached;
import dev.chancery.wire.Unreached;
import dev.chancery.wire.Wire;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Carries requests to one Vault and brings back what it said, whatever that is.
class Line implements AutoCloseable {

    /// The longest answer that is read: revocation lists grow to this.
    static final int MOST_OCTETS = 16 << 20;

    private final VaultAddress address;
    private final Wire wire;

    Line(VaultAddress address, List<Bytes> trusted, Duration patience) {
        this.address = address;
        this.wire = new Wire(trusted, patience, MOST_OCTETS);
    }

    String host() {
        return address.host();
    }

    boolean isPlain() {
        return address.base().getScheme().equals("http");
    }

    /// The answer; it is the caller's to close.
    ///
    /// @throws VaultUnreached when no whole one comes
    Reply ask(Ask ask, Optional<Secret> token, Progress progress) {
        try {
            var answer = wire.exchange(http(ask, token), progress);
            return new Reply(answer.statusCode(), answer.headers().firstValue("location").orElse(""), answer.body());
        } catch (Unreached none) {
            throw failure(ask, none);
        }
    }

    private HttpRequest.Builder http(Ask ask, Optional<Secret> token) {
        var http = HttpRequest.newBuilder(URI.create(address.base() + "/v1/" + ask.path())).method(ask.method(), body(ask));
        ask.body().ifPresent(_ -> http.header("Content-Type", "application/json"));
        address.namespace().filter(_ -> !ask.path().equals(Sounding.HEALTH)).ifPresent(name -> http.header("X-Vault-Namespace", name));
        http.header("X-Vault-Request", "true");
        token.filter(secret -> !secret.isEmpty()).ifPresent(secret -> http.header("X-Vault-Token", secret.use(Line::headerText)));
        return http;
    }

    private static BodyPublisher body(Ask ask) {
        return ask.body().map(body -> BodyPublishers.ofByteArray(Json.written(body))).orElse(BodyPublishers.noBody());
    }

    private static String headerText(char[] token) {
        for (char c : token) {
            if (c <= ' ' || c > '~') {
                throw new Failure.Refused(new TextViolation.NotInForm(Field.VAULT_TOKEN, "hvs.CAESIJ"));
            }
        }
        return new String(token);
    }

    private Failure failure(Ask ask, Unreached none) {
        return switch (none.why()) {
            case UNKNOWN_HOST -> unreached(VaultUnreached.Why.UNKNOWN_HOST, none);
            case NO_CONNECTION -> unreached(VaultUnreached.Why.NO_CONNECTION, none);
            case NOT_TRUSTED -> unreached(VaultUnreached.Why.NOT_TRUSTED, none);
            case NOT_TLS -> unreached(VaultUnreached.Why.NOT_TLS, none);
            case NO_HANDSHAKE -> unreached(VaultUnreached.Why.NO_HANDSHAKE, none);
            case CUT_OFF -> unreached(VaultUnreached.Why.CUT_OFF, none);
            case TOO_LATE -> unreached(VaultUnreached.Why.TOO_LATE, none);
            case TOO_LARGE -> new VaultFailure.VaultUnreadable(host(), ask.path(), VaultFailure.VaultUnreadable.Why.TOO_LARGE,
                    "more than " + MOST_OCTETS + " octets");
        };
    }

    private VaultUnreached unreached(VaultUnreached.Why why, Unreached none) {
        return new VaultUnreached(host(), why, none);
    }

    @Override public void close() {
        wire.close();
    }
}
