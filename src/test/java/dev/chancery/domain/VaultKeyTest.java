package dev.chancery.domain;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class VaultKeyTest {

    private static final String PEM = "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n";

    @Test void itLendsItsPemAndHandsOnWhatWasMadeOfIt() {
        try (var key = new VaultKey(PEM.getBytes(US_ASCII))) {
            assertThat(key.<String>use(pem -> new String(pem, US_ASCII))).isEqualTo(PEM);
            assertThat(key.<Integer>use(pem -> pem.length)).isEqualTo(PEM.length());
        }
    }

    @Test void theArrayIsTakenOverAndWipedWhenItIsClosed() {
        var given = PEM.getBytes(US_ASCII);
        var key = new VaultKey(given);
        assertThat(key.<byte[]>use(pem -> pem)).isSameAs(given);
        key.close();
        assertThat(given).containsOnly(0);
    }

    @Test void onceWipedItIsLentToNobody() {
        var key = new VaultKey(PEM.getBytes(US_ASCII));
        var users = new AtomicInteger();
        key.close();
        assertThatThrownBy(() -> key.use(_ -> users.incrementAndGet())).isInstanceOf(IllegalStateException.class);
        assertThat(users).hasValue(0);
    }

    @Test void itShowsNothingOfItself() {
        try (var key = new VaultKey(PEM.getBytes(US_ASCII))) {
            assertThat(key).hasToString("(secret)");
        }
    }
}
