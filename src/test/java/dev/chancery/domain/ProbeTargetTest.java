package dev.chancery.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProbeTargetTest {

    private static final SubjectName.Dns PRESS = new SubjectName.Dns("press.lab");
    private static final SubjectName.Dns BROKER = new SubjectName.Dns("broker.lab");

    private static ProbeTarget target(String address, Optional<SubjectName.Dns> serverName) {
        return new ProbeTarget(ServerAddress.parse(address).orRefuse(), ProbeProtocol.MQTT_5, serverName, Optional.empty(), ProbeTarget.Login.NONE);
    }

    @Test void aHostThatIsANameIsAskedForAndWanted() {
        assertThat(target("press.lab:8883", Optional.empty()).askedName()).contains(PRESS);
        assertThat(target("press.lab:8883", Optional.empty()).wantedName()).isEqualTo(PRESS);
    }

    @Test void anAddressIsWantedAndNotAskedForByName() {
        assertThat(target("10.0.0.7:8883", Optional.empty()).askedName()).isEmpty();
        assertThat(target("10.0.0.7:8883", Optional.empty()).wantedName()).isEqualTo(new SubjectName.Ip("10.0.0.7"));
        assertThat(target("[::1]:8883", Optional.empty()).askedName()).isEmpty();
    }

    @Test void aNameThatWasGivenGoesBeforeTheHost() {
        assertThat(target("press.lab", Optional.of(BROKER)).askedName()).contains(BROKER);
        assertThat(target("press.lab", Optional.of(BROKER)).wantedName()).isEqualTo(BROKER);
        assertThat(target("10.0.0.7", Optional.of(BROKER)).askedName()).contains(BROKER);
        assertThat(target("10.0.0.7", Optional.of(BROKER)).wantedName()).isEqualTo(BROKER);
    }

    @Test void aPasswordShowsInNoLog() {
        var login = new ProbeTarget.Login("press-1", "lab", Optional.of(Secret.of("correct horse".toCharArray())));
        var target = new ProbeTarget(ServerAddress.parse("press.lab").orRefuse(), ProbeProtocol.MQTT_5, Optional.empty(), Optional.empty(), login);
        assertThat(target.toString()).contains("press-1", "lab").doesNotContain("correct", "horse");
    }
}
