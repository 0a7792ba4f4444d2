package dev.chancery;

import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;

/// The lab's input files, which lie in `../shared/data` beside the checkout. Where they are missing the test is skipped
/// on a developer's machine and fails in CI (`CI=true`).
public final class LabData {

    private LabData() {}

    public static Path file(String name) {
        return shared("data", name);
    }

    /// Vectors and seeds of other projects, in `../shared/corpora`.
    public static Path corpus(String name) {
        return shared("corpora", name);
    }

    private static Path shared(String folder, String name) {
        var file = Path.of("").toAbsolutePath().resolveSibling("shared").resolve(folder).resolve(name);
        if (!Files.isReadable(file)) {
            if (Boolean.parseBoolean(System.getenv("CI"))) {
                throw new AssertionError("missing input " + file);
            }
            abort("missing input " + file);
        }
        return file;
    }
}
