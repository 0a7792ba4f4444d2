package dev.chancery.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathPatternTest {

    @Test void itsFieldsAreFilledIn() {
        var pattern = PathPattern.of(" {group}/{thing}-{date}.pem ").orRefuse();
        assertThat(pattern.parts()).containsExactlyInAnyOrder(PathPattern.Part.GROUP, PathPattern.Part.THING, PathPattern.Part.DATE);
        assertThat(pattern.fill(part -> "$" + part.word())).isEqualTo("$group/$thing-$date.pem");
    }

    @Test void aFieldThatThereIsNotIsNamed() {
        assertThat(PathPattern.of("{thing}/{thign}{}.pem").violations())
                .containsExactly(new FileViolation.UnknownPart("thign"), new FileViolation.UnknownPart(""));
    }

    @ParameterizedTest @ValueSource(strings = {"/a", "a/", "a//b", "../a", "a/..", ".a", "a.", "con.pem", "a:b", "a\\b", "a\u202eb", "{thing", "thing}",
            "a~b", " /a", "a/b/c/d/e/f/g/h/i"})
    void whatIsNoPathOnEverySystemIsRefused(String text) {
        assertThat(PathPattern.of(text).violations()).isNotEmpty();
    }

    @Test void anEmptyOneIsMissing() {
        assertThat(PathPattern.of(" ").violations()).containsExactly(new TextViolation.Missing(Field.FILE));
    }

    @Test void twoFilesOfOneNameAreNoLayout() {
        var files = List.of(new Layout.File(FileKind.KEY_PEM, "{thing}/a.pem"), new Layout.File(FileKind.CERTIFICATE_PEM, "{thing}/A.pem"));
        assertThat(Layout.own("Bench", files).violations()).containsExactly(new FileViolation.TwoOfOneName("{thing}/A.pem"));
    }
}
