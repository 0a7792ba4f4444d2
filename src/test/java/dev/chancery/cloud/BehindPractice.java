package dev.chancery.cloud;

import dev.chancery.cloud.SmallServer.Answered;
import dev.chancery.cloud.SmallServer.Asked;
import dev.chancery.cloud.practice.PracticeCloud;
import dev.chancery.cloud.practice.Registered;
import dev.chancery.domain.CloudKind;
import dev.chancery.domain.Credential;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The practice cloud behind a server that a test can make stumble: whatever is asked is handed on to it, and its answer back.
public final class BehindPractice implements SmallServer.Handler, AutoCloseable {

    private static final List<String> HANDED_ON = List.of("authorization", "content-type", "accept", "if-match");

    private final PracticeCloud cloud;
    private final HttpClient client = HttpClient.newHttpClient();

    public BehindPractice(CloudKind kind, Clock clock) {
        this.cloud = PracticeCloud.open(kind, clock, new SecureRandom());
    }

    /// The token that is good.
    public String token() {
        try (var credential = (Credential.Bearer) cloud.credential()) {
            return credential.token().use(String::new);
        }
    }

    public int count() {
        return cloud.registered().size();
    }

    public long verified() {
        return cloud.registered().stream().filter(Registered::verified).count();
    }

    /// What a request with a body of JSON and this token is answered.
    public Answered answer(String method, String target, String body) {
        return answer(new Asked(method, target, Map.of("authorization", "Bearer " + token(), "content-type", "application/json"), body));
    }

    @Override public Answered answer(Asked asked) {
        var request = HttpRequest.newBuilder(URI.create(cloud.address() + asked.target()))
                .method(asked.method(), asked.body().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(asked.body()));
        asked.headers().forEach((name, value) -> {
            if (HANDED_ON.contains(name)) {
                request.header(name, value);
            }
        });
        try {
            var answer = client.send(request.build(), BodyHandlers.ofString());
            var headers = new TreeMap<String, String>();
            answer.headers().firstValue("content-type").ifPresent(type -> headers.put("Content-Type", type));
            return new Answered(answer.statusCode(), headers, answer.body());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @Override public void close() {
        client.close();
        cloud.close();
    }
}
