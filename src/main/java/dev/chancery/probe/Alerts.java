package dev.chancery.probe;

import dev.chancery.domain.TlsAlert;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/// Finds out with which alert the other side ended a connection.
final class Alerts {

    // JSSE says it nowhere else: in TLS 1.3 alerts are encrypted, and so cannot be seen on the wire.
    private static final Pattern RECEIVED = Pattern.compile("Received fatal alert: ([a-z_]+)");

    private Alerts() {}

    static Optional<TlsAlert> of(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause).limit(8).filter(SSLException.class::isInstance)
                .map(Throwable::getMessage).filter(Objects::nonNull).flatMap(message -> RECEIVED.matcher(message).results())
                .findFirst().flatMap(found -> TlsAlert.ofCode(found.group(1)));
    }
}
