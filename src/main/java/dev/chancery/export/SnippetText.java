package dev.chancery.export;

import static java.util.Objects.requireNonNull;

import dev.chancery.domain.Checked;
import dev.chancery.domain.Field;
import dev.chancery.domain.Installation;
import dev.chancery.domain.ServerAddress;
import dev.chancery.domain.Snippet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Fills in snippets. Each is a template in the resources, a text of its own language with `{{places}}`; a line whose place
/// stays empty is left out. No snippet holds what a key or a certificate contains, only where they are.
public final class SnippetText {

    private static final String TOPIC = "lab/hello";
    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z]+)}}");

    /// A text that goes into a place, and the field that it comes from.
    private record Value(Field field, String text) {}

    private final Snippet snippet;
    private final Map<String, Value> values = new HashMap<>();

    private SnippetText(Snippet snippet) {
        this.snippet = snippet;
    }

    /// The snippet for this installation, or why it cannot be written.
    public static Checked<String> of(Snippet snippet, Installation installation) {
        var violations = installation.violations(snippet);
        if (!violations.isEmpty()) {
            return new Checked.Invalid<>(violations);
        }
        var text = new SnippetText(snippet);
        text.putFiles(installation);
        if (snippet.namesServer()) {
            text.putServer(installation.server());
        }
        return text.filledIn();
    }

    private void putFiles(Installation installation) {
        var files = installation.files();
        put("ca", Field.FOLDER, installation.path(files.ca()));
        put("chain", Field.FOLDER, installation.path(files.chain()));
        put("key", Field.FOLDER, installation.path(files.key()));
        put("packed", Field.FOLDER, files.arePacked() ? installation.path(files.packed()) : "");
        put("keystore", Field.FOLDER, installation.path("keystore.p12"));
        put("truststore", Field.FOLDER, installation.path("truststore.p12"));
        put("client", Field.THING_ID, installation.client());
        put("topic", Field.NAME, TOPIC);
        put("list", Field.LIST_PATH, installation.beside().list());
        put("domain", Field.URI_DOMAIN, installation.beside().domain());
    }

    private void putServer(ServerAddress server) {
        put("host", Field.ADDRESS, server.host().value());
        put("uri", Field.ADDRESS, "mqtts://" + server);
        put("bind", Field.ADDRESS, "0.0.0.0:" + server.port());
        put("port", Field.ADDRESS, Integer.toString(server.port()));
    }

    private void put(String place, Field field, String text) {
        values.put(place, new Value(field, text.strip()));
    }

    private Checked<String> filledIn() {
        var lines = template().lines().filter(this::isWhole).map(this::filledIn).toList();
        return Checked.all(lines).map(all -> String.join("\n", all) + "\n");
    }

    private boolean isWhole(String line) {
        return PLACE.matcher(line).results().noneMatch(place -> value(place).text().isEmpty());
    }

    private Checked<String> filledIn(String line) {
        var places = PLACE.matcher(line).results().toList();
        var quoted = Checked.all(places.stream().map(this::quoted).toList());
        return quoted.map(texts -> woven(List.of(PLACE.split(line, -1)), texts));
    }

    private Checked<String> quoted(MatchResult place) {
        var value = value(place);
        return place.group(1).equals("port") ? Checked.valid(value.text()) : quoting().quote(value.field(), value.text());
    }

    private Value value(MatchResult place) {
        return requireNonNull(values.get(place.group(1)));
    }

    /// The texts between the parts.
    private static String woven(List<String> parts, List<String> texts) {
        var line = new StringBuilder(parts.getFirst());
        for (int i = 0; i < texts.size(); i++) {
            line.append(texts.get(i)).append(parts.get(i + 1));
        }
        return line.toString();
    }

    private Quoting quoting() {
        return switch (snippet) {
            case MOSQUITTO -> Quoting.LINE;
            case MOSQUITTO_CLIENT, KEY_STORES, UNPACK -> Quoting.SHELL;
            case AMQTT, AMQTT_CLIENT, AMQTT_PYTHON, PYTHON -> Quoting.STRING;
            case NGINX, EMQX -> Quoting.WITHOUT_DOLLAR;
            case HIVEMQ -> Quoting.XML;
            case C -> Quoting.C;
        };
    }

    private String template() {
        try (var found = SnippetText.class.getResourceAsStream("/snippets/" + snippet.file())) {
            return new String(found.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
