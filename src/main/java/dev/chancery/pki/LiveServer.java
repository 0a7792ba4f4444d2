package dev.chancery.pki;

import dev.chancery.domain.Cause;
import dev.chancery.domain.Cause.Unreached.Why;
import dev.chancery.domain.Progress;
import dev.chancery.domain.ServerAddress;
import dev.chancery.domain.SubjectName;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A TLS server that is looked at: its chain is taken whatever it is and trusted in nothing, and not an octet of data goes
/// over the connection.
public final class LiveServer {

    private static final Logger LOG = LoggerFactory.getLogger(LiveServer.class);

    /// What came of calling on it.
    public sealed interface Contact {

        /// Its chain as it sends it, what was agreed on, and whether it asks its clients for a certificate. A server that
        /// hangs up on whoever has none agrees on nothing.
        record Met(List<byte[]> chain, Optional<Cause.Connected> agreed, boolean asks) implements Contact {}

        record Missed(Why why) implements Contact {}
    }

    private final ServerAddress address;
    private final Optional<SubjectName.Dns> serverName;
    private final Tapped socket = new Tapped();
    private final Onlooker onlooker = new Onlooker();

    private LiveServer(ServerAddress address, Optional<SubjectName.Dns> serverName) {
        this.address = address;
        this.serverName = serverName;
    }

    /// Calls on the server and takes its chain.
    ///
    /// @param serverName what the server is asked for by name (SNI, RFC 6066, 3)
    /// @throws java.util.concurrent.CancellationException once the user has cancelled
    public static Contact contact(
            ServerAddress address, Optional<SubjectName.Dns> serverName, Duration limit, Progress progress) {
        var server = new LiveServer(address, serverName);
        try {
            return Errand.run(server::meet, server.socket, limit, progress);
        } catch (IOException missed) {
            LOG.debug("{} was not met", address, missed);
            return server.onlooker.chain().isEmpty() ? new Contact.Missed(server.why(missed))
                    : new Contact.Met(server.onlooker.chain(), Optional.empty(), server.onlooker.asked());
        }
    }

    private Contact meet() throws IOException, GeneralSecurityException {
        socket.connect(new InetSocketAddress(InetAddress.getByName(address.host().value()), address.port()));
        var context = SSLContext.getInstance("TLS");
        context.init(new KeyManager[] {onlooker.keys()}, new TrustManager[] {onlooker.trust()}, null);
        try (var secure = (SSLSocket) context.getSocketFactory().createSocket(socket, address.host().value(), address.port(), true)) {
            var parameters = secure.getSSLParameters();
            parameters.setServerNames(serverName.stream().<javax.net.ssl.SNIServerName>map(name -> new SNIHostName(name.value())).toList());
            secure.setSSLParameters(parameters);
            secure.startHandshake();
            var session = secure.getSession();
            return new Contact.Met(onlooker.chain(),
                    Optional.of(new Cause.Connected(session.getProtocol(), session.getCipherSuite())), onlooker.asked());
        }
    }

    private Why why(IOException missed) {
        return switch (missed) {
            case UnknownHostException _ -> Why.UNKNOWN_HOST;
            case SocketTimeoutException _ -> Why.NO_ANSWER;
            case ConnectException _ -> Why.CLOSED_PORT;
            default -> whyBroken();
        };
    }

    private Why whyBroken() {
        if (!socket.isConnected()) {
            return Why.NO_ROUTE;
        }
        return socket.first().isEmpty() ? Why.HUNG_UP : isTls(socket.first().getAsInt()) ? Why.NO_AGREEMENT : Why.NO_TLS;
    }

    /// A record is a handshake or an alert here (RFC 8446, 5.1).
    private static boolean isTls(int first) {
        return first == 22 || first == 21;
    }

    /// A socket that remembers with what the other side began.
    private static final class Tapped extends Socket {

        private volatile int first = -1;

        OptionalInt first() {
            return first < 0 ? OptionalInt.empty() : OptionalInt.of(first);
        }

        @Override public InputStream getInputStream() throws IOException {
            return new FilterInputStream(super.getInputStream()) {
                @Override public int read() throws IOException {
                    return remember(super.read());
                }

                @Override public int read(byte[] into, int from, int most) throws IOException {
                    int count = super.read(into, from, most);
                    remember(count > 0 ? into[from] & 0xff : -1);
                    return count;
                }
            };
        }

        private int remember(int octet) {
            if (first < 0) {
                first = octet;
            }
            return octet;
        }
    }
}
