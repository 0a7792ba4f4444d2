package dev.chancery.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SafeCsvTest {

    @Test void whatASpreadsheetWouldRunIsShownAsText() {
        for (var formula : List.of("=1+1", "+1", "-1", "@sum", "\t=1", "\r=1")) {
            assertThat(SafeCsv.of(List.of(List.of(formula)))).as(formula).contains("\"'" + formula + "\"");
        }
    }

    @Test void quotesAndSeparatorsStayInTheirField() {
        assertThat(SafeCsv.of(List.of(List.of("a,b", "say \"hi\""), List.of("x", ""))))
                .isEqualTo("\uFEFF\"a,b\",\"say \"\"hi\"\"\"\r\n\"x\",\"\"\r\n");
    }
}
