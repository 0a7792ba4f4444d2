package dev.chancery.serve;

import java.net.SocketAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.util.thread.Scheduler;

/// Ends each connection some time after it began, however slowly its peer goes on: a header that comes octet by octet holds
/// nobody up for longer. Where an answer is on its way it may end first, but not for ever.
final class WholeTime implements Connection.Listener {

    private static final int MOST_ROUNDS = 10;

    private final Scheduler scheduler;
    private final Duration whole;
    private final Set<SocketAddress> answering = ConcurrentHashMap.newKeySet();

    WholeTime(Scheduler scheduler, Duration whole) {
        this.scheduler = scheduler;
        this.whole = whole;
    }

    @Override public void onOpened(Connection connection) {
        if (!(connection.getEndPoint() instanceof SslConnection.SslEndPoint)) {
            end(connection.getEndPoint(), connection.getEndPoint().getRemoteSocketAddress(), MOST_ROUNDS);
        }
    }

    // A socket that is closed by then does not say its peer any more.
    private void end(EndPoint socket, SocketAddress peer, int rounds) {
        scheduler.schedule(() -> {
            if (rounds > 0 && answering.contains(peer)) {
                end(socket, peer, rounds - 1);
            } else {
                socket.close();
            }
        }, whole.toMillis(), TimeUnit.MILLISECONDS);
    }

    void begins(SocketAddress peer) {
        answering.add(peer);
    }

    void ends(SocketAddress peer) {
        answering.remove(peer);
    }
}
