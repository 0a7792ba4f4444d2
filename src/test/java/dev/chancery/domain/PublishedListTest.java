package dev.chancery.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PublishedListTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final PublishedList LIST = new PublishedList(ListNumber.of(7), NOON, NOON.plus(Duration.ofHours(24)), Optional.empty());

    @Test void itIsReplacedWithAQuarterOfItsTimeLeft() {
        assertThat(LIST.due()).isEqualTo(NOON.plus(Duration.ofHours(18)));
    }

    @Test void itIsOfUseFromItsBeginningToItsEnd() {
        assertThat(LIST.isUsable(NOON)).isTrue();
        assertThat(LIST.isUsable(NOON.minus(Duration.ofMinutes(5)))).isTrue();
        assertThat(LIST.isUsable(NOON.minus(Duration.ofMinutes(6)))).isFalse();
        assertThat(LIST.isUsable(LIST.nextUpdate().minusNanos(1))).isTrue();
        assertThat(LIST.isUsable(LIST.nextUpdate())).isFalse();
    }
}
