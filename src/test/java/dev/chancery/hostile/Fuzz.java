package dev.chancery.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Where Jazzer comes in: `-Dchancery.parser` names the [Parser] that it feeds, `-Dchancery.corpus` where it begins.
public final class Fuzz {

    private static final Parser PARSER = Parser.valueOf(System.getProperty("chancery.parser"));
    private static final int WARM = 50;

    private Fuzz() {}

    /// Called once before: what is loaded then does not count as the time of the first input. Nothing but this reader is warmed
    /// up, because every class that is loaded is instrumented first.
    public static void fuzzerInitialize() {
        PARSER.feed(new byte[0]);
        seeds().forEach(PARSER::feed);
    }

    private static List<byte[]> seeds() {
        try (var files = Files.list(Path.of(System.getProperty("chancery.corpus")))) {
            return files.limit(WARM).map(Fuzz::content).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// Called for each input.
    public static void fuzzerTestOneInput(byte[] input) {
        PARSER.feed(input);
    }
}
