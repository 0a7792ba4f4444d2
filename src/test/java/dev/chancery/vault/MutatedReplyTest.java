package dev.chancery.vault;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.chancery.Any;
import dev.chancery.LabData;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Progress;
import dev.chancery.domain.VaultAddress;
import dev.chancery.domain.VaultLogin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// Answers of a real Vault, bent in every way: each is read or is a [Failure], and nothing else ever comes out.
class MutatedReplyTest {

    private static final int MUTATIONS = 10_000;
    private static final int[] STATUSES = {200, 200, 200, 200, 204, 302, 400, 403, 404, 405, 429, 500, 503};

    private volatile int status;
    private volatile byte[] body = {};

    @Test void noAnswerEscapesAsAnythingButAFailure() throws IOException {
        long seed = Long.getLong("any.seed", System.nanoTime());
        var random = new Random(seed);
        var answers = answers();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
        var address = VaultAddress.parse("http://127.0.0.1:" + server.getAddress().getPort(), "").orRefuse();
        int read = 0;
        try (var vault = Vault.open(address, List.of(), VaultLogin.Token.of("t".toCharArray()), Progress.NONE)) {
            for (int i = 0; i < MUTATIONS; i++) {
                body = mutated(random, answers.get(random.nextInt(answers.size())));
                status = STATUSES[random.nextInt(STATUSES.length)];
                read += survives(vault, FedVault.CALLS.get(random.nextInt(FedVault.CALLS.size())), seed) ? 1 : 0;
            }
        } finally {
            server.stop(0);
        }
        assertThat(read).as("answers that were read").isBetween(1, MUTATIONS - 1);
    }

    private boolean survives(Vault vault, Consumer<Vault> call, long seed) {
        try {
            call.accept(vault);
            return true;
        } catch (Failure known) {
            return false;
        } catch (RuntimeException | StackOverflowError escaped) {
            throw new AssertionError("%s, %s (-Dany.seed=%s)".formatted(status, new String(body, StandardCharsets.UTF_8), seed), escaped);
        }
    }

    private void serve(HttpExchange exchange) {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            var octets = status == 204 ? new byte[0] : body;
            exchange.sendResponseHeaders(status, octets.length == 0 ? -1 : octets.length);
            exchange.getResponseBody().write(octets);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static List<byte[]> answers() {
        var found = new ArrayList<byte[]>();
        JsonMapper.builder().build().readTree(LabData.file("vault-contract.json").toFile()).get("interactions").forEach(each -> {
            var body = each.get("response").get("body");
            found.add((body.has("_raw") ? body.get("_raw").stringValue() : body.toString()).getBytes(StandardCharsets.UTF_8));
        });
        return found;
    }

    private static byte[] mutated(Random random, byte[] answer) {
        var text = new String(answer, StandardCharsets.UTF_8);
        for (int i = random.nextInt(4); i > 0 && !text.isEmpty(); i--) {
            int at = random.nextInt(text.length());
            int to = Math.min(text.length(), at + 1 + random.nextInt(30));
            text = switch (random.nextInt(9)) {
                case 0 -> text.substring(0, at);
                case 1 -> text.substring(0, at) + text.substring(to);
                case 2 -> text.substring(0, at) + Any.text(random, 8) + text.substring(at);
                case 3 -> text.substring(0, to) + text.substring(at);
                case 4 -> text.replaceFirst(":\"[^\"]*\"", ":" + value(random));
                case 5 -> text.replaceFirst(":(true|false|null|\\d+)", ":" + value(random));
                case 6 -> text.substring(0, at) + (char) random.nextInt(256) + text.substring(Math.min(text.length(), at + 1));
                case 7 -> "[".repeat(random.nextInt(5000)) + text;
                default -> text.replace("\"data\":{", "\"data\":" + value(random) + ",\"other\":{");
            };
        }
        return text.getBytes(random.nextInt(8) == 0 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
    }

    private static String value(Random random) {
        return Any.of(random, "null", "0", "-1", "1e400", "99999999999999999999", "253402300800", "[]", "{}", "[null]", "\"\"", "true",
                "[\"x\",7]", "{\"a\":{\"a\":[]}}", "\"\\u202e\"", "9223372036854775807", "\"00\"");
    }
}
