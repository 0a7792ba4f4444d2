package dev.chancery.wire;

import static java.util.Objects.requireNonNull;

import dev.chancery.domain.Bytes;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Progress;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Sends one request over HTTP and waits for its reply. TLS is always verified, no redirect is followed.
public final class Wire implements AutoCloseable {

    private static final Duration TO_CONNECT = Duration.ofSeconds(15);
    private static final long LOOK_UP_MILLIS = 100;

    private final HttpClient client;
    private final Duration patience;
    private final int mostOctets;

    /// `trusted` are CA certificates in DER that are believed besides those of the platform. `patience` is how long an
    /// answer may take, `mostOctets` how long its body may be.
    ///
    /// @throws Failure.Malformed when one of them is no certificate
    public Wire(List<Bytes> trusted, Duration patience, int mostOctets) {
        this.client = HttpClient.newBuilder().followRedirects(Redirect.NEVER).connectTimeout(TO_CONNECT)
                .sslContext(Trust.context(trusted)).build();
        this.patience = patience;
        this.mostOctets = mostOctets;
    }

    /// The reply, whatever it says, a redirect too. Its body is the caller's to wipe.
    ///
    /// @throws Unreached when no whole answer comes
    /// @throws CancellationException once the user has cancelled
    public HttpResponse<byte[]> exchange(HttpRequest.Builder request, Progress progress) throws Unreached {
        progress.checkCancelled();
        return awaited(client.sendAsync(request.timeout(patience).build(), _ -> new Gathering(mostOctets)), progress);
    }

    /// Looks up now and then whether the user still wants it; the client's own limit ends with the headers.
    private HttpResponse<byte[]> awaited(CompletableFuture<HttpResponse<byte[]>> answer, Progress progress) throws Unreached {
        try {
            for (long waited = 0; waited <= patience.toMillis(); waited += LOOK_UP_MILLIS) {
                progress.checkCancelled();
                try {
                    return answer.get(LOOK_UP_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException notYet) {
                    continue;
                }
            }
            throw new Unreached(Unreached.Why.TOO_LATE, new IOException("no whole answer"));
        } catch (ExecutionException failed) {
            throw Unreached.of(requireNonNull(failed.getCause()));
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
