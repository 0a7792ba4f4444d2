package dev.chancery.serve;

import java.time.Duration;

/// What one peer, and all of them together, may take.
///
/// @param connections at once; more wait in the system's queue until one ends
/// @param idle how long nothing may come on a connection
/// @param whole how long a connection may take for its questions in all
/// @param atOnce how many questions a peer may ask in one go, and then `perSecond`
public record Limits(int bodyOctets, int headerOctets, int connections, Duration idle, Duration whole, int atOnce, int perSecond) {

    public static final Limits USUAL =
            new Limits(64 << 10, 8 << 10, 200, Duration.ofSeconds(10), Duration.ofSeconds(30), 200, 50);
}
