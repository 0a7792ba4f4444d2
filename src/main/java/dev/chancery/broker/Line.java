package dev.chancery.broker;

import java.util.concurrent.CompletableFuture;

/// An open connection in one version of MQTT. What goes wrong is the client library's.
interface Line {

    /// Completes once the broker has confirmed it (quality of service 1).
    CompletableFuture<?> publish(Message message);

    boolean isOpen();

    CompletableFuture<?> disconnect();
}
