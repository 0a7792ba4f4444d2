package dev.chancery.cloud;

import dev.chancery.domain.Bytes;
import dev.chancery.domain.CloudReply;
import dev.chancery.domain.CloudRequest;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Field;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Violation;
import dev.chancery.wire.Trust;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Sends one request over HTTP and waits for its reply. TLS is always verified, no redirect is followed.
final class Wire implements AutoCloseable {

    private static final Duration TO_CONNECT = Duration.ofSeconds(15);
    private static final long MOST_OCTETS = 1 << 20;
    private static final long LOOK_UP_MILLIS = 100;

    private final HttpClient client;
    private final Duration patience;

    /// @throws Failure.Malformed when one of `trusted` is no certificate
    Wire(List<Bytes> trusted, Duration patience) {
        this.client = HttpClient.newBuilder().followRedirects(Redirect.NEVER).connectTimeout(TO_CONNECT)
                .sslContext(Trust.context(trusted)).build();
        this.patience = patience;
    }

    /// The reply, whatever it says, unless it points elsewhere.
    ///
    /// @throws Failure.CloudUnreached when no whole answer comes
    /// @throws Failure.CloudRedirects when it is a redirect
    /// @throws CancellationException once the user has cancelled
    CloudReply exchange(CloudRequest request, Progress progress) {
        var host = request.address().getHost();
        var answer = client.sendAsync(http(request), BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_OCTETS));
        var response = awaited(host, answer, progress);
        if (response.statusCode() / 100 == 3) {
            throw new Failure.CloudRedirects(host, response.headers().firstValue("location").orElse("?"));
        }
        return new CloudReply(response.statusCode(), headers(response), new String(response.body(), StandardCharsets.UTF_8));
    }

    private HttpRequest http(CloudRequest request) {
        var body = request.body().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(request.body());
        var http = HttpRequest.newBuilder(request.address()).timeout(patience).method(request.method(), body);
        try {
            request.headers().forEach(http::header);
        } catch (IllegalArgumentException unfit) {
            throw new Failure.Refused(new Violation.NotInForm(Field.CREDENTIAL, "eyJhbGciOi"));
        }
        return http.build();
    }

    private static Map<String, String> headers(HttpResponse<?> response) {
        var headers = new HashMap<String, String>();
        response.headers().map().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        return headers;
    }

    /// Looks up now and then whether the user still wants it; the client's own limit ends with the headers.
    private HttpResponse<byte[]> awaited(String host, CompletableFuture<HttpResponse<byte[]>> answer, Progress progress) {
        try {
            for (long waited = 0; waited <= patience.toMillis(); waited += LOOK_UP_MILLIS) {
                progress.checkCancelled();
                try {
                    return answer.get(LOOK_UP_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException notYet) {
                    continue;
                }
            }
            throw new Failure.CloudUnreached(host, Failure.CloudUnreached.Why.TOO_LATE, new IOException("no whole answer"));
        } catch (ExecutionException failed) {
            throw Unreached.of(host, failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        } finally {
            answer.cancel(true);
        }
    }

    @Override public void close() {
        client.shutdownNow();
    }
}
