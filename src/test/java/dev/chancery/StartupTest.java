package dev.chancery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class StartupTest {

    private static final Instant BEGUN = Instant.parse("2026-11-01T00:00:00Z");

    @Test void eachMarkIsPrintedOnceWithItsMilliseconds() {
        var lines = new ArrayList<String>();
        var clock = Clock.offset(Clock.fixed(BEGUN, ZoneOffset.UTC), Duration.ofMillis(1_234));
        var startup = new Startup(BEGUN, clock, lines::add);
        startup.passed(Startup.Mark.UNLOCK_SHOWN);
        startup.passed(Startup.Mark.UNLOCK_SHOWN);
        startup.passed(Startup.Mark.MAIN_USABLE);
        assertThat(lines).containsExactly("unlock-shown: 1234 ms", "main-usable: 1234 ms");
    }
}
