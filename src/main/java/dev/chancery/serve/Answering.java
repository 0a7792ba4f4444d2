package dev.chancery.serve;

import dev.chancery.domain.Failure;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Leads each question to the route that takes it, within the limits, and its reply back.
final class Answering extends Handler.Abstract {

    private static final Logger LOG = LoggerFactory.getLogger(Answering.class);

    private final List<Route> routes;
    private final boolean tls;
    private final Limits limits;
    private final Buckets buckets;
    private final WholeTime time;
    private final Clock clock;

    Answering(List<Route> routes, boolean tls, Limits limits, WholeTime time, Clock clock) {
        this.routes = List.copyOf(routes);
        this.tls = tls;
        this.limits = limits;
        this.buckets = new Buckets(limits.atOnce(), limits.perSecond());
        this.time = time;
        this.clock = clock;
    }

    @Override public boolean handle(Request request, Response response, Callback callback) {
        var peer = request.getConnectionMetaData().getRemoteSocketAddress();
        time.begins(peer);
        var done = Callback.from(callback, () -> time.ends(peer));
        if (!buckets.take(Asking.peer(request), clock.millis())) {
            send(request, response, done, Reply.text(429, "Too many questions. Ask again in a second.")
                    .with("Retry-After", "1").with("Connection", "close"));
        } else if (request.getLength() > limits.bodyOctets()) {
            send(request, response, done, tooLong());
        } else {
            var body = new Body();
            Content.Source.asByteArrayAsync(request, limits.bodyOctets(), body);
            body.come.orTimeout(limits.whole().toMillis(), TimeUnit.MILLISECONDS)
                    .whenComplete((octets, failed) -> send(request, response, done, failed == null ? replied(request, octets) : unread(failed)));
        }
        return true;
    }

    private static final class Body implements Promise.Invocable<byte[]> {
        private final CompletableFuture<byte[]> come = new CompletableFuture<>();

        @Override public void succeeded(byte[] octets) {
            come.complete(octets);
        }

        @Override public void failed(Throwable cause) {
            come.completeExceptionally(cause);
        }

        @Override public InvocationType getInvocationType() {
            return InvocationType.BLOCKING;
        }
    }

    private Reply unread(Throwable failed) {
        return failed instanceof TimeoutException ? Reply.text(408, "The question came too slowly.").with("Connection", "close") : tooLong();
    }

    private Reply tooLong() {
        return Reply.text(413, "A question has at most " + limits.bodyOctets() + " octets here.").with("Connection", "close");
    }

    private Reply replied(Request request, byte[] body) {
        try {
            return reply(Asking.of(request, body));
        } catch (Failure failure) {
            LOG.info("{}: {}", failure.getClass().getSimpleName(), failure.getMessage());
            return Reply.text(503, "This cannot be answered now.").with("Retry-After", "60");
        } catch (RuntimeException defect) {
            LOG.error("unexpected at an endpoint", defect);
            return Reply.of(500);
        }
    }

    private Reply reply(Ask ask) {
        for (var route : routes) {
            if (route.takes(ask)) {
                return route.needsTls() && !tls ? Reply.text(403, "This is answered over TLS alone.") : route.answer(ask);
            }
        }
        return Reply.text(404, "There is nothing here.");
    }

    private static void send(Request request, Response response, Callback callback, Reply reply) {
        response.setStatus(reply.status());
        reply.headers().forEach((name, value) -> response.getHeaders().put(new HttpField(name, value)));
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        var isHead = request.getMethod().equals("HEAD");
        if (reply.status() != 304 && reply.status() != 204) {
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, reply.body().length);
        }
        response.write(true, ByteBuffer.wrap(isHead ? new byte[0] : reply.body()), callback);
    }
}
