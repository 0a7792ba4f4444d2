package dev.chancery.probe;

import dev.chancery.domain.ProbeProtocol;
import dev.chancery.domain.ProbeTarget;
import dev.chancery.domain.Sighting;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import javax.net.ssl.SSLSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is said once the handshake is over.
///
/// In TLS 1.3 the server looks at our certificate only after we are through with the handshake, so that its refusal comes
/// with the first thing that is read (RFC 8446, 4.4.2.4): whether we are accepted is told when something else came.
final class Talking {

    private static final Logger LOG = LoggerFactory.getLogger(Talking.class);
    private static final Duration SHORT_PAUSE = Duration.ofMillis(300);
    private static final Duration LONG_PAUSE = Duration.ofSeconds(2);

    private final ProbeTarget target;
    private final OwnKey own;
    private final Stages stages;
    private final Duration limit;

    Talking(ProbeTarget target, OwnKey own, Stages stages, Duration limit) {
        this.target = target;
        this.own = own;
        this.stages = stages;
        this.limit = limit;
    }

    void on(SSLSocket secure) throws IOException {
        var in = new PushbackInputStream(secure.getInputStream());
        if (own.asked().isEmpty()) {
            stages.add(new Sighting.NotAsked(own.given()));
        } else if (!secure.getSession().getProtocol().equals("TLSv1.3")) {
            stages.add(accepted());
        } else {
            listen(secure, in);
        }
        var answer = answer(secure, in);
        if (!stages.has(Sighting.Stage.CLIENT)) {
            stages.add(accepted());
        }
        stages.add(answer);
        end(secure);
    }

    /// An alert that is on its way comes before we have said anything; whoever writes first may lose it.
    private void listen(SSLSocket secure, PushbackInputStream in) throws IOException {
        var pause = target.protocol() == ProbeProtocol.TLS ? LONG_PAUSE : SHORT_PAUSE;
        secure.setSoTimeout((int) Math.max(1, Math.min(pause.toMillis(), limit.toMillis() / 4)));
        try {
            int first = in.read();
            if (first < 0) {
                throw new EOFException();
            }
            in.unread(first);
        } catch (SocketTimeoutException silent) {
            LOG.debug("{} did not object at once", target.address());
        }
        secure.setSoTimeout(0);
    }

    private Sighting accepted() {
        var asked = own.asked().orElseThrow();
        return own.shown() ? new Sighting.ClientAccepted(asked) : new Sighting.WentWithout(asked);
    }

    private Sighting answer(SSLSocket secure, InputStream in) throws IOException {
        try {
            return switch (target.protocol()) {
                case TLS -> new Sighting.NothingAsked();
                case MQTT_5, MQTT_3_1_1 -> broker(secure, in);
                case HTTPS -> HttpHead.ask(target.address(), in, secure.getOutputStream());
            };
        } catch (IOException ended) {
            if (!stages.has(Sighting.Stage.CLIENT) && Alerts.of(ended).isEmpty()) {
                stages.add(accepted());
            }
            throw ended;
        }
    }

    private Sighting broker(SSLSocket secure, InputStream in) throws IOException {
        var packets = new MqttPackets(target.protocol());
        packets.connect(target.login(), secure.getOutputStream());
        return packets.answer(in);
    }

    private void end(SSLSocket secure) {
        try {
            if (target.protocol().isMqtt()) {
                new MqttPackets(target.protocol()).disconnect(secure.getOutputStream());
            }
            secure.close();
        } catch (IOException goneAlready) {
            LOG.debug("{} ended it first", target.address(), goneAlready);
        }
        stages.add(new Sighting.Ended());
    }
}
