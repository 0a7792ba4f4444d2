package dev.chancery.cloud;

import dev.chancery.domain.Credential;
import dev.chancery.domain.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// Where AWS's own tools keep access keys: the environment, and the profiles of `~/.aws/credentials`.
public final class AwsFiles {

    private static final Pattern SECTION = Pattern.compile("\\[\\s*(?:profile\\s+)?([^\\]]+?)\\s*\\]");

    private AwsFiles() {}

    /// The keys in these variables of the environment; empty when they are not all there.
    public static Optional<Credential.AwsKeys> environment(Map<String, String> variables) {
        return keys(name -> variables.getOrDefault(name.toUpperCase(Locale.ROOT), ""));
    }

    /// The profiles in `file` that have keys, in their order; none when there is no such file or it cannot be read.
    public static List<String> profiles(Path file) {
        var sections = sections(file);
        return sections.keySet().stream().filter(name -> keys(sections, name).isPresent()).toList();
    }

    /// The keys of a profile; empty when it has none.
    public static Optional<Credential.AwsKeys> profile(Path file, String name) {
        return keys(sections(file), name);
    }

    private static Optional<Credential.AwsKeys> keys(Map<String, Map<String, String>> sections, String name) {
        var section = sections.getOrDefault(name, Map.of());
        return keys(key -> section.getOrDefault(key, ""));
    }

    private static Optional<Credential.AwsKeys> keys(UnaryOperator<String> value) {
        var id = value.apply("aws_access_key_id");
        var secret = value.apply("aws_secret_access_key");
        var session = value.apply("aws_session_token");
        return id.isBlank() || secret.isBlank() ? Optional.empty() : Optional.of(new Credential.AwsKeys(id,
                Secret.of(secret.toCharArray()), session.isBlank() ? Optional.empty() : Optional.of(Secret.of(session.toCharArray()))));
    }

    private static Map<String, Map<String, String>> sections(Path file) {
        var sections = new LinkedHashMap<String, Map<String, String>>();
        var here = new LinkedHashMap<String, String>();
        for (var line : lines(file)) {
            var section = SECTION.matcher(line.strip());
            var equals = line.indexOf('=');
            if (section.matches()) {
                here = new LinkedHashMap<>();
                sections.put(section.group(1), here);
            } else if (equals > 0 && !line.strip().startsWith("#")) {
                here.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
            }
        }
        return sections;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException unreadable) {
            return List.of();
        }
    }
}
