package dev.chancery.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizesTest {

    @ParameterizedTest
    @CsvSource({"0, 0 B", "999, 999 B", "1000, 1 kB", "1440, 1.4 kB", "999499, 999 kB", "999500, 1 MB",
            "14200000000, 14 GB", "9000000000000000, '9,000 TB'"})
    void sizesAreSaidAsDrivesAreSold(long octets, String words) {
        assertThat(Sizes.words(octets)).isEqualTo(words);
    }
}
