package dev.chancery.serve;

import java.time.Duration;

/// What one peer, and all of them together, may take.
///
/// @param idle how long nothing may come on a connection
/// @param whole how long a connection may take for its questions in all
/// @param atOnce how many questions a peer may ask in one go, and then `perSecond`
public record Limits(int bodyOctets, int headerOctets, Connections connections, Duration idle, Duration whole, int atOnce, int perSecond) {

    /// How many connections there are at once: of all, where more wait in the system's queue until one ends, and of one peer,
    /// where more are closed.
    public record Connections(int ofAll, int ofPeer) {}

    public static final Limits USUAL =
            new Limits(64 << 10, 8 << 10, new Connections(200, 50), Duration.ofSeconds(10), Duration.ofSeconds(30), 200, 50);
}
