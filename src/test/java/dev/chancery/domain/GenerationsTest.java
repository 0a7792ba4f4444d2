package dev.chancery.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class GenerationsTest {

    private static AuthorityId id(long value) {
        return new AuthorityId(value);
    }

    private final Generations three = new Generations(Map.of(id(1), id(5), id(5), id(9)));

    @Test void theNewestIsTheOneThatNothingFollows() {
        assertThat(three.newest(id(1))).isEqualTo(id(9));
        assertThat(three.newest(id(5))).isEqualTo(id(9));
        assertThat(three.newest(id(9))).isEqualTo(id(9));
        assertThat(three.newest(id(2))).isEqualTo(id(2));
    }

    @Test void bothNeighboursAreKnown() {
        assertThat(three.after(id(1))).contains(id(5));
        assertThat(three.before(id(5))).contains(id(1));
        assertThat(three.before(id(1))).isEmpty();
        assertThat(three.isFollowed(id(9))).isFalse();
        assertThat(three.allBefore(id(9))).containsExactly(id(5), id(1));
    }

    @Test void aCircleEnds() {
        var circle = new Generations(Map.of(id(1), id(2), id(2), id(1)));
        assertThat(circle.newest(id(1))).isEqualTo(id(1));
        assertThat(circle.allBefore(id(1))).containsExactlyInAnyOrder(id(1), id(2));
    }
}
