package dev.chancery.pki;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What `docs/verification.md` says of a suite, held against what a run has found: the figure and each disagreement.
final class Disagreements {

    private static final Path PAGE = Path.of("docs/verification.md");
    private static final Pattern ROW = Pattern.compile("\\| `([^`]+)` \\|.*");

    private Disagreements() {}

    /// Writes both into `target/verification`, and holds when the part under `heading` says `figure` and its table names exactly `found`.
    static void areTold(String heading, String figure, Collection<String> found) throws IOException {
        var figures = Files.createDirectories(Path.of("target/verification"));
        Files.writeString(figures.resolve(heading + ".txt"), heading + ": " + figure + "\n" + String.join("\n", new TreeSet<>(found)) + "\n");
        var part = part(heading);
        assertThat(String.join("\n", part)).as(heading).contains(figure);
        assertThat(part.stream().map(ROW::matcher).filter(java.util.regex.Matcher::matches).map(row -> row.group(1)).toList())
                .as("%s in %s", heading, PAGE).containsExactlyInAnyOrderElementsOf(found);
    }

    private static List<String> part(String heading) throws IOException {
        var lines = Files.readAllLines(PAGE);
        int from = lines.indexOf("### " + heading);
        assertThat(from).as(heading).isNotNegative();
        return lines.stream().skip(from + 1L).takeWhile(line -> !line.startsWith("#")).toList();
    }
}
