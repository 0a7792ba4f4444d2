package dev.chancery.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class AheadTest {

    private final Set<Integer> made = ConcurrentHashMap.newKeySet();
    private final List<Integer> discarded = Collections.synchronizedList(new ArrayList<>());

    private Ahead<Integer, Integer> ahead(int count) {
        return new Ahead<>(IntStream.range(0, count).boxed().toList(), source -> {
            if (source == 13) {
                throw new IllegalArgumentException("thirteen");
            }
            made.add(source);
            return source;
        }, discarded::add, 2);
    }

    @Test void allComeInTheirOrderAndNoneIsDiscarded() {
        var taken = new ArrayList<Integer>();
        try (var ahead = ahead(13)) {
            ahead.forEach(taken::add);
        }
        assertThat(taken).containsExactlyElementsOf(IntStream.range(0, 13).boxed().toList());
        assertThat(discarded).isEmpty();
    }

    @Test void whatWasMadeAndIsNotTakenIsDiscarded() {
        try (var ahead = ahead(12)) {
            assertThat(ahead.iterator().next()).isZero();
        }
        made.remove(0);
        assertThat(discarded).containsExactlyInAnyOrderElementsOf(made).hasSizeLessThan(9);
    }

    @Test void soItIsWhenOneCannotBeMade() {
        var taken = new ArrayList<Integer>();
        assertThatThrownBy(() -> {
            try (var ahead = ahead(40)) {
                ahead.forEach(taken::add);
            }
        }).isInstanceOf(IllegalArgumentException.class).hasMessage("thirteen");
        assertThat(taken).hasSize(13);
        taken.forEach(made::remove);
        assertThat(discarded).containsExactlyInAnyOrderElementsOf(made);
    }
}
