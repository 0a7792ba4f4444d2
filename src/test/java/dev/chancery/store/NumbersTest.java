package dev.chancery.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1_023, 1_024, 1_025, 17_408, 17_409, 100_000})
    void allAreThereInTheirOrder(int count) {
        var numbers = new Numbers();
        LongStream.range(0, count).forEach(number -> numbers.add(number * 7));
        assertThat(numbers.toArray()).isEqualTo(LongStream.range(0, count).map(number -> number * 7).toArray());
    }
}
