package dev.chancery.hostile;

import dev.chancery.engine.Office;

/// Where Jazzer comes in: `-Dchancery.parser` names the [Parser] that it feeds.
public final class Fuzz {

    private static final Parser PARSER = Parser.valueOf(System.getProperty("chancery.parser"));

    private Fuzz() {}

    /// Called once before: what is loaded then does not count as the time of the first input.
    public static void fuzzerInitialize() {
        Office.warmUp();
        PARSER.feed(new byte[0]);
    }

    /// Called for each input.
    public static void fuzzerTestOneInput(byte[] input) {
        PARSER.feed(input);
    }
}
