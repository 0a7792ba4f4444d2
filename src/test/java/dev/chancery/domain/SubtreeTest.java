package dev.chancery.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.Any;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubtreeTest {

    @ParameterizedTest
    @CsvSource({"dns:Lab.Example, DNS:lab.example", "DNS:.lab.example, DNS:lab.example", "IP:10.0.0.0/8, IP:10.0.0.0/8",
        "ip:fd00::/16, IP:fd00::/16", "email:lab.example, email:lab.example", "email:ops@lab.example, email:ops@lab.example",
        "email:.lab.example, email:.lab.example", "URI:.lab.example, URI:.lab.example", "URI:broker.lab, URI:broker.lab"})
    void aConstraintSaysItsKindAndWhatItIsAbout(String text, String expected) {
        assertThat(Subtree.parse(text).orRefuse()).hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "lab.example", "DNS:", "DNS:*.lab", "DNS:a b", "IP:10.0.0.1/8", "IP:10.0.0.0", "IP:10.0.0.0/33",
        "IP:10.0.0.0/-1", "IP:fd00::/129", "email:@", "URI:http://lab", "directory:CN=a"})
    void anythingElseIsRefused(String text) {
        assertThat(Subtree.parse(text).violations()).hasSize(1).first().isInstanceOf(NameViolation.NotAConstraint.class);
    }

    @Test void aBlockHasAnAddressAndAMaskOfItsLength() {
        var block = Subtree.parse("IP:192.168.128.0/17").orRefuse().block();
        assertThat(block.address()).containsExactly(192, 168, 128, 0);
        assertThat(block.mask()).containsExactly(255, 255, 128, 0);
        assertThat(Subtree.parse("IP:0.0.0.0/0").orRefuse().block().mask()).containsOnly(0);
    }

    @Test void everyConstraintIsReadBackAndNoTextMakesItThrow() {
        Any.holdsFor(random -> Any.of(random, "DNS:", "IP:", "email:", "URI:", "") + Any.text(random, 30), text ->
                Stream.of(Subtree.parse(text)).filter(read -> read.violations().isEmpty()).map(Checked::orRefuse)
                        .forEach(subtree -> assertThat(Subtree.parse(subtree.toString()).orRefuse()).isEqualTo(subtree)));
    }
}
