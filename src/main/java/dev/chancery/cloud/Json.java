package dev.chancery.cloud;

import dev.chancery.domain.Bytes;
import dev.chancery.domain.CloudFact;
import dev.chancery.domain.CloudFacts;
import dev.chancery.domain.Failure;
import dev.chancery.pki.Pem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// JSON as clouds write it, read leniently: numbers where text is expected, JSON within a JSON string, a BOM before it or
/// a word around it when it was pasted.
final class Json {

    private static final int DEEPEST = 32;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build()).build()).build();

    private final JsonNode node;

    private Json(JsonNode node) {
        this.node = node;
    }

    /// The value in `text`; empty when there is no object and no list in it.
    static Optional<Json> read(String text) {
        return parsed(text).or(() -> parsed(inner(text))).map(Json::unwrapped).filter(node -> node.isContainer()).map(Json::new);
    }

    private static Optional<JsonNode> parsed(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(MAPPER.readTree(text));
        } catch (JacksonException none) {
            return Optional.empty();
        }
    }

    private static String inner(String text) {
        var from = text.indexOf('{');
        var to = text.lastIndexOf('}');
        return from < 0 || to < from ? "" : text.substring(from, to + 1);
    }

    // A text stays one even if it reads as a number: a code such as 12E45678 would be infinite.
    private static JsonNode unwrapped(JsonNode node) {
        return node.isString() ? parsed(node.stringValue()).filter(JsonNode::isContainer).orElse(node) : node;
    }

    /// The member at this path, be it within JSON that was put into a string; empty when it is absent or null.
    Optional<Json> at(String... path) {
        var here = node;
        for (var name : path) {
            var next = unwrapped(here).get(name);
            if (next == null || next.isNull()) {
                return Optional.empty();
            }
            here = next;
        }
        return Optional.of(new Json(unwrapped(here)));
    }

    /// The text, number or truth value there, without the space around it.
    Optional<String> text(String... path) {
        return at(path).filter(found -> found.node.isValueNode()).map(found -> found.node.asString().strip())
                .filter(text -> !text.isEmpty());
    }

    Optional<Boolean> flag(String... path) {
        return text(path).map(text -> text.equalsIgnoreCase("true"));
    }

    /// The members of the list there, or of this one; none when it is no list.
    List<Json> list(String... path) {
        var found = new ArrayList<Json>();
        at(path).filter(there -> there.node.isArray()).ifPresent(list -> list.node.forEach(each -> found.add(new Json(each))));
        return found;
    }

    boolean isList() {
        return node.isArray();
    }

    /// Those members that are there, each as the fact it is of.
    CloudFacts facts(Map<String, CloudFact> members) {
        var found = new EnumMap<CloudFact, String>(CloudFact.class);
        members.forEach((name, fact) -> text(name).ifPresent(value -> found.put(fact, value)));
        return new CloudFacts(found);
    }

    /// The certificate there: PEM, or the base64 of DER or of PEM. Empty when it is none of them.
    Optional<Bytes> certificate(String... path) {
        return text(path).flatMap(Json::certificateIn);
    }

    private static Optional<Bytes> certificateIn(String text) {
        try {
            if (text.contains("-----BEGIN")) {
                return Pem.read(text).stream().map(block -> Bytes.of(block.content())).findFirst();
            }
            var octets = Base64.getMimeDecoder().decode(text);
            var inner = new String(octets, StandardCharsets.US_ASCII);
            return inner.startsWith("-----BEGIN") ? certificateIn(inner) : Optional.of(Bytes.of(octets));
        } catch (IllegalArgumentException | Failure.Malformed none) {
            return Optional.empty();
        }
    }

    /// `values` as JSON, a line for each: values are text, truth values, or such maps and lists again. On a sheet it reads
    /// as the vendors print it.
    static String write(Map<String, ?> values) {
        return values.entrySet().stream()
                .map(each -> MAPPER.writeValueAsString(each.getKey()) + ":" + MAPPER.writeValueAsString(each.getValue()))
                .collect(Collectors.joining(",\n", "{\n", "\n}"));
    }

    /// Keeps the order in which they stand here.
    static Map<String, Object> fields(Object... namesAndValues) {
        var fields = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }
}
