package dev.chancery.cloud;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;

/// A real HTTP server on this machine whose answers a test writes, and that keeps what it was asked.
public final class SmallServer implements AutoCloseable {

    /// What it was asked; header names are in lower case.
    public record Asked(String method, String target, Map<String, String> headers, String body) {
        public String line() {
            return method + " " + target;
        }
    }

    /// What it answers. Status 0 cuts the connection.
    public record Answered(int status, Map<String, String> headers, String body) {
        public static Answered json(int status, String body) {
            return new Answered(status, Map.of("Content-Type", "application/json"), body);
        }

        public static final Answered CUT = new Answered(0, Map.of(), "");
    }

    public interface Handler {
        Answered answer(Asked asked);
    }

    public final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());
    private final HttpServer server;
    private volatile Handler handler;

    public SmallServer(Handler handler) {
        this.handler = handler;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    public void answers(Handler next) {
        handler = next;
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public List<String> lines() {
        return asked.stream().map(Asked::line).toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        var headers = new HashMap<String, String>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var question = new Asked(exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, body);
        asked.add(question);
        var answer = handler.answer(question);
        if (answer.status() == 0) {
            exchange.close();
            return;
        }
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        var octets = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), octets.length == 0 ? -1 : octets.length);
        exchange.getResponseBody().write(octets);
        exchange.close();
    }

    @Override public void close() {
        server.stop(0);
    }
}
