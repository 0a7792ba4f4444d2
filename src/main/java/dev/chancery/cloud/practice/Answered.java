package dev.chancery.cloud.practice;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// What is answered; `body` is empty where there is none.
record Answered(int status, Map<String, String> headers, String body) {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    static Answered json(int status, Object value) {
        return new Answered(status, Map.of("Content-Type", "application/json"), MAPPER.writeValueAsString(value));
    }

    static Answered empty(int status) {
        return new Answered(status, Map.of(), "");
    }

    Answered with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answered(status, more, body);
    }

    /// The same with its JSON as text within JSON, as gateways between a cloud and its client make it.
    Answered wrapped() {
        return new Answered(status, headers, body.isEmpty() ? "" : MAPPER.writeValueAsString(status / 100 == 2 ? body : Map.of("Message", body)));
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
