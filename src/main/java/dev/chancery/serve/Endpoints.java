package dev.chancery.serve;

import dev.chancery.domain.EndpointSettings;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeyFailure;
import dev.chancery.domain.NetworkFailure;
import dev.chancery.engine.EndpointIdentity;
import dev.chancery.engine.LocalEndpoints;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.NanoTime;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Listens at one address and port and answers by routes, over TLS or in plain HTTP. Nothing listens before [#start].
public final class Endpoints implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Endpoints.class);
    private static final Duration KEEPING = Duration.ofMinutes(10);
    private static final Duration STOPPING = Duration.ofMillis(500);
    private static final int THREADS = 16;

    private final LocalEndpoints offered;
    private final AccessLog log;
    private final Clock clock;
    private final Limits limits;
    private Optional<Server> server = Optional.empty();
    private Optional<EndpointIdentity> identity = Optional.empty();

    public Endpoints(LocalEndpoints offered, AccessLog log, Clock clock) {
        this(offered, log, clock, Limits.USUAL);
    }

    public Endpoints(LocalEndpoints offered, AccessLog log, Clock clock, Limits limits) {
        this.offered = offered;
        this.log = log;
        this.clock = clock;
        this.limits = limits;
    }

    /// Begins to listen, instead of where it did before. With TLS the server's certificate is issued first, unless there is
    /// one that is good.
    ///
    /// @throws NetworkFailure.CannotListen when the place is taken, or is none of this machine
    /// @throws Failure.Refused when the authority cannot issue the certificate
    /// @throws KeyFailure.NoKeyHere when the authority's key is not in the store
    public synchronized void start(EndpointSettings settings, List<Route> routes) {
        stop();
        var shown = settings.tls() ? Optional.of(offered.identity(settings)) : Optional.<EndpointIdentity>empty();
        var made = server(settings, routes, shown);
        try {
            made.start();
            server = Optional.of(made);
            identity = shown;
            shown.ifPresent(one -> keep(made, one));
        } catch (Exception refused) {
            stop(made);
            throw new NetworkFailure.CannotListen(settings.address() + " port " + settings.port(), refused);
        }
    }

    private Server server(EndpointSettings settings, List<Route> routes, Optional<EndpointIdentity> shown) {
        var threads = new QueuedThreadPool(THREADS, 2);
        threads.setName("endpoint");
        threads.setDaemon(true);
        threads.setStopTimeout(STOPPING.toMillis());
        var made = new Server(threads);
        var connector = new ServerConnector(made, 1, 1, connections(shown));
        connector.setHost(settings.address().toString());
        connector.setPort(settings.port());
        connector.setIdleTimeout(limits.idle().toMillis());
        connector.setReuseAddress(true);
        var time = new WholeTime(made.getScheduler(), limits.whole());
        connector.addBean(time);
        made.addConnector(connector);
        connector.addBean(new PeerLimit(limits.connections().ofPeer()));
        made.addBean(new NetworkConnectionLimit(limits.connections().ofAll(), connector));
        made.setHandler(new Answering(routes, settings.tls(), limits, time, clock));
        made.setErrorHandler(new PlainErrors());
        made.setRequestLog(this::note);
        made.setStopTimeout(0);
        return made;
    }

    private ConnectionFactory[] connections(Optional<EndpointIdentity> shown) {
        var http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendDateHeader(true);
        http.setRequestHeaderSize(limits.headerOctets());
        http.setHttpCompliance(HttpCompliance.RFC9110);
        http.setUriCompliance(UriCompliance.RFC3986.with("ocsp", UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR,
                UriCompliance.Violation.AMBIGUOUS_EMPTY_SEGMENT));
        if (shown.isEmpty()) {
            return new ConnectionFactory[] {new HttpConnectionFactory(http)};
        }
        http.addCustomizer(new SecureRequestCustomizer(false));
        return new ConnectionFactory[] {new SslConnectionFactory(tls(shown.get()), "http/1.1"), new HttpConnectionFactory(http)};
    }

    private static SslContextFactory.Server tls(EndpointIdentity shown) {
        var tls = new SslContextFactory.Server();
        tls.setSslContext(shown.context());
        tls.setIncludeProtocols("TLSv1.2", "TLSv1.3");
        tls.setWantClientAuth(true);
        tls.setSniRequired(false);
        tls.setRenegotiationAllowed(false);
        return tls;
    }

    private void keep(Server of, EndpointIdentity shown) {
        of.getScheduler().schedule(() -> {
            try {
                shown.keep();
            } catch (RuntimeException notNow) {
                LOG.warn("the endpoints keep their old certificate: {}", notNow.getMessage());
            }
            keep(of, shown);
        }, KEEPING.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void note(Request request, Response response) {
        log.add(new AccessLog.Line(clock.instant(), Asking.peer(request).getHostAddress(), request.getMethod(), Asking.path(request),
                response.getStatus(), Response.getContentBytesWritten(response), NanoTime.millisSince(request.getBeginNanoTime())));
    }

    /// Ends every connection and listens no longer. Nothing happens where it did not.
    public synchronized void stop() {
        server.ifPresent(Endpoints::stop);
        server = Optional.empty();
        identity = Optional.empty();
    }

    private static void stop(Server running) {
        try {
            running.stop();
        } catch (Exception unclean) {
            LOG.warn("the endpoints did not end cleanly", unclean);
        }
    }

    public synchronized boolean isRunning() {
        return server.isPresent();
    }

    /// Where it listens.
    ///
    /// @throws IllegalStateException when it does not
    public synchronized int port() {
        return server.map(running -> ((ServerConnector) running.getConnectors()[0]).getLocalPort())
                .orElseThrow(() -> new IllegalStateException("not listening"));
    }

    /// What the server shows over TLS.
    public synchronized Optional<EndpointIdentity> identity() {
        return identity;
    }

    @Override public void close() {
        stop();
    }
}
