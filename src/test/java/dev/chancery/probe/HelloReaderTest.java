package dev.chancery.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.domain.DeviceCall.First;
import dev.chancery.domain.DeviceCall.Hello;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

class HelloReaderTest {

    /// The greeting of the JDK, without the header of its record.
    private static byte[] greeting() throws Exception {
        var engine = SSLContext.getDefault().createSSLEngine();
        engine.setUseClientMode(true);
        var parameters = engine.getSSLParameters();
        parameters.setServerNames(List.of(new SNIHostName("broker.lab")));
        parameters.setApplicationProtocols(new String[] {"mqtt", "x-amzn-mqtt-ca"});
        engine.setSSLParameters(parameters);
        var record = ByteBuffer.allocate(20_000);
        engine.wrap(ByteBuffer.allocate(0), record);
        return Arrays.copyOfRange(record.array(), 5, record.position());
    }

    @Test void theGreetingOfTheJdkIsRead() throws Exception {
        var hello = HelloReader.read(greeting()).orElseThrow();
        assertThat(hello.versions()).containsExactly("TLS 1.3", "TLS 1.2");
        assertThat(hello.serverName()).contains("broker.lab");
        assertThat(hello.applications()).containsExactly("mqtt", "x-amzn-mqtt-ca");
        assertThat(hello.suites()).isGreaterThan(5);
    }

    @Test void anOldGreetingHasNoExtensions() {
        var old = new byte[4 + 2 + 32 + 1 + 2 + 2 + 1 + 1];
        old[0] = 1;
        old[3] = (byte) (old.length - 4);
        old[4] = 3;
        old[5] = 1;
        old[40] = 2;
        old[43] = 1;
        assertThat(HelloReader.read(old)).contains(new Hello(List.of("TLS 1.0"), 1, Optional.empty(), List.of()));
    }

    @Test void aCutGreetingIsNone() throws Exception {
        var whole = greeting();
        for (int i = 0; i < whole.length; i++) {
            assertThat(HelloReader.read(Arrays.copyOf(whole, i))).isEmpty();
        }
    }

    @Test void tenThousandMutatedGreetingsDoNoHarm() throws Exception {
        var whole = greeting();
        var random = new Random(20_261_121);
        for (int i = 0; i < 10_000; i++) {
            var mutated = whole.clone();
            for (int j = random.nextInt(8); j >= 0; j--) {
                mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
            }
            HelloReader.read(mutated).ifPresent(hello -> {
                assertThat(hello.versions()).hasSizeLessThanOrEqualTo(32);
                assertThat(hello.applications()).hasSizeLessThanOrEqualTo(32).allMatch(name -> name.length() <= 2_000);
            });
        }
    }

    @Test void mutatedFirstWordsDoNoHarm() {
        var connect = new byte[] {0x10, 22, 0, 4, 'M', 'Q', 'T', 'T', 5, (byte) 0xc2, 0, 60, 0, 0, 2, 'i', 'd', 0, 1, 'u', 0, 2, 'p', 'w'};
        assertThat(FirstWords.of(connect, connect.length)).isEqualTo(new First.Connect(5, "id", true, true, false, 60));
        var random = new Random(20_261_121);
        for (int i = 0; i < 10_000; i++) {
            var mutated = connect.clone();
            mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
            mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
            assertThat(FirstWords.of(mutated, random.nextInt(mutated.length + 1))).isNotNull();
        }
    }
}
