package dev.chancery.broker;

import com.hivemq.client.mqtt.MqttClientTransportConfig;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.datatypes.Mqtt5UserProperties;
import com.hivemq.client.mqtt.mqtt5.datatypes.Mqtt5UserProperty;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.util.concurrent.CompletableFuture;

/// MQTT 5 (OASIS Standard, 7 March 2019).
record Line5(Mqtt5AsyncClient client) implements Line {

    static Line5 to(Caller caller, MqttClientTransportConfig transport) {
        return new Line5(Mqtt5Client.builder().identifier(caller.clientId()).transportConfig(transport).buildAsync());
    }

    CompletableFuture<?> connect(Caller.Login login, int keepAlive) {
        var connect = client.connectWith().cleanStart(true).keepAlive(keepAlive);
        if (!login.user().isEmpty()) {
            var auth = connect.simpleAuth().username(login.user());
            connect = (login.password().length > 0 ? auth.password(login.password()) : auth).applySimpleAuth();
        }
        return connect.send();
    }

    @Override public CompletableFuture<?> publish(Message message) {
        return client.publish(Mqtt5Publish.builder().topic(message.topic()).qos(MqttQos.AT_LEAST_ONCE).payload(message.payload())
                .contentType("application/json").userProperties(properties(message)).build()).thenApply(result -> {
                    result.getError().ifPresent(failed -> {
                        throw Faults.carried(failed);
                    });
                    return result;
                });
    }

    private static Mqtt5UserProperties properties(Message message) {
        return Mqtt5UserProperties.of(message.properties().entrySet().stream().sorted(java.util.Map.Entry.comparingByKey())
                .map(one -> Mqtt5UserProperty.of(one.getKey(), one.getValue())).toList());
    }

    @Override public boolean isOpen() {
        return client.getState().isConnected();
    }

    @Override public CompletableFuture<?> disconnect() {
        return client.disconnect();
    }
}
