package dev.chancery.ui.probe;

import dev.chancery.domain.ProbeProtocol;
import dev.chancery.words.Words;

/// What the protocols are called.
final class ProtocolWords {

    private ProtocolWords() {}

    static String of(ProbeProtocol protocol) {
        return switch (protocol) {
            case TLS -> Words.of("probe.protocol.tls");
            case MQTT_5 -> "MQTT 5";
            case MQTT_3_1_1 -> "MQTT 3.1.1";
            case HTTPS -> "HTTPS";
        };
    }
}
