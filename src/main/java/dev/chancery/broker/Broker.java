package dev.chancery.broker;

import com.hivemq.client.mqtt.MqttClientTransportConfig;
import dev.chancery.domain.NetworkFailure;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A connection to an MQTT broker under TLS. It does not come back by itself when it ends.
public final class Broker implements AutoCloseable {

    /// How long connecting may take, and how long a silent connection lasts.
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int KEEP_ALIVE_SECONDS = 60;
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final String name;
    private final Line line;

    private Broker(String name, Line line) {
        this.name = name;
        this.line = line;
    }

    /// Connects. `go` is asked from time to time and throws to give up.
    ///
    /// @throws NetworkFailure.BrokerFailed when it is not reached, not trusted, or does not let the caller in
    public static Broker connect(Caller caller, Runnable go) {
        var name = "mqtts://" + caller.address();
        var transport = MqttClientTransportConfig.builder().serverHost(caller.address().host().value()).serverPort(caller.address().port())
                .socketConnectTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).mqttConnectTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .sslConfig(Tls.of(caller.trust(), PATIENCE.toMillis())).build();
        return switch (caller.version()) {
            case MQTT_5 -> {
                var line = Line5.to(caller, transport);
                yield opened(name, line, line.connect(caller.login(), KEEP_ALIVE_SECONDS), go);
            }
            case MQTT_3_1_1 -> {
                var line = Line3.to(caller, transport);
                yield opened(name, line, line.connect(caller.login(), KEEP_ALIVE_SECONDS), go);
            }
        };
    }

    private static Broker opened(String name, Line line, CompletableFuture<?> connecting, Runnable go) {
        try {
            Waiting.on(connecting, PATIENCE.multipliedBy(3), go);
        } catch (TimeoutException late) {
            connecting.thenRun(line::disconnect);
            throw Faults.of(name, late);
        } catch (CancellationException given) {
            connecting.thenRun(line::disconnect);
            throw given;
        }
        if (connecting.isCompletedExceptionally()) {
            throw Faults.of(name, connecting.exceptionNow());
        }
        return new Broker(name, line);
    }

    /// Hands a message over. It completes once the broker has confirmed it, or with a [NetworkFailure.BrokerFailed].
    public CompletableFuture<Void> publish(Message message) {
        var confirmed = new CompletableFuture<Void>();
        line.publish(message).whenComplete((_, failed) -> {
            if (failed == null) {
                confirmed.complete(null);
            } else {
                confirmed.completeExceptionally(Faults.of(name, failed));
            }
        });
        return confirmed;
    }

    /// Whether nothing is known of its end.
    public boolean isOpen() {
        return line.isOpen();
    }

    /// Says farewell, where there is somebody to hear it.
    @Override public void close() {
        try {
            line.disconnect().get(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException gone) {
            return;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
