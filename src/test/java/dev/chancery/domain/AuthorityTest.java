package dev.chancery.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AuthorityTest {

    @Test void aNameIsOneVisibleLineOfAtMost64Characters() {
        assertThat(Authority.name(" Lab Root ").orRefuse()).isEqualTo("Lab Root");
        assertThat(Authority.name(" ").violations()).containsExactly(new TextViolation.Missing(Field.NAME));
        assertThat(Authority.name("x".repeat(64)).violations()).isEmpty();
        assertThat(Authority.name("x".repeat(65)).violations()).containsExactly(new TextViolation.TooLong(Field.NAME, 65, 64));
        assertThat(Authority.name("a\u202Eb").violations()).hasSize(1);
    }
}
