package dev.chancery.vault;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The JSON object of a request, read as a Vault does: lists may be text with commas, lengths text or seconds.
record Body(Map<String, ?> fields) {

    private static final Pattern GO = Pattern.compile("(\\d+)([smhd])");

    String text(String name) {
        return fields.get(name) instanceof String text ? text : "";
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    boolean flag(String name, boolean usual) {
        return fields.get(name) instanceof Boolean flag ? flag : usual;
    }

    int number(String name, int usual) {
        return fields.get(name) instanceof Number number ? number.intValue() : usual;
    }

    List<String> list(String name) {
        return switch (fields.get(name)) {
            case List<?> list -> list.stream().map(String::valueOf).toList();
            case String text when !text.isEmpty() -> Arrays.stream(text.split(",")).map(String::strip).toList();
            case null, default -> List.of();
        };
    }

    Body inner(String name) {
        return fields.get(name) instanceof Map<?, ?> map ? new Body(cast(map)) : new Body(Map.of());
    }

    @SuppressWarnings("unchecked")
    static Map<String, ?> cast(Map<?, ?> map) {
        return (Map<String, ?>) map;
    }

    /// Zero when it is not there.
    Duration span(String name) {
        return switch (fields.get(name)) {
            case Number seconds -> Duration.ofSeconds(seconds.longValue());
            case String text when !text.isEmpty() -> span(name, text);
            case null, default -> Duration.ZERO;
        };
    }

    private static Duration span(String name, String text) {
        var form = GO.matcher(text);
        if (text.matches("\\d+")) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        if (!form.matches()) {
            throw new No(500, "1 error occurred:\n\t* error converting input %s for field \"%s\": strconv.ParseInt: parsing \"%s\": invalid syntax\n\n"
                    .formatted(text, name, text));
        }
        var amount = Long.parseLong(form.group(1));
        return switch (form.group(2)) {
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }
}
