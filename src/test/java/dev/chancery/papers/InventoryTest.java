package dev.chancery.papers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.Any;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InventoryTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+49", "-2", "@SUM(A1)", " =1", "\u00A0=1", "\uFF1D1", "=HYPERLINK(\"x\")"})
    void whatASpreadsheetWouldReckonIsText(String text) {
        assertThat(Inventory.cell(text).replace("\"", "")).startsWith("'");
    }

    @Test void anOrdinaryTextStaysAsItIs() {
        assertThat(Inventory.cell("Kühlraum-7")).isEqualTo("Kühlraum-7");
        assertThat(Inventory.cell("C=DE, O=Lab")).isEqualTo("\"C=DE, O=Lab\"");
        assertThat(Inventory.cell("50 \"mm\"")).isEqualTo("\"50 \"\"mm\"\"\"");
    }

    @Test void noTextLeavesItsCell() {
        Any.holdsFor(random -> Any.text(random, 60), text -> {
            var cell = Inventory.cell(text);
            assertThat(cell).doesNotContain("\r", "\n", "\t", "\0", "\u202E");
            var bare = cell.startsWith("\"") ? cell.substring(1, cell.length() - 1).replace("\"\"", "") : cell;
            assertThat(bare).doesNotContain("\"");
            assertThat(cell.startsWith("\"") || !cell.contains(",")).isTrue();
        });
    }
}
