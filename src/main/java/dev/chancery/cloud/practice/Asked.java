package dev.chancery.cloud.practice;

import com.sun.net.httpserver.HttpExchange;
import dev.chancery.cloud.practice.Refusal.Why;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A request as it arrived. `path` and `query` are still encoded; header names are in lower case, and of a header that came
/// twice the values are joined.
record Asked(String method, String path, String query, Map<String, String> headers, byte[] body) {

    private static final int MOST_OCTETS = 1 << 20;
    private static final Pattern JSON = Pattern.compile("application/(json|[a-z0-9.+-]+\\+json)(\\s*;.*)?", Pattern.CASE_INSENSITIVE);
    private static final JsonMapper MAPPER = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    /// Empty when the body is too much to be one of ours.
    static Optional<Asked> of(HttpExchange exchange) throws IOException {
        var headers = new HashMap<String, String>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        var address = exchange.getRequestURI();
        var body = exchange.getRequestBody().readNBytes(MOST_OCTETS + 1);
        var query = Optional.ofNullable(address.getRawQuery()).orElse("");
        return body.length > MOST_OCTETS ? Optional.empty()
                : Optional.of(new Asked(exchange.getRequestMethod(), address.getRawPath(), query, headers, body));
    }

    /// The same by another method.
    Asked by(String other) {
        return new Asked(other, path, query, headers, body);
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /// The values of the query, decoded.
    Map<String, String> parameters() {
        return Arrays.stream(query.split("&")).filter(each -> !each.isEmpty()).map(each -> each.split("=", 2)).collect(
                Collectors.toMap(each -> decoded(each[0]), each -> each.length == 1 ? "" : decoded(each[1]), (first, _) -> first, LinkedHashMap::new));
    }

    /// The steps of the path, decoded.
    List<String> segments() {
        return Arrays.stream(path.split("/")).skip(1).map(Asked::decoded).toList();
    }

    // A plus stays a plus in a path, and a client that means a blank in a query writes %20.
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            throw new Refusal(Why.BAD_REQUEST, "The address is not encoded as it should be.");
        }
    }

    /// The whole body as an object of JSON, said to be that.
    JsonNode json() {
        if (!header("content-type").filter(type -> JSON.matcher(type).matches()).isPresent()) {
            throw new Refusal(Why.NOT_JSON_TYPE, "Content-Type must be application/json.");
        }
        try {
            var node = MAPPER.readTree(body);
            if (node.isObject()) {
                return node;
            }
        } catch (JacksonException none) {
            throw new Refusal(Why.BAD_REQUEST, "The body is not JSON: " + none.getOriginalMessage());
        }
        throw new Refusal(Why.BAD_REQUEST, "The body is not a JSON object.");
    }

    /// The text there.
    static String text(JsonNode node, String name) {
        return optional(node, name).filter(text -> !text.isEmpty())
                .orElseThrow(() -> new Refusal(Why.BAD_REQUEST, "The body lacks '%s', which is text.".formatted(name)));
    }

    static Optional<String> optional(JsonNode node, String name) {
        return Optional.ofNullable(node.get(name)).filter(JsonNode::isString).map(JsonNode::stringValue);
    }

    static boolean flag(JsonNode node, String name) {
        return Optional.ofNullable(node.get(name)).filter(JsonNode::isBoolean).map(JsonNode::booleanValue).orElse(false);
    }
}
