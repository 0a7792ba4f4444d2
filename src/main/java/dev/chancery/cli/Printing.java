package dev.chancery.cli;

import static java.util.Objects.requireNonNull;

import dev.chancery.domain.Failure;
import dev.chancery.words.Failures;
import dev.chancery.words.Violations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Answers and failures as text or as JSON.
final class Printing {

    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Printing() {}

    static void print(Console console, Output output, Answer answer) {
        console.out().println(output.json ? JSON.writeValueAsString(answer.facts()) : answer.text());
        console.out().flush();
    }

    static void print(Console console, boolean json, Throwable thrown) {
        var told = thrown instanceof CancellationException ? Map.<String, Object>of("code", "cancelled", "title", "Cancelled")
                : facts(thrown);
        console.err().println(json ? JSON.writeValueAsString(Map.of("error", told)) : text(told));
        console.err().flush();
    }

    private static Map<String, Object> facts(Throwable thrown) {
        var told = Failures.tell(thrown);
        var facts = new LinkedHashMap<String, Object>();
        facts.put("code", told.code().orElse(name(thrown)));
        facts.put("title", told.title());
        facts.put("happened", told.happened());
        facts.put("kept", told.kept());
        facts.put("next", told.next());
        if (thrown instanceof Failure.Malformed) {
            facts.put("detail", told.technical());
        }
        if (thrown instanceof Failure.Refused refused) {
            facts.put("violations", refused.violations().stream().map(Violations::withField).toList());
        }
        return facts;
    }

    private static String text(Map<String, Object> facts) {
        var lines = List.of("title", "happened", "detail", "kept", "next").stream().filter(facts::containsKey)
                .map(key -> requireNonNull(facts.get(key)).toString()).filter(line -> !line.isBlank()).toList();
        return "chancery: " + String.join("\n", lines);
    }

    private static String name(Throwable thrown) {
        var name = thrown.getClass().getSimpleName();
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
