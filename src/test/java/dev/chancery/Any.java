package dev.chancery;

import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;

/// Random values for property tests. A failure prints the seed; `-Dany.seed=` repeats it. `-Dany.tries=` is how many.
public final class Any {

    private static final int TRIES = Integer.getInteger("any.tries", 1_000);

    private Any() {}

    /// Checks `property` on a thousand values, or as many as were asked for.
    public static <T> void holdsFor(Function<Random, T> values, Consumer<T> property) {
        long seed = Long.getLong("any.seed", System.nanoTime());
        var random = new Random(seed);
        for (int i = 0; i < TRIES; i++) {
            var value = values.apply(random);
            try {
                property.accept(value);
            } catch (RuntimeException | AssertionError failed) {
                throw new AssertionError("for " + value + " (-Dany.seed=" + seed + ")", failed);
            }
        }
    }

    /// Up to `most` characters out of everything Unicode has, with a liking for the ones that hurt.
    public static String text(Random random, int most) {
        var text = new StringBuilder();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            text.appendCodePoint(switch (random.nextInt(6)) {
                case 0 -> "/\\:*?\"<>|.=+-@,;'%#&~ \t\n\r\0".charAt(random.nextInt(26));
                case 1 -> new int[] {0x202E, 0x200B, 0xFEFF, 0x85, 0x2028, 0x7F}[random.nextInt(6)];
                case 2 -> random.nextInt(0x10000, 0x10FFFF);
                case 3 -> random.nextInt(0xA0, 0xD7FF);
                default -> random.nextInt(0x21, 0x7F);
            });
        }
        return text.toString();
    }

    @SafeVarargs
    public static <T> T of(Random random, T... values) {
        return values[random.nextInt(values.length)];
    }
}
