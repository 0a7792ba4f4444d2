package dev.chancery.pki;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.domain.Failure;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListInputTest {

    private static byte[] list(int number) {
        return Raw.sequence(Raw.integer(number));
    }

    private static byte[] pem(int count) {
        return IntStream.range(0, count).mapToObj(number -> "List %d:\n%s\n".formatted(number, new String(Pem.encoded("X509 CRL", list(number)), US_ASCII)))
                .collect(Collectors.joining("and\n")).getBytes(US_ASCII);
    }

    @Test void derIsTakenAsItIs() {
        assertThat(ListInput.first(list(7))).isEqualTo(list(7));
        assertThat(ListInput.all(list(7))).containsExactly(list(7));
    }

    @Test void everyBlockOfATextIsTakenInItsOrder() {
        assertThat(ListInput.first(pem(3))).isEqualTo(list(0));
        assertThat(ListInput.all(pem(1))).containsExactly(list(0));
        assertThat(ListInput.all(pem(3))).containsExactly(list(0), list(1), list(2));
    }

    @Test void blocksOfAnotherKindAreLeftOut() {
        var between = new String(Pem.encoded("CERTIFICATE", list(9)), US_ASCII);
        assertThat(ListInput.all((between + new String(pem(2), US_ASCII) + between).getBytes(US_ASCII))).containsExactly(list(0), list(1));
    }

    @Test void thereAreNoMoreThanTheLimit() {
        assertThat(ListInput.all(pem(Limits.MOST_CERTIFICATES))).hasSize(Limits.MOST_CERTIFICATES);
        var more = pem(Limits.MOST_CERTIFICATES + 1);
        assertThatThrownBy(() -> ListInput.all(more)).isInstanceOf(Failure.Malformed.class).hasMessageContaining("too many");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nothing", "-----BEGIN X509 CRL-----", "-----BEGIN X509 CRL-----\nMAMCAQc=\n", "MAMCAQc=\n-----END X509 CRL-----",
        "-----END X509 CRL-----\n-----BEGIN X509 CRL-----\n"})
    void whatHoldsNoneIsRefused(String text) {
        assertThatThrownBy(() -> ListInput.first(text.getBytes(US_ASCII))).isInstanceOf(Failure.Malformed.class);
        assertThatThrownBy(() -> ListInput.all(text.getBytes(US_ASCII))).isInstanceOf(Failure.Malformed.class);
    }

    @Test void aBlockThatDoesNotEndIsRefusedBehindOneThatDoes() {
        var text = new String(pem(1), US_ASCII) + "-----BEGIN X509 CRL-----\nMAMCAQc=\n";
        assertThatThrownBy(() -> ListInput.all(text.getBytes(US_ASCII))).isInstanceOf(Failure.Malformed.class);
    }
}
