package dev.chancery.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Where the endpoints listen, read from what somebody types.
class EndpointSettingsTest {

    private static final Optional<AuthorityId> HALL = Optional.of(new AuthorityId(7));

    @Test void addressPortAndNamesAreRead() {
        var read = EndpointSettings.of(" 10.0.0.7 ", "8443", true, HALL, "ca.lab, 10.0.0.8 gateway").orRefuse();
        assertThat(read.base()).isEqualTo("https://10.0.0.7:8443");
        assertThat(read.hosts()).containsExactly(new SubjectName.Dns("ca.lab"), new SubjectName.Ip("10.0.0.8"), new SubjectName.Dns("gateway"));
        assertThat(read.on()).isFalse();
        assertThat(EndpointSettings.of("::1", "80", false, Optional.empty(), "").orRefuse().base()).isEqualTo("http://[::1]:80");
    }

    @Test void everythingThatIsWrongIsSaidAtOnce() {
        assertThat(EndpointSettings.of("lab", "70000", true, Optional.empty(), "urn:x:y").violations()).containsExactly(
                new NameViolation.NotAnAddress(Field.ENDPOINT_ADDRESS, "lab"), new TextViolation.OutOfRange(Field.ENDPOINT_PORT, "70000", 1, 65535),
                new TextViolation.Missing(Field.ENDPOINT_AUTHORITY), new NameViolation.NotADnsName("urn:x:y"));
        assertThat(EndpointSettings.of("0.0.0.0", "8443", false, Optional.empty(), "").violations())
                .containsExactly(new NameViolation.NotAnAddress(Field.ENDPOINT_ADDRESS, "0.0.0.0"));
        assertThat(EndpointSettings.of("::", "8443", false, Optional.empty(), "").violations()).hasSize(1);
        assertThat(EndpointSettings.of("127.0.0.1", "0", false, Optional.empty(), "").violations()).hasSize(1);
    }

    @Test void aStoreBeginsWithThemOffAndForThisMachineAlone() {
        assertThat(EndpointSettings.DEFAULT.on()).isFalse();
        assertThat(EndpointSettings.DEFAULT.base()).isEqualTo("https://127.0.0.1:8443");
    }
}
