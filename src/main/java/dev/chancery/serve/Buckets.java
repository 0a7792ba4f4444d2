package dev.chancery.serve;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;

/// How often each peer may ask: so many at once, and then so many a second. Remembers the last peers alone, so that many of
/// them cost no memory.
final class Buckets {

    private static final int MOST_PEERS = 10_000;

    private record Bucket(double tokens, long at) {}

    private final int atOnce;
    private final int perSecond;
    private final Map<InetAddress, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override protected boolean removeEldestEntry(Map.Entry<InetAddress, Bucket> eldest) {
            return size() > MOST_PEERS;
        }
    };

    Buckets(int atOnce, int perSecond) {
        this.atOnce = atOnce;
        this.perSecond = perSecond;
    }

    /// Whether this peer may ask now, at `millis` of any clock.
    synchronized boolean take(InetAddress peer, long millis) {
        var last = buckets.getOrDefault(peer, new Bucket(atOnce, millis));
        var tokens = Math.min(atOnce, last.tokens() + Math.max(0, millis - last.at()) * perSecond / 1000.0);
        buckets.put(peer, new Bucket(tokens >= 1 ? tokens - 1 : tokens, millis));
        return tokens >= 1;
    }
}
