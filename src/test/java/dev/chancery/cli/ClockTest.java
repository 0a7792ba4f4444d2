package dev.chancery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClockTest {

    @TempDir Path folder;
    private TestConsole console;

    @BeforeEach void store() {
        console = TestConsole.withStore(folder);
        assertThat(console.call("ca", "create", "Lab CA").exit()).isZero();
    }

    @Test void aClockThatFitsIsSaidToFit() {
        var said = console.call("clock", "show", "--json");
        assertThat(said.exit()).isZero();
        assertThat(said.err()).isEmpty();
        assertThat(said.json().get("inDoubt").asBoolean()).isFalse();
    }

    @Test void aClockThatWentBackIsToldAtEveryCommandAndSignsNothingUntilItIsConfirmed() {
        console.clock.advance(Duration.ofDays(-2));
        assertThat(console.call("ca", "list").err()).contains("went back by 2 days", "chancery clock confirm");
        var refused = console.call("ca", "create", "Another CA", "--json");
        assertThat(refused.exit()).isEqualTo(Exit.REFUSED.code());
        assertThat(refused.err()).contains("\"code\" : \"clockInDoubt\"");
        assertThat(console.call("clock", "show").exit()).isEqualTo(Exit.BAD.code());
        assertThat(console.call("clock", "confirm", "--json").json().get("confirmed").asBoolean()).isTrue();
        assertThat(console.call("ca", "create", "Another CA").exit()).isZero();
        assertThat(console.call("audit", "list").out()).contains("clock.doubted", "clock.confirmed");
        assertThat(console.call("clock", "confirm").out()).contains("was not in doubt");
    }

    @Test void aClockThatWentFarForwardIsToldToo() {
        console.clock.advance(Duration.ofDays(800));
        assertThat(console.call("clock", "show").out()).contains("went forward by 2 years");
        assertThat(console.call("ca", "create", "Another CA").exit()).isEqualTo(Exit.REFUSED.code());
    }
}
