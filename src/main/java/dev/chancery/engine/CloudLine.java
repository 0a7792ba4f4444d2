package dev.chancery.engine;

import dev.chancery.cloud.Courier;
import dev.chancery.domain.Bytes;
import dev.chancery.domain.Credential;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/// A line to a cloud for one who may ask it. It keeps the credential in memory until it is closed, and wipes it then.
public final class CloudLine implements AutoCloseable {

    /// How long a cloud may take to answer.
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Courier courier;

    CloudLine(Credential credential, List<Bytes> trusted, Clock clock, Duration patience) {
        this.courier = new Courier(credential, trusted, clock, patience);
    }

    Courier courier() {
        return courier;
    }

    @Override public void close() {
        courier.close();
    }
}
