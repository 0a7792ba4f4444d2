package dev.chancery.ui.profiles;

import dev.chancery.domain.Template;
import java.util.List;
import java.util.stream.Collectors;

/// Lists that are typed one a line.
final class Lines {

    private Lines() {}

    static String of(List<?> values) {
        return values.stream().map(Object::toString).collect(Collectors.joining("\n"));
    }

    /// The lines that say something.
    static List<String> of(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    static List<Template> templates(String text) {
        return of(text).stream().map(Template::of).toList();
    }
}
