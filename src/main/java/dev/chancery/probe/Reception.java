package dev.chancery.probe;

import dev.chancery.domain.DeviceCall.Agreement;
import dev.chancery.domain.DeviceCall.End;
import dev.chancery.domain.DeviceCall.First;
import dev.chancery.domain.DeviceCall.Hello;
import dev.chancery.domain.DeviceCall;
import dev.chancery.domain.Sighting.NotTls.Talk;
import dev.chancery.domain.Verdict;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/// One device that calls on a server that only looks. Its certificate is asked for and judged, and the handshake goes on
/// whatever it is, so that what comes next is seen too: nothing is granted here.
final class Reception implements Closeable {

    private static final int HANDSHAKE = 22;
    private static final int HEADER = 5;
    private static final int LONGEST_RECORD = 1 << 14;
    private static final int PAUSE_MILLIS = 5_000;

    private final Socket socket;
    private final Identity identity;
    private final ChainJudge judge;
    private volatile Optional<Hello> hello = Optional.empty();
    private volatile Optional<Agreement> agreed = Optional.empty();
    private volatile Optional<Verdict> shown = Optional.empty();
    private volatile First first = new First.Nothing();

    Reception(Socket socket, Identity identity, ChainJudge judge) {
        this.socket = socket;
        this.identity = identity;
        this.judge = judge;
    }

    @Override public void close() throws IOException {
        socket.close();
    }

    /// All that was seen, ended like this.
    DeviceCall call(Instant when, End end) {
        return new DeviceCall(when, socket.getInetAddress().getHostAddress(), hello, agreed, shown, first, end);
    }

    End go() throws IOException, GeneralSecurityException {
        socket.setSoTimeout(PAUSE_MILLIS);
        try {
            var header = socket.getInputStream().readNBytes(HEADER);
            if (header.length == 0 || header[0] != HANDSHAKE) {
                return header.length == 0 ? new End.Silent() : new End.NoTls(talk(header));
            }
            int length = header.length < HEADER ? 0 : (header[3] & 0xff) << 8 | header[4] & 0xff;
            var fragment = length > LONGEST_RECORD ? new byte[0] : socket.getInputStream().readNBytes(length);
            hello = HelloReader.read(fragment);
            return hello.isEmpty() || fragment.length < length ? new End.BadHello() : secured(header, fragment);
        } catch (SocketTimeoutException nothingMore) {
            return new End.Silent();
        }
    }

    private static Talk talk(byte[] header) {
        var text = new String(header, StandardCharsets.ISO_8859_1);
        return header[0] == 0x10 ? Talk.MQTT : text.matches("(GET|HEAD|POST|PUT|OPTI).*") ? Talk.HTTP : Talk.OTHER;
    }

    private End secured(byte[] header, byte[] fragment) throws IOException, GeneralSecurityException {
        var read = Arrays.copyOf(header, header.length + fragment.length);
        System.arraycopy(fragment, 0, read, header.length, fragment.length);
        // A context of its own: nobody resumes a session, in which no certificate would be shown.
        var own = new OwnKey(Optional.of(identity));
        var context = SSLContext.getInstance("TLS");
        context.init(new KeyManager[] {own}, new TrustManager[] {new ServerTrust(this::see)}, null);
        try (var secure = (SSLSocket) context.getSocketFactory().createSocket(socket, new ByteArrayInputStream(read), true)) {
            secure.setWantClientAuth(true);
            secure.startHandshake();
            agreed = Optional.of(new Agreement(secure.getSession().getProtocol().replace("TLSv", "TLS "), secure.getSession().getCipherSuite()));
            first = FirstWords.read(secure.getInputStream());
            secure.getOutputStream().write(FirstWords.answer(first));
            return new End.Seen();
        } catch (SocketTimeoutException late) {
            throw late;
        } catch (IOException broken) {
            return ended(broken, own.served());
        }
    }

    // A device that leaves in the middle may take its alert with it.
    private End ended(IOException broken, boolean served) {
        var alert = Alerts.of(broken);
        if (agreed.isPresent() && alert.isEmpty()) {
            return new End.Seen();
        }
        return alert.isPresent() || served ? new End.EndedByDevice(alert) : new End.NoAgreement();
    }

    private boolean see(List<byte[]> chain, SSLSocket secure) {
        shown = Optional.of(judge.judge(chain));
        return true;
    }
}
