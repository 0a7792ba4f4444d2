package dev.chancery.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreHolderTest {

    private static final Instant SINCE = Instant.parse("2026-11-22T08:00:00.120Z");

    @Test void whatIsWrittenIsReadBack() {
        var holder = new StoreHolder(4711, true, SINCE, "bench-7.lab.example");
        assertThat(StoreHolder.parse(holder.text())).contains(holder);
        assertThat(StoreHolder.parse(new StoreHolder(1, false, SINCE, "").text())).contains(new StoreHolder(1, false, SINCE, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n\n\n", "12\nwindow", "x\nwindow\n2026-11-22T08:00:00Z\nlab\n", "12\nroot\n2026-11-22T08:00:00Z\nlab\n",
        "12\nwindow\nyesterday\nlab\n", "-1\nwindow\n2026-11-22T08:00:00Z\nlab\n"})
    void anythingElseSaysNothing(String text) {
        assertThat(StoreHolder.parse(text)).isEmpty();
    }

    @Test void aNameThatIsNoneIsNotShown() {
        assertThat(StoreHolder.parse("12\nwindow\n2026-11-22T08:00:00Z\n\u202eevil\n")).hasValueSatisfying(holder ->
                assertThat(holder.host()).isEmpty());
        assertThat(StoreHolder.host(" lab-7\n")).isEqualTo("lab-7");
    }
}
