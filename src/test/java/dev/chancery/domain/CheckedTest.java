package dev.chancery.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CheckedTest {

    private static final Violation NAME = new TextViolation.Missing(Field.NAME);
    private static final Violation GROUP = new TextViolation.TooLong(Field.GROUP, 129, 128);

    @Test void aValidOneHasItsValueAndNoReason() {
        var seven = Checked.valid(7);
        assertThat(seven.violations()).isEmpty();
        assertThat(seven.orRefuse()).isEqualTo(7);
        assertThat(seven.orElse(0)).isEqualTo(7);
        assertThat(seven.map(n -> n + 1)).isEqualTo(Checked.valid(8));
    }

    @Test void aRefusedOneKeepsItsReasonsThroughEveryChange() {
        Checked<Integer> none = Checked.refused(NAME, GROUP);
        assertThat(none.map(n -> n + 1).violations()).containsExactly(NAME, GROUP);
        assertThat(none.orElse(0)).isZero();
        assertThatExceptionOfType(Failure.Refused.class).isThrownBy(none::orRefuse)
                .withMessage("missing name; too long: 129 characters, at most 128")
                .satisfies(refused -> assertThat(refused.violations()).containsExactly(NAME, GROUP));
    }

    @Test void nothingIsRefusedWithoutAReason() {
        assertThatThrownBy(Checked::refused).isInstanceOf(IllegalArgumentException.class);
    }

    @Test void aValueIsOnlyMadeWhenNothingSpeaksAgainstIt() {
        assertThat(Checked.of(List.of(), () -> 7)).isEqualTo(Checked.valid(7));
        assertThat(Checked.<Integer>of(List.of(NAME), () -> {
            throw new AssertionError("asked");
        })).isEqualTo(Checked.refused(NAME));
    }

    @Test void manyAreValidTogetherOrRefusedForAllReasons() {
        assertThat(Checked.all(List.of(Checked.valid(1), Checked.valid(2)))).isEqualTo(Checked.valid(List.of(1, 2)));
        assertThat(Checked.all(List.of(Checked.<Integer>refused(NAME), Checked.valid(2), Checked.refused(GROUP))).violations())
                .containsExactly(NAME, GROUP);
        assertThat(Checked.all(List.of()).orRefuse()).isEmpty();
    }
}
