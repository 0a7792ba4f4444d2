package dev.chancery.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BulkCountTest {

    private static final BulkCount HALFWAY = new BulkCount(Map.of(BulkResult.WAITING, 40L, BulkResult.ISSUED, 5L, BulkResult.KEPT, 3L,
            BulkResult.REFUSED, 2L), 4);

    @Test void everyThingIsCountedAndOnlyThoseThatWaitAreUndecided() {
        assertThat(HALFWAY.of(BulkResult.WAITING)).isEqualTo(40);
        assertThat(HALFWAY.of(BulkResult.REFUSED)).isEqualTo(2);
        assertThat(HALFWAY.all()).isEqualTo(50);
        assertThat(HALFWAY.decided()).isEqualTo(10);
        assertThat(HALFWAY.exported()).isEqualTo(4);
    }

    @Test void aResultThatNobodyCameToCountsNothing() {
        var done = new BulkCount(Map.of(BulkResult.ISSUED, 7L), 7);
        assertThat(done.of(BulkResult.REFUSED)).isZero();
        assertThat(done.decided()).isEqualTo(7).isEqualTo(done.all());
        assertThat(new BulkCount(Map.of(), 0).decided()).isZero();
    }

    @Test void itStaysAsItWasCounted() {
        var counted = new EnumMap<>(Map.of(BulkResult.ISSUED, 7L));
        var count = new BulkCount(counted, 0);
        counted.put(BulkResult.ISSUED, 8L);
        assertThat(count.of(BulkResult.ISSUED)).isEqualTo(7);
    }
}
