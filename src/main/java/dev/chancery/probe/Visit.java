package dev.chancery.probe;

import dev.chancery.domain.ProbeTarget;
import dev.chancery.domain.Sighting.Asked;
import dev.chancery.domain.Sighting.NotConnected.Why;
import dev.chancery.domain.Sighting.NotTls.Talk;
import dev.chancery.domain.Sighting;
import dev.chancery.domain.SubjectName;
import dev.chancery.domain.TlsAlert;
import java.io.Closeable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/// One connection, from the name to the last word.
final class Visit implements Closeable {

    private static final int MOST_ADDRESSES = 4;

    private final ProbeTarget target;
    private final Probe.Terms terms;
    private final Stages stages;
    private final OwnKey own;
    private volatile Tapped socket = new Tapped();
    private volatile boolean closed;

    Visit(ProbeTarget target, Probe.Terms terms, Stages stages) {
        this.target = target;
        this.terms = terms;
        this.stages = stages;
        this.own = new OwnKey(terms.identity());
    }

    /// Ends it from outside.
    @Override public void close() throws IOException {
        closed = true;
        stages.close();
        socket.close();
    }

    boolean go() throws IOException, GeneralSecurityException {
        connect(resolve());
        try (var secure = secured()) {
            secure.startHandshake();
            new Talking(target, own, stages, terms.limit()).on(secure);
        }
        return true;
    }

    private List<InetAddress> resolve() throws IOException {
        var addresses = Arrays.stream(InetAddress.getAllByName(target.address().host().value())).limit(MOST_ADDRESSES).toList();
        stages.add(target.address().host() instanceof SubjectName.Ip ? new Sighting.AddressGiven()
                : new Sighting.Resolved(texts(addresses)));
        return addresses;
    }

    private static List<String> texts(List<InetAddress> addresses) {
        return addresses.stream().map(InetAddress::getHostAddress).toList();
    }

    /// The next address is tried where one does not answer, within the time of all.
    private void connect(List<InetAddress> addresses) throws IOException {
        var share = (int) Math.max(1, terms.limit().dividedBy(addresses.size() + 1L).toMillis());
        var tried = new ArrayList<String>();
        for (var address : addresses) {
            tried.add(address.getHostAddress());
            try {
                socket.connect(new InetSocketAddress(address, target.address().port()), share);
                stages.add(new Sighting.Connected(address.getHostAddress()));
                return;
            } catch (IOException missed) {
                again(missed, tried, tried.size() == addresses.size());
            }
        }
    }

    private void again(IOException missed, List<String> tried, boolean last) throws IOException {
        if (last || closed) {
            stages.add(new Sighting.NotConnected(reason(missed), tried));
            throw missed;
        }
        socket.close();
        socket = new Tapped();
    }

    private static Why reason(IOException missed) {
        return missed instanceof SocketTimeoutException ? Why.NO_ANSWER
                : missed instanceof ConnectException ? Why.REFUSED : Why.NO_ROUTE;
    }

    private SSLSocket secured() throws IOException, GeneralSecurityException {
        var context = SSLContext.getInstance("TLS");
        context.init(new KeyManager[] {own}, new TrustManager[] {new ServerTrust(this::accepts)}, null);
        var secure = (SSLSocket) context.getSocketFactory()
                .createSocket(socket, target.address().host().value(), target.address().port(), true);
        var parameters = secure.getSSLParameters();
        parameters.setServerNames(target.askedName().stream().<SNIServerName>map(name -> new SNIHostName(name.value())).toList());
        target.application().ifPresent(name -> parameters.setApplicationProtocols(new String[] {name}));
        secure.setSSLParameters(parameters);
        return secure;
    }

    private boolean accepts(List<byte[]> chain, SSLSocket secure) {
        var session = secure.getHandshakeSession();
        stages.add(new Sighting.Agreed(session.getProtocol().replace("TLSv", "TLS "), session.getCipherSuite(),
                Optional.ofNullable(secure.getHandshakeApplicationProtocol()).filter(name -> !name.isEmpty())));
        var verdict = terms.judge().judge(chain);
        stages.add(new Sighting.ServerShown(verdict));
        return verdict.accepted();
    }

    /// What it means that it was ended by this.
    Sighting why(IOException missed) {
        boolean late = missed instanceof SocketTimeoutException;
        return switch (stages.next()) {
            case NAME -> new Sighting.NameUnknown(target.address().host().value());
            case CONNECTION -> new Sighting.NotConnected(late ? Why.NO_ANSWER : Why.NO_ROUTE, List.of(target.address().host().value()));
            case TLS, SERVER -> noTls(missed, late);
            case CLIENT -> late ? new Sighting.NoWord(asked()) : refused(missed);
            case ANSWER, END -> late ? new Sighting.NoAnswer() : new Sighting.CutOff();
        };
    }

    private Asked asked() {
        return own.asked().orElse(new Asked(List.of(), Asked.Ours.NOT_GIVEN, List.of()));
    }

    private Sighting noTls(IOException missed, boolean late) {
        return switch (socket.beginning()) {
            case HTTP -> new Sighting.NotTls(Talk.HTTP);
            case MQTT -> new Sighting.NotTls(Talk.MQTT);
            case OTHER -> new Sighting.NotTls(Talk.OTHER);
            case NOTHING -> late ? new Sighting.NoHello() : new Sighting.HungUp();
            case TLS -> late ? new Sighting.NoHello() : socket.oldVersion().<Sighting>map(Sighting.OldTls::new)
                    .orElseGet(() -> new Sighting.NoHandshake(alert(missed)));
        };
    }

    private Optional<TlsAlert> alert(IOException missed) {
        return socket.alert().or(() -> Alerts.of(missed));
    }

    private Sighting refused(IOException missed) {
        return own.asked().isPresent() && own.given() && !own.shown() ? new Sighting.KeyDoesNotFit(asked())
                : new Sighting.ClientRefused(asked(), own.shown(), Alerts.of(missed));
    }
}
