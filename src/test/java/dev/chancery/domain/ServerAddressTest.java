package dev.chancery.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.chancery.Any;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServerAddressTest {

    @Test void manyFormsAreRead() {
        Map.of("press.lab", "press.lab:8883", "press.lab:443", "press.lab:443", " 10.0.0.7:1 ", "10.0.0.7:1", "[::1]:8883", "[::1]:8883",
                "::1", "[::1]:8883", "https://Press.lab/x?y", "press.lab:443", "mqtts://press.lab", "press.lab:8883", "fe80::7",
                "[fe80::7]:8883").forEach((text, read) -> assertThat(ServerAddress.parse(text).orRefuse()).hasToString(read));
    }

    @Test void whatIsNoServerIsRefused() {
        for (var text : List.of("", ":8883", "press.lab:0", "press.lab:65536", "*.lab", "a b", "http://press.lab", "[press]:1", "press.lab:x")) {
            assertThat(ServerAddress.parse(text).violations()).as(text).containsExactly(new NetworkViolation.NotAServer(text));
        }
    }

    @Test void anyTextIsReadOrRefused() {
        Any.holdsFor(Hostile::text, text -> assertThatCode(() -> ServerAddress.parse(text)).doesNotThrowAnyException());
    }
}
