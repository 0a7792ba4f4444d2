package dev.chancery.domain;

import java.util.Arrays;
import java.util.Optional;

/// What is spoken over a connection that is tested.
public enum ProbeProtocol {
    /// Nothing: the handshake is all there is.
    TLS("tls"),
    MQTT_5("mqtt5"),
    MQTT_3_1_1("mqtt3.1.1"),
    /// One request for the head of the first page.
    HTTPS("https");

    private final String code;

    ProbeProtocol(String code) {
        this.code = code;
    }

    /// How it is written on the command line.
    public String code() {
        return code;
    }

    public static Optional<ProbeProtocol> ofCode(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equalsIgnoreCase(code)).findFirst();
    }

    public boolean isMqtt() {
        return this == MQTT_5 || this == MQTT_3_1_1;
    }
}
