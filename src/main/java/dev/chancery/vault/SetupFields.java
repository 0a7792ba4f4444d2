package dev.chancery.vault;

import dev.chancery.domain.Checked;
import dev.chancery.domain.Ttl;
import dev.chancery.domain.VaultPath;
import dev.chancery.domain.VaultStep;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is wanted and what is there, field by field and written alike, so that the two can be compared.
final class SetupFields {

    private static final String LEASE = "max_lease_ttl";

    private SetupFields() {}

    static Map<String, String> wanted(VaultStep step) {
        return switch (step) {
            case VaultStep.Mount(_, var longest) -> Map.of("type", "pki", LEASE, longest.toString());
            case VaultStep.Root _, VaultStep.Issuing _, VaultStep.Urls _, VaultStep.Role _, VaultStep.Policy _, VaultStep.Login _,
                    VaultStep.AppRole _ -> written(SetupBody.of(step));
        };
    }

    private static Map<String, String> written(Map<String, Object> body) {
        var fields = new LinkedHashMap<String, String>();
        body.forEach((field, value) -> fields.put(field, written(value)));
        return fields;
    }

    private static String written(Object value) {
        return value instanceof List<?> many ? joined(many.stream().map(Object::toString)) : value.toString().strip();
    }

    private static String joined(Stream<String> values) {
        return values.sorted().collect(Collectors.joining(", "));
    }

    /// Empty where the answer says that nothing is there.
    static Optional<Map<String, String>> there(VaultStep step, Json answer) {
        return switch (step) {
            case VaultStep.Mount(var path, _) -> listed(answer, path).map(mount -> Map.of("type", mount.text("type").orElse(""),
                    LEASE, value(LEASE, mount, "config", LEASE)));
            case VaultStep.Login(var path) -> listed(answer, path).map(login -> Map.of("type", login.text("type").orElse("")));
            case VaultStep.Urls _ -> Optional.of(read(step, answer)).filter(fields -> fields.values().stream().anyMatch(text -> !text.isEmpty()));
            case VaultStep.Root _, VaultStep.Issuing _, VaultStep.Role _, VaultStep.Policy _, VaultStep.AppRole _ ->
                    Optional.of(read(step, answer));
        };
    }

    private static Optional<Json> listed(Json answer, VaultPath path) {
        return answer.at("data", path + "/").or(() -> answer.at(path + "/"));
    }

    private static Map<String, String> read(VaultStep step, Json answer) {
        var fields = new LinkedHashMap<String, String>();
        wanted(step).keySet().forEach(field -> fields.put(field, value(field, answer, "data", field)));
        return fields;
    }

    private static String value(String field, Json json, String... path) {
        if (json.isList(path)) {
            return joined(json.texts(path).stream());
        }
        var number = json.number(path);
        if (number.isPresent()) {
            return field.endsWith("ttl") ? life(number.getAsLong()) : Long.toString(number.getAsLong());
        }
        return json.text(path).map(String::strip).or(() -> json.flag(path).map(Object::toString)).orElse("");
    }

    private static String life(long seconds) {
        return Ttl.of(Duration.ofSeconds(seconds)) instanceof Checked.Valid<Ttl>(var life) ? life.toString() : seconds + "s";
    }
}
