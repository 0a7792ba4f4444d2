package dev.chancery.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RevocationListSettingsTest {

    private static Checked<RevocationListSettings> settings(String hours, String path, String url) {
        return RevocationListSettings.of(hours, path, url, false, true);
    }

    @Test void looseTextsBecomeSettings() {
        assertThat(settings(" 48 ", " /etc/mosquitto/crl.pem ", "http://lab.example/crl.pem").orRefuse()).isEqualTo(
                new RevocationListSettings(48, "/etc/mosquitto/crl.pem", "http://lab.example/crl.pem", false, true));
        assertThat(settings("1", "", "").orRefuse().file()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "8761", "", "a day", "1.5", "99999999999"})
    void aListIsGoodForAnHourAtLeastAndAYearAtMost(String hours) {
        assertThat(settings(hours, "", "").violations()).isEqualTo(
                List.of(new TextViolation.OutOfRange(Field.LIST_HOURS, hours, 1, 8760)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"crl.pem", "/", "/etc/../crl.pem", "/etc/\0crl"})
    void aFileIsNamedInFull(String path) {
        assertThat(settings("24", path, "").violations()).isEqualTo(List.of(new FileViolation.NotAFilePath(Field.LIST_PATH, path)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lab.example/crl", "ftp://lab.example/crl", "http:///crl", "http://lab.example/a b", "http://läb.example/c"})
    void aDistributionPointIsAWebAddress(String url) {
        assertThat(settings("24", "", url).violations()).isEqualTo(List.of(new NetworkViolation.NotAUrl(Field.LIST_URL, url)));
    }

    @Test void theNameSaysTheEncoding() {
        assertThat(settings("24", "/srv/crl.DER", "").orRefuse().isDer()).isTrue();
        assertThat(settings("24", "/srv/crl.pem", "").orRefuse().isDer()).isFalse();
    }
}
