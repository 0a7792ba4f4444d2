package dev.chancery.cloud;

import dev.chancery.domain.CloudAnswer.Why;
import dev.chancery.domain.CloudCall;
import dev.chancery.domain.CloudFailure;
import dev.chancery.domain.CloudReply;
import dev.chancery.domain.CloudRequest;
import dev.chancery.domain.Credential;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Shows a cloud who asks. A token that was got for a client's id and secret is kept until the cloud does not take it any
/// more.
final class Identity implements AutoCloseable {

    private final Credential credential;
    private final Clock clock;
    private Optional<String> got = Optional.empty();

    Identity(Credential credential, Clock clock) {
        this.credential = credential;
        this.clock = clock;
    }

    /// The request with who asks in it. `exchange` carries the question for a token, where one is needed first.
    ///
    /// @throws CloudFailure.CloudRefused when no token is given
    CloudRequest shown(CloudRequest request, Function<CloudRequest, CloudReply> exchange) {
        return switch (credential) {
            case Credential.Bearer(var token) -> request.with("Authorization", "Bearer " + token.use(String::new));
            case Credential.XAuthToken(var token) -> request.with("X-Auth-Token", token.use(String::new));
            case Credential.User user -> request.with("Authorization", basic(user.name(), user.password().use(String::new)));
            case Credential.AwsKeys keys -> AwsSigning.signed(request, keys, clock);
            case Credential.Client client -> request.with("Authorization", "Bearer " + token(client, exchange));
        };
    }

    /// The token that was got does not work any more.
    void forget() {
        got = Optional.empty();
    }

    private String token(Credential.Client client, Function<CloudRequest, CloudReply> exchange) {
        if (got.isEmpty()) {
            var reply = exchange.apply(question(client));
            var found = Json.read(reply.body()).flatMap(json -> json.text("access_token")).filter(_ -> reply.succeeded());
            got = Optional.of(found.orElseThrow(() -> new CloudFailure.CloudRefused(client.tokenAddress().getHost(), CloudCall.STATUS,
                    Reading.of(reply).refused(Why.TOKEN), reply.body())));
        }
        return got.get();
    }

    /// RFC 6749, 4.4.2.
    private static CloudRequest question(Credential.Client client) {
        var scope = client.scope().isEmpty() ? "" : "&scope=" + Paths.segment(client.scope());
        return new CloudRequest("POST", client.tokenAddress(), Map.of("Accept", "application/json",
                "Content-Type", "application/x-www-form-urlencoded", "Authorization", basic(client.id(), client.secret().use(String::new))),
                "grant_type=client_credentials" + scope, "");
    }

    /// RFC 7617.
    private static String basic(String name, String password) {
        var octets = StandardCharsets.UTF_8.encode(CharBuffer.wrap(name + ":" + password));
        try {
            return "Basic " + StandardCharsets.ISO_8859_1.decode(Base64.getEncoder().encode(octets));
        } finally {
            wipe(octets);
        }
    }

    private static void wipe(ByteBuffer octets) {
        Arrays.fill(octets.array(), (byte) 0);
    }

    @Override public void close() {
        credential.close();
        got = Optional.empty();
    }
}
