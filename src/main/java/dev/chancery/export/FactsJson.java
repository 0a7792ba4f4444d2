package dev.chancery.export;

import java.util.List;
import java.util.Map;

/// Facts as one JSON document (RFC 8259): maps with texts as keys, lists, texts, whole numbers and truth values.
public final class FactsJson {

    private final JsonText json = new JsonText();

    private FactsJson() {}

    /// In ASCII, indented, with a line feed at the end.
    public static byte[] of(Map<String, ?> facts) {
        var writing = new FactsJson();
        writing.value(facts);
        return writing.json.take();
    }

    private void value(Object value) {
        switch (value) {
            case Map<?, ?> map -> json.object(() -> map.forEach((name, member) -> {
                json.name(name.toString());
                value(member);
            }));
            case List<?> list -> json.array(() -> list.forEach(this::value));
            case Boolean truth -> json.truth(truth);
            case Number number -> json.number(number.longValue());
            default -> json.text(value.toString());
        }
    }
}
