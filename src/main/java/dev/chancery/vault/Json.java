package dev.chancery.vault;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// JSON as a Vault writes it: of an object what is asked for by its path, and nothing where it is of another kind.
final class Json {

    private static final int DEEPEST = 32;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION).build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private final JsonNode node;

    private Json(JsonNode node) {
        this.node = node;
    }

    /// The object; empty when it is none, is cut, or something follows it.
    static Optional<Json> read(byte[] octets) {
        try {
            return Optional.of(MAPPER.readTree(octets)).filter(JsonNode::isObject).map(Json::new);
        } catch (JacksonException none) {
            return Optional.empty();
        }
    }

    static byte[] written(Map<String, ?> values) {
        return MAPPER.writeValueAsBytes(values);
    }

    /// The member at this path; empty when it is absent or null.
    Optional<Json> at(String... path) {
        var here = node;
        for (var name : path) {
            here = here.get(name);
            if (here == null || here.isNull()) {
                return Optional.empty();
            }
        }
        return Optional.of(new Json(here));
    }

    Optional<String> text(String... path) {
        return at(path).filter(found -> found.node.isString()).map(found -> found.node.stringValue());
    }

    Optional<Boolean> flag(String... path) {
        return at(path).filter(found -> found.node.isBoolean()).map(found -> found.node.booleanValue());
    }

    /// A whole number, or text that is one.
    OptionalLong number(String... path) {
        var there = at(path).map(found -> found.node);
        if (there.filter(found -> found.isIntegralNumber() && found.canConvertToLong()).isPresent()) {
            return OptionalLong.of(there.get().longValue());
        }
        return there.filter(found -> found.isString() && found.stringValue().matches("-?\\d{1,18}"))
                .map(found -> OptionalLong.of(Long.parseLong(found.stringValue()))).orElse(OptionalLong.empty());
    }

    /// The texts of the list there; what is no text is left out.
    List<String> texts(String... path) {
        var found = new ArrayList<String>();
        at(path).filter(there -> there.node.isArray()).ifPresent(list -> list.node.forEach(each -> {
            if (each.isString()) {
                found.add(each.stringValue());
            }
        }));
        return found;
    }

    boolean isList(String... path) {
        return at(path).filter(there -> there.node.isArray()).isPresent();
    }
}
