package dev.chancery.cloud;

import dev.chancery.domain.CloudAnswer.Why;
import dev.chancery.domain.CloudCall;
import dev.chancery.domain.CloudFailure;
import dev.chancery.domain.CloudReply;
import dev.chancery.domain.CloudRequest;
import dev.chancery.domain.Credential;
import dev.chancery.domain.DeviceSignIn;
import dev.chancery.domain.DeviceSignIn.Prompt;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Secret;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Entra's device code flow (RFC 8628): a person types a code at a page, with a browser of any machine, while this asks now
/// and then whether that has been done. Nothing that gives tokens later is asked for.
public final class DeviceFlow {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration SLOWER = Duration.ofSeconds(5);
    private static final int LONGEST = 3600;
    private static final String GRANT = "urn:ietf:params:oauth:grant-type:device_code";

    private final DeviceSignIn where;
    private final Clock clock;
    private final Rest rest;

    public DeviceFlow(DeviceSignIn where, Clock clock, Rest rest) {
        this.where = where;
        this.clock = clock;
        this.rest = rest;
    }

    /// What the sign-in service has begun; `device` is what the questions name.
    private record Begun(Prompt prompt, String device, Duration interval) {}

    /// The token, once somebody has signed in. `prompted` is told what to show as soon as it is known.
    ///
    /// @throws CloudFailure.CloudRefused when it is declined, nobody does it in time, or there is no such directory or application
    /// @throws CloudFailure.CloudUnreached when there is no way to the sign-in service
    /// @throws java.util.concurrent.CancellationException once the user has cancelled
    public Credential.Bearer token(Consumer<Prompt> prompted, Progress progress) {
        try (var wire = new Wire(List.of(), PATIENCE)) {
            var begun = begin(wire, progress);
            prompted.accept(begun.prompt());
            return new Credential.Bearer(Secret.of(awaited(wire, begun, progress).toCharArray()));
        }
    }

    private Begun begin(Wire wire, Progress progress) {
        var reply = wire.exchange(question("devicecode", "client_id=%s&scope=%s".formatted(
                Paths.segment(where.application()), Paths.segment(where.scope()))), progress);
        return Optional.of(reply).filter(CloudReply::succeeded).flatMap(good -> Json.read(good.body())).flatMap(this::begun)
                .orElseThrow(() -> refused(reply, reply.succeeded() ? Why.NOT_AN_ANSWER : Why.OTHER));
    }

    /// Empty when it is not what RFC 8628, 3.2 asks for. Without an interval it is five seconds.
    private Optional<Begun> begun(Json json) {
        var until = clock.instant().plusSeconds(seconds(json, "expires_in").orElse(900));
        return json.text("verification_uri").flatMap(DeviceFlow::page).flatMap(page -> json.text("user_code").flatMap(
                code -> json.text("device_code").map(device -> new Begun(new Prompt(code, page, until), device,
                        Duration.ofSeconds(seconds(json, "interval").orElse(5))))));
    }

    /// A person is sent there: it must be a page.
    private static Optional<URI> page(String text) {
        try {
            return Optional.of(URI.create(text)).filter(page -> page.getHost() != null
                    && (page.getScheme().equals("https") || page.getHost().equals("127.0.0.1")));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static Optional<Integer> seconds(Json json, String name) {
        return json.text(name).filter(text -> text.matches("\\d{1,6}")).map(Integer::valueOf).map(found -> Math.clamp(found, 1, LONGEST));
    }

    private String awaited(Wire wire, Begun begun, Progress progress) {
        var interval = begun.interval();
        while (true) {
            rest.take(interval, progress);
            var reply = wire.exchange(question("token", "grant_type=%s&client_id=%s&device_code=%s".formatted(
                    Paths.segment(GRANT), Paths.segment(where.application()), Paths.segment(begun.device()))), progress);
            var json = Json.read(reply.body());
            var token = json.filter(_ -> reply.succeeded()).flatMap(found -> found.text("access_token"));
            if (token.isPresent()) {
                return token.get();
            }
            interval = interval.plus(slower(reply, json.flatMap(found -> found.text("error")).orElse("")));
            requireInTime(reply, begun.prompt().until());
        }
    }

    /// How much longer to wait from now on (RFC 8628, 3.5).
    private Duration slower(CloudReply reply, String error) {
        return switch (error) {
            case "authorization_pending" -> Duration.ZERO;
            case "slow_down" -> SLOWER;
            case "access_denied", "authorization_declined" -> throw refused(reply, Why.DECLINED);
            case "expired_token" -> throw refused(reply, Why.NOBODY_SIGNED_IN);
            default -> throw refused(reply, error.isEmpty() ? Why.NOT_AN_ANSWER : Why.OTHER);
        };
    }

    private void requireInTime(CloudReply reply, Instant until) {
        if (clock.instant().isAfter(until)) {
            throw refused(reply, Why.NOBODY_SIGNED_IN);
        }
    }

    private CloudRequest question(String what, String form) {
        var address = URI.create("%s/%s/oauth2/v2.0/%s".formatted(
                where.address().toString().replaceFirst("/+$", ""), Paths.segment(where.directory()), what));
        return new CloudRequest("POST", address, Map.of("Accept", "application/json",
                "Content-Type", "application/x-www-form-urlencoded"), form, "");
    }

    /// The reply may be shown: one that has a token in it never comes here.
    private CloudFailure.CloudRefused refused(CloudReply reply, Why why) {
        return new CloudFailure.CloudRefused(where.address().getHost(), CloudCall.STATUS, Reading.of(reply).refused(why), reply.body());
    }
}
