package dev.chancery.domain;

import java.util.Optional;
import java.util.stream.Stream;

/// The two versions of MQTT that brokers speak, by their number.
public enum MqttVersion {
    /// Says why it refuses, and carries properties beside a message.
    MQTT_5("5"),
    MQTT_3_1_1("3.1.1");

    private final String code;

    MqttVersion(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Optional<MqttVersion> ofCode(String code) {
        return Stream.of(values()).filter(version -> version.code.equals(code)).findFirst();
    }
}
