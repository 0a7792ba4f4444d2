package dev.chancery.hostile;

/// Where Jazzer comes in: `-Dchancery.parser` names the [Parser] that it feeds.
public final class Fuzz {

    private static final Parser PARSER = Parser.valueOf(System.getProperty("chancery.parser"));

    private Fuzz() {}

    /// Called for each input.
    public static void fuzzerTestOneInput(byte[] input) {
        PARSER.feed(input);
    }
}
