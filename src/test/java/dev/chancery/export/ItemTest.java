package dev.chancery.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ItemTest {

    @ParameterizedTest
    @ValueSource(strings = {"../a", "a/../b", "..", ".", "/a", "a//b", "a/", "", "a\\b", "C:a", "a\0", "a\n", "a.", "a ",
        "CON", "x/nul.pem", "COM1.txt", ".chancery-1.part", ".CHANCERY-1.part", "a*b", "a/./b"})
    void aPathThatLeadsAstrayIsRefused(String path) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Item(path, new byte[0], false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.pem", "device-1/key.pem", "a/b/c.p12", "Kühlraum 7.pem", ".config"})
    void aPathBelowTheTargetIsTaken(String path) {
        assertThat(new Item(path, new byte[0], false).path()).isEqualTo(path);
    }

    @Test void anItemDoesNotTellItsContent() {
        assertThat(new Item("key.pem", new byte[] {1, 2, 3}, true)).hasToString("key.pem (3 bytes)");
    }
}
