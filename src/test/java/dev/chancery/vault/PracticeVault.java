package dev.chancery.vault;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.chancery.domain.Secret;
import dev.chancery.domain.VaultAddress;
import dev.chancery.domain.VaultLogin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// A small Vault on this machine for tests: it keeps mounts, roles, policies, tokens and AppRoles, signs with real keys,
/// and answers in the words, statuses and oddities of the recorded contract. Its faults are ordered beforehand.
public final class PracticeVault implements AutoCloseable {

    public static final String ROOT_TOKEN = "root-practice";

    /// What goes wrong with one answer.
    public enum Fault {
        /// The request never arrives.
        GONE,
        /// It is done and nothing is answered.
        LOST,
        /// It is done and half of the answer comes.
        CUT,
        /// It is done, and the answer comes when [PracticeVault#release] says so.
        SLOW,
        /// 500, and nothing is done.
        BROKEN,
        /// 429, and nothing is done.
        BUSY,
        /// It is done, and a page of HTML comes.
        NOT_JSON,
        /// It is done, and what comes has no end that anybody would wait for.
        HUGE
    }

    static final String WARNINGS = "\u0000warnings";

    private record Ordered(String part, Fault fault) {}

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Clock clock;
    private final String scheme;
    private final Map<String, PracticePki> mounts = new TreeMap<>();
    private final PracticeTokens tokens;
    private final List<Ordered> ordered = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch slow = new CountDownLatch(1);
    private volatile boolean sealed;
    private volatile boolean openBao;

    private PracticeVault(HttpServer server, String scheme, Clock clock) {
        this.server = server;
        this.scheme = scheme;
        this.clock = clock;
        this.tokens = new PracticeTokens(clock, ROOT_TOKEN);
        server.createContext("/", this::serve);
        server.setExecutor(threads);
        server.start();
    }

    /// In plain HTTP, as it may be on this machine.
    public static PracticeVault start(Clock clock) {
        try {
            return new PracticeVault(HttpServer.create(loopback(), 0), "http", clock);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    /// With the certificate of `tls`.
    public static PracticeVault start(Clock clock, PracticeTls tls) {
        try {
            var server = HttpsServer.create(loopback(), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(tls.context()));
            return new PracticeVault(server, "https", clock);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    public VaultAddress address() {
        return VaultAddress.parse(scheme + "://localhost:" + server.getAddress().getPort(), "").orRefuse();
    }

    /// One that may do everything.
    public VaultLogin rootLogin() {
        return VaultLogin.Token.of(ROOT_TOKEN.toCharArray());
    }

    /// The mount `pki_int`, whose intermediate is signed by a root at `pki`, with the role `device` for `*.lab.test` that
    /// takes EC keys for up to a year.
    public PracticeVault withPki() {
        make("POST", "sys/mounts/pki", Map.of("type", "pki", "config", Map.of("max_lease_ttl", "87600h")));
        make("POST", "pki/root/generate/internal", Map.of("common_name", "Practice Root", "ttl", "87600h", "key_type", "ec", "key_bits", 256));
        make("POST", "sys/mounts/pki_int", Map.of("type", "pki", "config", Map.of("max_lease_ttl", "43800h")));
        var csr = map(make("POST", "pki_int/intermediate/generate/internal", Map.of("common_name", "Practice Issuing", "key_type", "ec", "key_bits", 256)));
        var signed = map(make("POST", "pki/root/sign-intermediate", Map.of("csr", csr.get("csr"), "common_name", "Practice Issuing",
                "ttl", "43800h", "format", "pem_bundle", "max_path_length", 0)));
        var root = make("GET", "pki/ca/pem", Map.of());
        make("POST", "pki_int/intermediate/set-signed", Map.of("certificate", signed.get("certificate") + "\n" + root));
        make("POST", "pki_int/roles/device", Map.of("allowed_domains", List.of("lab.test"), "allow_subdomains", true,
                "key_type", "ec", "key_bits", 256, "max_ttl", "8760h"));
        return this;
    }

    /// Does at once what a request with the root token would, without HTTP. Gives its data.
    public synchronized Object make(String method, String path, Map<String, ?> body) {
        var done = act(method, path, ROOT_TOKEN, new Body(body));
        return done.data == null ? done.auth : done.data;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object data) {
        return (Map<String, Object>) data;
    }

    /// A token with these rules, in the language of policies, that lives so long and works so often (0: always).
    public Secret token(String policy, Duration life, int uses) {
        make("PUT", "sys/policies/acl/practice", Map.of("policy", policy));
        var auth = map(make("POST", "auth/token/create", Map.of("policies", List.of("practice"), "ttl", life.toSeconds(), "num_uses", uses)));
        return Secret.of(auth.get("client_token").toString().toCharArray());
    }

    public synchronized void forget(Secret token) {
        tokens.forget(token.use(String::new));
    }

    public void seal() {
        sealed = true;
    }

    public void unseal() {
        sealed = false;
    }

    /// From now on it says that it is an OpenBao.
    public void beOpenBao() {
        openBao = true;
    }

    /// The next request whose `METHOD path` holds `part` goes wrong so; those ordered first come first.
    public void once(String part, Fault fault) {
        ordered.add(new Ordered(part, fault));
    }

    /// Lets the slow answers go, those to come too.
    public void release() {
        slow.countDown();
    }

    /// Every request so far, as `METHOD path`.
    public List<String> asked() {
        return List.copyOf(asked);
    }

    /// How many certificates a mount keeps, its authorities among them.
    public synchronized int count(String mount) {
        return mounts.get(mount).count();
    }

    private void serve(HttpExchange exchange) {
        try (exchange) {
            var what = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath().replaceFirst("^/v1/", "");
            var body = exchange.getRequestBody().readAllBytes();
            asked.add(what);
            var fault = ordered.stream().filter(each -> what.contains(each.part)).findFirst();
            fault.ifPresent(ordered::remove);
            answer(exchange, what, body, fault.map(Ordered::fault));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(HttpExchange exchange, String what, byte[] body, Optional<Fault> fault) throws IOException, InterruptedException {
        if (fault.filter(Fault.GONE::equals).isPresent()) {
            return;
        }
        if (fault.filter(Fault.BROKEN::equals).isPresent()) {
            send(exchange, new Said(500, errors("1 error occurred:\n\t* internal error\n\n"), "application/json"));
            return;
        }
        if (fault.filter(Fault.BUSY::equals).isPresent()) {
            send(exchange, new Said(429, errors("request path \"" + what + "\": rate limit quota exceeded"), "application/json"));
            return;
        }
        var said = said(exchange, what, body);
        switch (fault.orElse(Fault.BROKEN)) {
            case LOST, GONE, BUSY -> { }
            case CUT -> cut(exchange, said);
            case SLOW -> {
                slow.await();
                send(exchange, said);
            }
            case NOT_JSON -> send(exchange, new Said(200, "<html><body>Bad gateway</body></html>", "text/html"));
            case HUGE -> huge(exchange);
            case BROKEN -> send(exchange, said);
        }
    }

    private record Said(int status, String text, String type) {}

    private record Done(Object data, Object auth) {}

    private static void send(HttpExchange exchange, Said said) throws IOException {
        var octets = said.text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", said.type);
        exchange.sendResponseHeaders(said.status, octets.length == 0 ? -1 : octets.length);
        exchange.getResponseBody().write(octets);
    }

    private static void cut(HttpExchange exchange, Said said) throws IOException {
        var octets = said.text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(said.status, octets.length);
        exchange.getResponseBody().write(octets, 0, octets.length / 2);
        exchange.getResponseBody().flush();
    }

    private static void huge(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        var part = new byte[1 << 16];
        for (int i = 0; i < 1 << 12; i++) {
            exchange.getResponseBody().write(part);
        }
    }

    private synchronized Said said(HttpExchange exchange, String what, byte[] body) {
        var method = what.substring(0, what.indexOf(' '));
        var path = what.substring(what.indexOf(' ') + 1);
        try {
            if (path.equals("sys/health")) {
                return new Said(sealed ? 503 : 200, JSON.writeValueAsString(health()), "application/json");
            }
            if (sealed) {
                throw new No(503, "error performing token check: Vault is sealed");
            }
            return said(act(method, path, exchange.getRequestHeaders().getFirst("X-Vault-Token"), read(body)), path);
        } catch (No no) {
            return new Said(no.status, JSON.writeValueAsString(Map.of("errors", no.errors)), "application/json");
        }
    }

    private Map<String, Object> health() {
        return Map.of("initialized", true, "sealed", sealed, "standby", sealed, "performance_standby", false,
                "replication_performance_mode", sealed ? "unknown" : "disabled", "server_time_utc", clock.instant().getEpochSecond(),
                "version", openBao ? "2.4.1" : "1.6.0-practice");
    }

    private static Body read(byte[] octets) {
        try {
            return new Body(octets.length == 0 ? Map.of() : Body.cast(JSON.readValue(octets, Map.class)));
        } catch (JacksonException unreadable) {
            throw new No(400, "error parsing JSON");
        }
    }

    private static Said said(Done done, String path) {
        if (done.data instanceof String text) {
            return new Said(text.isEmpty() && !path.endsWith("ca_chain") ? 204 : 200, text, path.contains("crl") ? "application/pkix-crl" : "application/pkix-cert");
        }
        var data = done.data == null ? null : new LinkedHashMap<>(map(done.data));
        var warnings = data == null ? null : data.remove(WARNINGS);
        var answer = new LinkedHashMap<String, Object>();
        answer.put("request_id", "00000000-0000-0000-0000-000000000000");
        answer.put("lease_id", "");
        answer.put("renewable", false);
        answer.put("lease_duration", 0);
        answer.put("data", data == null || data.isEmpty() ? null : data);
        answer.put("wrap_info", null);
        answer.put("warnings", warnings);
        answer.put("auth", done.auth);
        return new Said(200, JSON.writeValueAsString(answer), "application/json");
    }

    private static String errors(String... texts) {
        return JSON.writeValueAsString(Map.of("errors", List.of(texts)));
    }

    private Done act(String method, String path, String shown, Body body) {
        var mount = mounts.keySet().stream().filter(each -> path.startsWith(each + "/")).findFirst();
        var rest = mount.map(each -> path.substring(each.length() + 1)).orElse(path);
        if (mount.isPresent() && PracticePki.isOpen(method, rest)) {
            return new Done(mounts.get(mount.get()).answer(method, rest, body), null);
        }
        if (path.matches("auth/[^/]+/login") && tokens.isEnabled(path.split("/")[1])) {
            return new Done(null, tokens.logIn(path.split("/")[1], body));
        }
        var token = tokens.shown(shown);
        tokens.require(token, path, switch (method) {
            case "GET" -> "read";
            case "LIST" -> "list";
            default -> "update";
        });
        return mount.isPresent() ? new Done(mounts.get(mount.get()).answer(method, rest, body), null) : system(method, path, token, body);
    }

    private Done system(String method, String path, PracticeTokens.Token token, Body body) {
        var steps = path.split("/");
        return switch (method + " " + String.join("/", List.of(steps).subList(0, Math.min(2, steps.length)))) {
            case "POST sys/mounts" -> new Done(mounted(steps, body), null);
            case "PUT sys/policies", "POST sys/policies" -> new Done(written(steps[3], body), null);
            case "POST sys/capabilities-self" -> new Done(capabilities(token, body), null);
            case "GET sys/mounts" -> new Done(listed(), null);
            case "GET sys/auth" -> new Done(tokens.methods(), null);
            case "GET sys/policies" -> new Done(tokens.policy(steps[3]), null);
            case "POST sys/auth" -> {
                tokens.enable(steps[2], body);
                yield new Done("", null);
            }
            case "GET auth/token" -> new Done(tokens.self(token), null);
            case "POST auth/token" -> new Done(null, path.endsWith("create") ? tokens.create(body) : tokens.renew(token, body));
            default -> steps.length >= 4 && steps[0].equals("auth") && tokens.isEnabled(steps[1]) && steps[2].equals("role")
                    ? appRole(method, steps, body) : none(path);
        };
    }

    private static Done none(String path) {
        throw new No(404, "no handler for route '" + path + "'");
    }

    private Object mounted(String[] steps, Body body) {
        var tuned = steps[steps.length - 1].equals("tune");
        var mount = String.join("/", List.of(steps).subList(2, steps.length - (tuned ? 1 : 0)));
        if (tuned) {
            mounts.get(mount).longest = body.span("max_lease_ttl");
            return "";
        }
        if (mounts.containsKey(mount)) {
            throw new No(400, "path is already in use at " + mount + "/");
        }
        var longest = body.inner("config").span("max_lease_ttl");
        mounts.put(mount, new PracticePki(clock, longest.isPositive() ? longest : Duration.ofHours(768)));
        return "";
    }

    private Object listed() {
        var all = new LinkedHashMap<String, Object>(Map.of("sys/", Map.of("type", "system", "config", Map.of("max_lease_ttl", 0))));
        mounts.forEach((path, mount) -> all.put(path + "/", Map.of("type", "pki", "config", Map.of("max_lease_ttl", mount.longest.toSeconds()))));
        return all;
    }

    private Object written(String policy, Body body) {
        tokens.policies.put(policy, body.text("policy"));
        return "";
    }

    private Object capabilities(PracticeTokens.Token token, Body body) {
        var found = new LinkedHashMap<String, Object>();
        body.list("paths").forEach(path -> found.put(path, tokens.capabilities(token, path)));
        return found;
    }

    private Done appRole(String method, String[] steps, Body body) {
        var last = steps.length == 4 ? "" : steps[4];
        return switch (method + " " + last) {
            case "POST " -> {
                tokens.write(steps[1], steps[3], body);
                yield new Done("", null);
            }
            case "GET " -> new Done(tokens.shownRole(steps[1], steps[3]), null);
            case "GET role-id" -> new Done(Map.of("role_id", tokens.roleId(steps[1], steps[3])), null);
            case "POST secret-id" -> new Done(tokens.secretId(steps[1], steps[3]), null);
            default -> none(String.join("/", steps));
        };
    }

    @Override public void close() {
        release();
        server.stop(0);
        threads.shutdownNow();
    }
}
