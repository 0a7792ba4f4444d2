package dev.chancery.broker;

import com.hivemq.client.mqtt.MqttClientTransportConfig;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3Client;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import java.util.concurrent.CompletableFuture;

/// MQTT 3.1.1 (OASIS Standard, 29 October 2014). It carries no properties beside a message.
record Line3(Mqtt3AsyncClient client) implements Line {

    static Line3 to(Caller caller, MqttClientTransportConfig transport) {
        return new Line3(Mqtt3Client.builder().identifier(caller.clientId()).transportConfig(transport).buildAsync());
    }

    CompletableFuture<?> connect(Caller.Login login, int keepAlive) {
        var connect = client.connectWith().cleanSession(true).keepAlive(keepAlive);
        if (!login.user().isEmpty()) {
            var auth = connect.simpleAuth().username(login.user());
            connect = (login.password().length > 0 ? auth.password(login.password()) : auth).applySimpleAuth();
        }
        return connect.send();
    }

    @Override public CompletableFuture<?> publish(Message message) {
        return client.publish(Mqtt3Publish.builder().topic(message.topic()).qos(MqttQos.AT_LEAST_ONCE).payload(message.payload()).build());
    }

    @Override public boolean isOpen() {
        return client.getState().isConnected();
    }

    @Override public CompletableFuture<?> disconnect() {
        return client.disconnect();
    }
}
