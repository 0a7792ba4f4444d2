package dev.chancery.vault;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.chancery.domain.VaultAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Gives the answers that a real Vault has given, each to the very request that it was given to: method, path, headers
/// and every field of the body must be the recorded ones.
final class ContractServer implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// Not recorded, as documented: what a token may do. A living one may nothing on the path that was asked about.
    private static final String CAPABILITIES = "/v1/sys/capabilities-self";
    private static final Set<String> DEAD = Set.of("s.bad", "exhausted");

    /// What HTTP itself needs, and what says that we mean it.
    private static final Set<String> USUAL = Set.of("host", "user-agent", "content-length", "content-type", "connection", "upgrade",
            "http2-settings", "x-vault-request");

    private final HttpServer server;
    private final Map<String, JsonNode> interactions = new LinkedHashMap<>();
    private final Set<String> used = new TreeSet<>();
    private final List<String> differences = new ArrayList<>();
    private JsonNode expected;
    private boolean exhausted;

    ContractServer(Path contract) {
        JSON.readTree(contract.toFile()).get("interactions").forEach(each -> interactions.put(each.get("name").stringValue(), each));
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.createContext("/", this::serve);
        server.start();
    }

    VaultAddress address() {
        return VaultAddress.parse("http://127.0.0.1:" + server.getAddress().getPort(), "").orRefuse();
    }

    /// The next request must be this one.
    synchronized void expect(String name) {
        expected = Objects.requireNonNull(interactions.get(name), name);
        exhausted = name.contains("exhausted");
    }

    synchronized JsonNode request(String name) {
        return interactions.get(name).get("request");
    }

    synchronized JsonNode response(String name) {
        return interactions.get(name).get("response").get("body");
    }

    int count() {
        return interactions.size();
    }

    synchronized Set<String> unused() {
        var left = new TreeSet<>(interactions.keySet());
        left.removeAll(used);
        return left;
    }

    /// In what the requests so far were not the recorded ones.
    synchronized List<String> differences() {
        return List.copyOf(differences);
    }

    private synchronized void serve(HttpExchange exchange) {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (exchange.getRequestURI().toString().equals(CAPABILITIES)) {
                capabilities(exchange);
                return;
            }
            var expected = soundedAfterwards(exchange) ? interactions.get("sealed: health") : this.expected;
            if (expected == this.expected) {
                compare(exchange, body);
            }
            var response = expected.get("response");
            var raw = response.get("body").get("_raw");
            send(exchange, response.get("status").intValue(), response.get("content_type").stringValue(),
                    raw == null ? JSON.writeValueAsString(response.get("body")) : raw.stringValue());
            if (expected == this.expected) {
                used.add(expected.get("name").stringValue());
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    // Whoever is told that it is sealed may ask how it is.
    private boolean soundedAfterwards(HttpExchange exchange) {
        return exchange.getRequestURI().toString().equals("/v1/sys/health") && expected.get("name").stringValue().equals("sealed: sign");
    }

    private void capabilities(HttpExchange exchange) throws IOException {
        var dead = exhausted || DEAD.contains(exchange.getRequestHeaders().getFirst("X-Vault-Token"));
        send(exchange, dead ? 403 : 200, "application/json", dead ? "{\"errors\":[\"permission denied\"]}" : "{\"data\":{\"capabilities\":[\"deny\"]}}");
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        var octets = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, octets.length == 0 ? -1 : octets.length);
        exchange.getResponseBody().write(octets);
    }

    private void compare(HttpExchange exchange, String body) {
        var request = expected.get("request");
        same("method", request.get("method").stringValue(), exchange.getRequestMethod());
        same("path", request.get("path").stringValue(), exchange.getRequestURI().toString());
        var sent = new LinkedHashMap<String, String>();
        exchange.getRequestHeaders().forEach((name, values) -> sent.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        sent.keySet().removeAll(USUAL);
        var recorded = new LinkedHashMap<String, String>();
        request.get("headers").properties().forEach(each -> recorded.put(each.getKey().toLowerCase(Locale.ROOT), each.getValue().stringValue()));
        same("headers", recorded, sent);
        compareBody(exchange, request.get("body"), body);
    }

    private void compareBody(HttpExchange exchange, JsonNode recorded, String body) {
        if (recorded.isNull()) {
            same("body", "", body);
        } else if (recorded.isString()) {
            same("body", recorded.stringValue(), body);
        } else {
            same("content type", "application/json", exchange.getRequestHeaders().getFirst("Content-Type"));
            same("body", recorded, JSON.readTree(body));
        }
    }

    private void same(String what, Object recorded, Object sent) {
        if (!recorded.equals(sent)) {
            differences.add("%s, %s: recorded %s, sent %s".formatted(expected.get("name").stringValue(), what, recorded, sent));
        }
    }

    @Override public void close() {
        server.stop(0);
    }
}
