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
            end(connection.getEndPoint(), MOST_ROUNDS);
        }
    }

    private void end(EndPoint socket, int rounds) {
        scheduler.schedule(() -> {
            if (rounds > 0 && answering.contains(socket.getRemoteSocketAddress())) {
                end(socket, rounds - 1);
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
