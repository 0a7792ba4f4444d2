package dev.chancery.pki;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignTextTest {

    private static ForeignText.Block block(String body) {
        var text = "-----BEGIN PRIVATE KEY-----" + body + "-----END PRIVATE KEY-----";
        var blocks = ForeignText.blocks(text.getBytes(StandardCharsets.ISO_8859_1), 2);
        assertThat(blocks).hasSize(1);
        return blocks.getFirst();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AQIDBAUG", "\nAQID\nBAUG\n", "\r\nAQID\r\nBAUG\r\n", "\rAQID\rBAUG\r", "\n\n  AQID\t\n\n\u000bBAUG \n \n",
        "\nA\nQ\nI\nD\nB\nA\nU\nG\n", "\nProc-Type: 4,ENCRYPTED\n\nAQID\n: none\nBAUG"})
    void theLinesOfABodyAreJoined(String body) {
        assertThat(block(body).content().orElseThrow()).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\nAQ ID\n", "\nAQID\u00c4AAA\n", "\nAQI\u0000\n", "\nAQ==\nAQ==\n"})
    void whatIsNoBase64HasNoContent(String body) {
        assertThat(block(body).content()).isEqualTo(Optional.empty());
    }

    @Test void headersAreLinesWithANameAndNotWithoutEnd() {
        assertThat(block("\r\n Proc-Type: 4,ENCRYPTED \r\nDEK-Info: DES-EDE3-CBC,00\r\n\r\n:x\nAQID").headers())
                .containsExactly("Proc-Type: 4,ENCRYPTED", "DEK-Info: DES-EDE3-CBC,00");
        assertThat(block("\na: b".repeat(1_000)).headers()).hasSize(64);
    }

    /// Four million lines, which had four million texts.
    @ParameterizedTest
    @ValueSource(strings = {"A\n", "a:\n"})
    void manyShortLinesTakeNoMoreMemoryThanAFewTimesTheirLength(String line) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var text = "-----BEGIN CERTIFICATE-----\n" + line.repeat(4_000_000) + "-----END CERTIFICATE-----\n";
        var octets = text.getBytes(StandardCharsets.ISO_8859_1);
        long before = threads.getCurrentThreadAllocatedBytes();
        assertThat(ForeignText.blocks(octets, 1)).hasSize(1);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(4L * octets.length);
    }
}
