package dev.chancery.broker;

import java.util.Map;

/// What is published. `properties` go beside it where the version of MQTT can carry them; the payload is not copied.
public record Message(String topic, byte[] payload, Map<String, String> properties) {
    public Message {
        properties = Map.copyOf(properties);
    }
}
