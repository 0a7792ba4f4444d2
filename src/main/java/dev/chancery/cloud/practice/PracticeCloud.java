package dev.chancery.cloud.practice;

import static dev.chancery.domain.CloudFailure.CloudUnreached.Why.NO_CONNECTION;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.chancery.cloud.practice.Refusal.Why;
import dev.chancery.domain.CloudCall;
import dev.chancery.domain.CloudFailure;
import dev.chancery.domain.CloudKind;
import dev.chancery.domain.Credential;
import dev.chancery.domain.Mishap;
import dev.chancery.domain.PlaceField;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/// A cloud to rehearse with, on this machine alone and at a port that is free. What is registered lives until it is closed.
public final class PracticeCloud implements AutoCloseable {

    /// How long it asks to be left alone when it is asked too often, in seconds.
    public static final int RETRY_AFTER = 2;

    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE");

    private final Personality personality;
    private final String scheme;
    private final HttpServer server;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Mishaps mishaps = new Mishaps();
    private final List<String> lines = new ArrayList<>();

    private PracticeCloud(Personality personality, String scheme, HttpServer server) {
        this.personality = personality;
        this.scheme = scheme;
        this.server = server;
        server.setExecutor(workers);
        server.createContext("/", this::handle);
        server.start();
    }

    /// Opens one of this kind, over plain HTTP. Codes and certificates run out by `clock`.
    ///
    /// @throws CloudFailure.CloudUnreached when this machine has no port for it
    /// @throws IllegalArgumentException for [CloudKind#BY_HAND]
    public static PracticeCloud open(CloudKind kind, Clock clock, SecureRandom random) {
        var personality = personality(kind, clock, random);
        try {
            return new PracticeCloud(personality, "http", HttpServer.create(anyPort(), 0));
        } catch (IOException noPort) {
            throw new CloudFailure.CloudUnreached("127.0.0.1", NO_CONNECTION, noPort);
        }
    }

    /// The same over TLS.
    public static PracticeCloud openSecured(CloudKind kind, Clock clock, SecureRandom random, SSLContext tls) {
        var personality = personality(kind, clock, random);
        try {
            var server = HttpsServer.create(anyPort(), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(tls));
            return new PracticeCloud(personality, "https", server);
        } catch (IOException noPort) {
            throw new CloudFailure.CloudUnreached("127.0.0.1", NO_CONNECTION, noPort);
        }
    }

    private static Personality personality(CloudKind kind, Clock clock, SecureRandom random) {
        return Personality.of(kind, new Setting(clock, new Randomness(random), new Examination(clock)));
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
    }

    public String address() {
        return scheme + "://127.0.0.1:" + server.getAddress().getPort();
    }

    /// Where to register: its address and whatever else this cloud asks for.
    public Map<PlaceField, String> place() {
        var place = new EnumMap<PlaceField, String>(personality.place());
        place.put(PlaceField.ADDRESS, address());
        return place;
    }

    /// Whom it lets in; each caller gets a credential of its own to close.
    public Credential credential() {
        return personality.credential();
    }

    /// A person types the code of somebody who signs in, and says yes or no.
    ///
    /// @throws IllegalArgumentException when nobody waits for that code
    public void say(String userCode, boolean yes) {
        synchronized (personality) {
            personality.say(userCode, yes);
        }
    }

    /// Lets the next `times` requests go wrong: those for one of `steps`, or any when none is named. A request that comes
    /// while several are ordered takes the first that fits.
    public void fail(Mishap mishap, int times, CloudCall... steps) {
        synchronized (personality) {
            mishaps.order(mishap, times, Set.copyOf(Arrays.asList(steps)));
        }
    }

    /// What it has now, the oldest first.
    public List<Registered> registered() {
        synchronized (personality) {
            return personality.held().stream().map(Held::shown).toList();
        }
    }

    /// Every request so far: method, path and query.
    public List<String> lines() {
        synchronized (personality) {
            return List.copyOf(lines);
        }
    }

    /// Forgets everything, and what was to go wrong.
    public void reset() {
        synchronized (personality) {
            personality.reset();
            mishaps.clear();
            lines.clear();
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var asked = Asked.of(exchange);
            var answer = asked.isEmpty() ? Optional.of(Answered.empty(413)) : answered(asked.get());
            if (answer.isPresent()) {
                send(exchange, answer.get());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// Empty where the connection ends without an answer.
    private Optional<Answered> answered(Asked asked) throws InterruptedException {
        Optional<Mishap> mishap;
        Optional<Answered> answer;
        synchronized (personality) {
            lines.add(asked.method() + " " + asked.path() + (asked.query().isEmpty() ? "" : "?" + asked.query()));
            mishap = mishaps.next(step(asked));
            answer = mishap.isPresent() ? mishap(mishap.get(), asked) : Optional.of(proper(asked));
        }
        if (mishap.equals(Optional.of(Mishap.TIMEOUT))) {
            closed.await();
        }
        return answer;
    }

    private Optional<CloudCall> step(Asked asked) {
        try {
            return personality.step(asked);
        } catch (Refusal unreadable) {
            return Optional.empty();
        }
    }

    private Optional<Answered> mishap(Mishap mishap, Asked asked) {
        return switch (mishap) {
            case TIMEOUT, CUT_BEFORE -> Optional.empty();
            case CUT_AFTER -> {
                proper(asked);
                yield Optional.empty();
            }
            case TOO_FAST -> Optional.of(refused(Why.TOO_FAST, "Rate exceeded").with("Retry-After", Integer.toString(RETRY_AFTER)));
            case FAULT -> Optional.of(refused(Why.FAULT, "Something went wrong within the practice cloud, as it was told to."));
            case UNAVAILABLE -> Optional.of(refused(Why.UNAVAILABLE, "The practice cloud is being looked after, as it was told to."));
            case EXPIRED_TOKEN -> Optional.of(refused(Why.OLD_TOKEN, "The token expired."));
            case HTML -> Optional.of(new Answered(200, Map.of("Content-Type", "text/html"),
                    "<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body>Sign in to go on</body></html>\n"));
            case JSON_IN_JSON -> Optional.of(proper(asked).wrapped());
            case WRONG_ETAG -> {
                personality.disturb();
                yield Optional.of(proper(asked));
            }
        };
    }

    private Answered refused(Why why, String message) {
        return personality.refused(new Refusal(why, message));
    }

    private Answered proper(Asked asked) {
        try {
            var signIn = personality.signIn(asked);
            if (signIn.isPresent()) {
                return signIn.get();
            }
            personality.identify(asked);
            return personality.answer(personality.step(asked).orElseThrow(() -> unknown(asked)), asked);
        } catch (Refusal refusal) {
            return personality.refused(refusal);
        }
    }

    private Refusal unknown(Asked asked) {
        var elsewhere = METHODS.stream().anyMatch(method -> step(asked.by(method)).isPresent());
        return new Refusal(elsewhere ? Why.NO_SUCH_METHOD : Why.NO_SUCH_ADDRESS, "There is no %s %s.".formatted(asked.method(), asked.path()));
    }

    private static void send(HttpExchange exchange, Answered answer) throws IOException {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        var octets = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), octets.length == 0 ? -1 : octets.length);
        exchange.getResponseBody().write(octets);
    }

    /// Ends at once; nobody who waits for an answer gets one.
    @Override public void close() {
        closed.countDown();
        server.stop(0);
        workers.shutdownNow();
    }
}
