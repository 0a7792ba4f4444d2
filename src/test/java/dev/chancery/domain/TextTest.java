package dev.chancery.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TextTest {

    /// By general category, and those among letters, marks and symbols that are drawn as nothing (UCD,
    /// Default_Ignorable_Code_Point, and the empty braille cell).
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}"
            + "\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u2800\\u3164\\uFE00-\\uFE0F\\uFFA0\\x{E0100}-\\x{E01EF}]");

    @Test void whatNobodyCanSeeIsKnownAmongAllCodePoints() {
        assertThat(IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(point -> Text.invisible(point) != INVISIBLE.matcher(Character.toString(point)).matches())
                .mapToObj(Integer::toHexString)).isEmpty();
    }

    @Test void whatLooksTheSameIsTheSame() {
        assertThat(Text.tidy(" press\u00a0a\u0308\u3000")).isEqualTo("press \u00e4");
        assertThat(Text.tidy("\tpress 1\n")).isEqualTo("press 1");
        assertThat(Text.tidy("a\tb")).isEqualTo("a\tb");
    }

    @Test void aLetterCarriesAtMost30Marks() {
        assertThat(Text.line(Field.NAME, "ab" + "\u0316".repeat(30), 64)).isEmpty();
        assertThat(Text.tidy("a" + "\u0316".repeat(29) + "\u0308")).isEqualTo("\u00e4" + "\u0316".repeat(29));
        assertThat(Text.line(Field.NAME, "ab" + "\u0316".repeat(31), 64))
                .containsExactly(new TextViolation.ForbiddenCharacter(Field.NAME, 0x316, 32));
        assertThat(Text.tidy("a" + "\u0316".repeat(30) + "\u0308")).isEqualTo("a" + "\u0316".repeat(30) + "\u0308");
    }

    @Timeout(60)
    @Test void aLetterWithAMillionMarksIsRefusedByWhateverReadsATextFromOutside() {
        var heap = "a" + "\u0315".repeat(500_000) + "\u0316".repeat(500_000);
        assertThat(ThingId.of(heap).violations()).hasSize(2);
        assertThat(Thing.Description.of(heap, heap, heap, heap, heap, heap).violations()).hasSize(11);
        assertThat(FolderName.of(heap).violations()).isNotEmpty();
        assertThat(SubjectName.Dns.parse(heap).violations()).isNotEmpty();
        assertThat(Template.of(heap).violations(Field.NAME, Set.of())).hasSize(2);
        assertThat(DistinguishedName.commonName(heap).violations()).isNotEmpty();
    }
}
