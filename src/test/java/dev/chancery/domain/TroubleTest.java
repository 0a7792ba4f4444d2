package dev.chancery.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TroubleTest {

    @ParameterizedTest @EnumSource void everyKindIsReadBackAsItWasWritten(Trouble.Kind kind) {
        var trouble = new Trouble(kind, "what: it says");
        assertThat(Trouble.parse(trouble.text())).isEqualTo(trouble);
    }

    @Test void whatWasWrittenBeforeThereWereKindsKeepsItsText() {
        assertThat(Trouble.parse("no space left: /lab")).isEqualTo(new Trouble(Trouble.Kind.OTHER, "no space left: /lab"));
        assertThat(Trouble.parse("gone wrong")).isEqualTo(new Trouble(Trouble.Kind.OTHER, "gone wrong"));
    }

    @Test void aFailureHasItsKind() {
        assertThat(Trouble.of(new Failure.Gone("thing"))).isEqualTo(new Trouble(Trouble.Kind.GONE, "no longer there: thing"));
        assertThat(Trouble.of(new AccessFailure.WrongPassphrase()).kind()).isEqualTo(Trouble.Kind.OTHER);
    }
}
