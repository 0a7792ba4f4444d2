package dev.chancery.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CostTest {

    private static final long MILLISECOND = 1_000_000;

    @Test
    void theStandardIs64MebibytesAndThreePasses() {
        assertThat(Cost.STANDARD).isEqualTo(new Cost(65_536, 3, 1));
    }

    @Test
    void aSlowMachineGetsTheStandard() {
        assertThat(Cost.measured(Duration.ofMillis(250), cost -> cost.passes() * 100 * MILLISECOND)).isEqualTo(Cost.STANDARD);
        assertThat(Cost.measured(Duration.ZERO, _ -> 0)).isEqualTo(Cost.STANDARD);
    }

    @Test
    void aFastMachineGetsAsManyPassesAsItTakes() {
        assertThat(Cost.measured(Duration.ofMillis(250), cost -> cost.passes() * 10 * MILLISECOND).passes()).isEqualTo(25);
        assertThat(Cost.measured(Duration.ofMillis(250), cost -> 100 * MILLISECOND + cost.passes() * 10 * MILLISECOND)
                .passes()).isGreaterThanOrEqualTo(15);
    }

    @Test
    void measuringEndsWhateverTheClockSays() {
        assertThat(Cost.measured(Duration.ofMillis(250), _ -> 0).passes()).isEqualTo(Limits.MOST_PASSES);
        assertThat(Cost.measured(Duration.ofDays(1), _ -> MILLISECOND).passes()).isEqualTo(Limits.MOST_PASSES);
    }

    @Test
    void aRealMeasurementEnds() {
        assertThat(Cost.measured(Duration.ofNanos(1))).isEqualTo(Cost.STANDARD);
    }

    @Test
    void whatArgonCannotDoIsNoCost() {
        for (var wrong : List.of(new int[] {7, 1, 1}, new int[] {15, 1, 2}, new int[] {8, 0, 1}, new int[] {8, 1, 0},
                new int[] {Limits.MOST_MEMORY_KIB + 1, 1, 1}, new int[] {8, Limits.MOST_PASSES + 1, 1},
                new int[] {1024, 1, Limits.MOST_LANES + 1})) {
            assertThatThrownBy(() -> new Cost(wrong[0], wrong[1], wrong[2])).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
