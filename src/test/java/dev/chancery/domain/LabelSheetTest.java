package dev.chancery.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LabelSheetTest {

    @Test void aSheetHasAsManyLabelsAsItIsSoldWith() {
        assertThat(LabelSheet.values()).extracting(LabelSheet::labels).containsExactly(21, 24, 65, 189, 30);
        assertThat(LabelSheet.AVERY_5160.label()).isEqualTo("Avery 5160");
    }

    @Test void theFirstLabelsStandWhereTheMakerPrintsThem() {
        assertThat(LabelSheet.AVERY_L7160.left(0)).isCloseTo(7.21, within(0.01));
        assertThat(LabelSheet.AVERY_L7160.left(1)).isCloseTo(7.21 + 66.04, within(0.01));
        assertThat(LabelSheet.AVERY_L7160.top(0)).isCloseTo(15.15, within(0.01));
        assertThat(LabelSheet.AVERY_L7160.top(3)).isCloseTo(15.15 + 38.1, within(0.01));
        assertThat(LabelSheet.AVERY_3474.left(2)).isEqualTo(140);
        assertThat(LabelSheet.AVERY_3474.top(23)).isCloseTo(0.5 + 7 * 37, within(0.01));
    }

    @ParameterizedTest @EnumSource
    void itsLabelsStandInTheMiddleOfThePage(LabelSheet sheet) {
        int last = sheet.labels() - 1;
        assertThat(sheet.left(last) + sheet.width() + sheet.left(0)).isCloseTo(sheet.pageWidth(), within(0.001));
        assertThat(sheet.top(last) + sheet.height() + sheet.top(0)).isCloseTo(sheet.pageHeight(), within(0.001));
        assertThat(sheet.left(0)).isNotNegative();
        assertThat(sheet.top(0)).isNotNegative();
    }

    @ParameterizedTest @EnumSource
    void noLabelLiesOnAnother(LabelSheet sheet) {
        for (int place = 1; place < sheet.labels(); place++) {
            boolean sameRow = Math.abs(sheet.top(place) - sheet.top(place - 1)) < 0.001;
            assertThat(sameRow ? sheet.left(place) - sheet.left(place - 1) - sheet.width()
                    : sheet.top(place) - sheet.top(place - 1) - sheet.height()).isGreaterThan(-0.001);
        }
    }
}
