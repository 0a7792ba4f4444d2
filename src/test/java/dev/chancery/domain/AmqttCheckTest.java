package dev.chancery.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AmqttCheckTest {

    private static final String DOMAIN = "my.domain.name";

    private static AmqttCheck check(String uri, String client) {
        return AmqttCheck.of(Optional.of(List.of(uri)), DOMAIN, client);
    }

    @Test void theDeviceOfTheUriIsAllowed() {
        assertThat(check("spiffe://my.domain.name/device/press-1", "press-1")).isEqualTo(new AmqttCheck.Allowed("press-1"));
    }

    @Test void withoutAlternativeNamesItIsDenied() {
        assertThat(AmqttCheck.of(Optional.empty(), DOMAIN, "press-1")).isEqualTo(new AmqttCheck.NoNames());
    }

    @Test void withoutAUriAmongThemItIsDenied() {
        assertThat(AmqttCheck.of(Optional.of(List.of()), DOMAIN, "press-1")).isEqualTo(new AmqttCheck.NoUri());
    }

    @Test void anotherDomainIsDeniedAndADotIsADot() {
        for (var uri : List.of("spiffe://other.name/device/press-1", "spiffe://my-domain-name/device/press-1")) {
            assertThat(check(uri, "press-1")).isEqualTo(new AmqttCheck.OtherDomain(uri));
        }
    }

    @Test void anotherFormOfUriIsDenied() {
        for (var uri : List.of("https://my.domain.name/device/press-1", "spiffe://my.domain.name/device/",
                "spiffe://my.domain.name/device/a/b", "spiffe://x.my.domain.name/device/press-1", "spiffe://my.domain.name/user/press-1")) {
            assertThat(check(uri, "press-1")).isEqualTo(new AmqttCheck.NotADevice(uri));
        }
    }

    @Test void anotherClientIsDeniedInOtherLettersToo() {
        for (var client : List.of("press-2", "PRESS-1", "")) {
            assertThat(check("spiffe://my.domain.name/device/press-1", client)).isEqualTo(new AmqttCheck.OtherClient("press-1"));
        }
    }

    @Test void onlyTheFirstUriCounts() {
        assertThat(AmqttCheck.of(Optional.of(List.of("urn:x", "spiffe://my.domain.name/device/press-1")), DOMAIN, "press-1"))
                .isEqualTo(new AmqttCheck.OtherDomain("urn:x"));
    }
}
