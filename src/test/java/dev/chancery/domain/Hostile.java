package dev.chancery.domain;

import dev.chancery.Any;
import java.util.Random;

/// Texts of the kind that a person, a file or an attacker hands in: noise, noise behind a likely beginning, and noise
/// with half a character in it.
final class Hostile {

    private Hostile() {}

    static String text(Random random) {
        var noise = Any.text(random, 90);
        return switch (random.nextInt(5)) {
            case 0 -> Any.of(random, "DNS:", "ip:", "URI:", "email:", "0x", "-", "*.", "xn--", "::", "https://") + noise;
            case 1 -> noise + Any.of(random, "h", ":", ".", "@lab.example", "\uD83D", "\uDC00", "\u0301", "%");
            case 2 -> Any.text(random, 2_000);
            default -> noise;
        };
    }
}
