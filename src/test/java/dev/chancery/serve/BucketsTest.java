package dev.chancery.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;

/// Each peer may ask so much, whatever the others do.
class BucketsTest {

    private static InetAddress peer(int number) throws Exception {
        return InetAddress.getByAddress(new byte[] {10, 0, (byte) (number >> 8), (byte) number});
    }

    @Test void aPeerThatHasAskedEnoughWaitsAndOthersDoNot() throws Exception {
        var buckets = new Buckets(2, 4);
        assertThat(buckets.take(peer(1), 0)).isTrue();
        assertThat(buckets.take(peer(1), 0)).isTrue();
        assertThat(buckets.take(peer(1), 0)).isFalse();
        assertThat(buckets.take(peer(2), 0)).isTrue();
        assertThat(buckets.take(peer(1), 250)).isTrue();
        assertThat(buckets.take(peer(1), 250)).isFalse();
    }

    @Test void timeThatGoesBackGivesNothing() throws Exception {
        var buckets = new Buckets(1, 1);
        assertThat(buckets.take(peer(1), 10_000)).isTrue();
        assertThat(buckets.take(peer(1), 0)).isFalse();
        assertThat(buckets.take(peer(1), 999)).isFalse();
        assertThat(buckets.take(peer(1), 1000)).isTrue();
    }
}
