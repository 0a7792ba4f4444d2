package dev.chancery.cloud;

import static java.util.Objects.requireNonNull;

import dev.chancery.domain.Bytes;
import dev.chancery.domain.CloudFailure;
import dev.chancery.domain.CloudFailure.CloudUnreached.Why;
import dev.chancery.domain.CloudReply;
import dev.chancery.domain.CloudRequest;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Field;
import dev.chancery.domain.Progress;
import dev.chancery.domain.TextViolation;
import dev.chancery.wire.Unreached;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;

/// Sends one request to a cloud and waits for its reply. TLS is always verified, no redirect is followed.
final class Wire implements AutoCloseable {

    private static final int MOST_OCTETS = 1 << 20;

    private final dev.chancery.wire.Wire wire;

    /// @throws Failure.Malformed when one of `trusted` is no certificate
    Wire(List<Bytes> trusted, Duration patience) {
        this.wire = new dev.chancery.wire.Wire(trusted, patience, MOST_OCTETS);
    }

    /// The reply, whatever it says, unless it points elsewhere.
    ///
    /// @throws CloudFailure.CloudUnreached when no whole answer comes
    /// @throws CloudFailure.CloudRedirects when it is a redirect
    /// @throws CancellationException once the user has cancelled
    CloudReply exchange(CloudRequest request, Progress progress) {
        var host = request.address().getHost();
        var response = answer(host, request, progress);
        if (response.statusCode() / 100 == 3) {
            throw new CloudFailure.CloudRedirects(host, response.headers().firstValue("location").orElse("?"));
        }
        return new CloudReply(response.statusCode(), headers(response), new String(response.body(), StandardCharsets.UTF_8));
    }

    private HttpResponse<byte[]> answer(String host, CloudRequest request, Progress progress) {
        try {
            return wire.exchange(http(request), progress);
        } catch (Unreached none) {
            throw new CloudFailure.CloudUnreached(host, why(none.why()), requireNonNull(none.getCause()));
        }
    }

    private static Why why(Unreached.Why why) {
        return switch (why) {
            case UNKNOWN_HOST -> Why.UNKNOWN_HOST;
            case NO_CONNECTION -> Why.NO_CONNECTION;
            case NOT_TRUSTED, NOT_TLS, NO_HANDSHAKE -> Why.NOT_TRUSTED;
            case CUT_OFF, TOO_LARGE -> Why.CUT_OFF;
            case TOO_LATE -> Why.TOO_LATE;
        };
    }

    private static HttpRequest.Builder http(CloudRequest request) {
        var body = request.body().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(request.body());
        var http = HttpRequest.newBuilder(request.address()).method(request.method(), body);
        try {
            request.headers().forEach(http::header);
        } catch (IllegalArgumentException unfit) {
            throw new Failure.Refused(new TextViolation.NotInForm(Field.CREDENTIAL, "eyJhbGciOi"));
        }
        return http;
    }

    private static Map<String, String> headers(HttpResponse<?> response) {
        var headers = new HashMap<String, String>();
        response.headers().map().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        return headers;
    }

    @Override public void close() {
        wire.close();
    }
}
