package dev.chancery.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventSettingsTest {

    private static final EventSettings.Chosen ALL = new EventSettings.Chosen(true, Set.of(EventKind.values()), MqttVersion.MQTT_5,
            new BrokerTrust.Platform(), Optional.empty(), false);
    private static final EventSettings.Chosen ONE = new EventSettings.Chosen(false, Set.of(EventKind.ISSUE), MqttVersion.MQTT_3_1_1,
            new BrokerTrust.Platform(), Optional.empty(), true);

    private static EventSettings.Typed typed(String address, String client, String user, String topic) {
        return new EventSettings.Typed(address, client, user, topic);
    }

    @Test void aFormIsReadWhole() {
        var settings = EventSettings.of(typed(" broker.lab:8884 ", " chancery ", " lab ", "a/{event}"), ALL).orRefuse();
        assertThat(settings.on()).isTrue();
        assertThat(settings.withKey()).isFalse();
        assertThat(settings.broker()).isEqualTo(new BrokerPlace(ServerAddress.parse("broker.lab:8884").orRefuse(), MqttVersion.MQTT_5,
                "chancery", new BrokerTrust.Platform(), Optional.empty(), "lab"));
        assertThat(settings.broker().url()).isEqualTo("mqtts://broker.lab:8884");
        assertThat(settings.topic()).hasToString("a/{event}");
        assertThat(settings.kinds()).containsExactlyInAnyOrder(EventKind.values());
    }

    @Test void everythingThatIsMissingIsNamed() {
        var none = new EventSettings.Chosen(true, Set.of(), MqttVersion.MQTT_5, new BrokerTrust.Platform(), Optional.empty(), false);
        assertThat(EventSettings.of(typed("", " ", "", ""), none).violations()).extracting(Violation::field)
                .containsExactlyInAnyOrder(Field.ADDRESS, Field.EVENT_TOPIC, Field.CLIENT_ID, Field.EVENTS);
    }

    @Test void whatIsWrongIsNamed() {
        assertThat(EventSettings.of(typed("a:x", "x".repeat(129), "y".repeat(129), "#"), ALL).violations()).extracting(Violation::field)
                .containsExactly(Field.ADDRESS, Field.EVENT_TOPIC, Field.CLIENT_ID, Field.USER_NAME);
        assertThat(EventSettings.of(typed("a", "x".repeat(128), "y".repeat(128), "a"), ONE).violations()).isEmpty();
    }

    @Test void eventsOfSeveralKindsAreToldApartByTheirTopic() {
        assertThat(EventSettings.of(typed("a", "b", "", "things/{thing}"), ALL).violations()).containsExactly(new NetworkViolation.EventsOfOneTopic());
        assertThat(EventSettings.of(typed("a", "b", "", "things/{thing}"), ONE).violations()).isEmpty();
        assertThat(EventSettings.of(typed("a", "b", "", "things/{event}"), ALL).violations()).isEmpty();
    }
}
