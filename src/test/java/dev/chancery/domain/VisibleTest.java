package dev.chancery.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.Any;
import org.junit.jupiter.api.Test;

class VisibleTest {

    @Test void ordinaryTextIsShownAsItIs() {
        assertThat(Visible.text("Kühlraum 冷库, \"No 7\"")).isEqualTo("Kühlraum 冷库, \"No 7\"");
    }

    @Test void controlAndBidirectionalCharactersAreSpelledOut() {
        assertThat(Visible.text("nul\0, \u202Egnp.exe, line\n")).isEqualTo("nul\\u0000, \\u202Egnp.exe, line\\u000A");
    }

    @Test void tagsBeyondTheBasicPlaneAreSpelledOut() {
        assertThat(Visible.text(Character.toString(0xE0041))).isEqualTo("\\u{E0041}");
    }

    @Test void aLongTextIsCutBetweenCharacters() {
        assertThat(Visible.text("\uD83D\uDE00".repeat(5), 4)).isEqualTo("\uD83D\uDE00".repeat(4) + "…");
        assertThat(Visible.text("four", 4)).isEqualTo("four");
    }

    @Test void nothingInvisibleComesOut() {
        Any.holdsFor(random -> Any.text(random, 60), text ->
                assertThat(Visible.text(text).codePoints().filter(Text::invisible)).isEmpty());
    }

    @Test void whatComesOnSeveralLinesIsShownOnOne() {
        assertThat(Visible.line("1 error occurred:\n\t* missing client token\r\n\n", 200)).isEqualTo("1 error occurred: * missing client token");
        assertThat(Visible.line(" a\u202Eb\tc ", 200)).isEqualTo("a\\u202Eb c");
        assertThat(Visible.line("one\ntwo", 5)).isEqualTo("one t…");
    }
}
