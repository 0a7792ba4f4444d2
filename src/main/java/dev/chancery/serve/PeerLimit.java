package dev.chancery.serve;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;

/// Closes a connection at once whose peer has enough of them, so that nobody takes those of all others.
final class PeerLimit implements Connection.Listener {

    private final int most;
    private final ConcurrentMap<InetAddress, Integer> open = new ConcurrentHashMap<>();
    /// Whose each is: a socket that is closed does not say it any more.
    private final ConcurrentMap<Connection, InetAddress> peers = new ConcurrentHashMap<>();

    PeerLimit(int most) {
        this.most = most;
    }

    @Override public void onOpened(Connection connection) {
        peer(connection).ifPresent(peer -> {
            peers.put(connection, peer);
            if (open.merge(peer, 1, Integer::sum) > most) {
                connection.getEndPoint().close();
            }
        });
    }

    @Override public void onClosed(Connection connection) {
        Optional.ofNullable(peers.remove(connection)).ifPresent(peer -> {
            open.computeIfPresent(peer, (_, count) -> count - 1);
            open.remove(peer, 0);
        });
    }

    /// Empty for what runs within a connection, as HTTP does within TLS.
    private static Optional<InetAddress> peer(Connection connection) {
        EndPoint end = connection.getEndPoint();
        return !(end instanceof SslConnection.SslEndPoint) && end.getRemoteSocketAddress() instanceof InetSocketAddress peer
                ? Optional.ofNullable(peer.getAddress()) : Optional.empty();
    }
}
