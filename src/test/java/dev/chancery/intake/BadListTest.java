package dev.chancery.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.domain.Field;
import dev.chancery.domain.FileViolation;
import dev.chancery.domain.NameViolation;
import dev.chancery.domain.Progress;
import dev.chancery.domain.TextViolation;
import dev.chancery.domain.ThingId;
import dev.chancery.domain.Violation;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A list with everything that goes wrong in such lists, line by line.
class BadListTest {

    private static final ThingId MADE = new ThingId("made-for-the-row-without-id");

    private Reading reading;

    @BeforeEach void read() throws URISyntaxException {
        var list = ThingCsv.open(Path.of(BadListTest.class.getResource("/things-bad.csv").toURI()));
        reading = list.read(list.proposed(), _ -> false, () -> MADE, Progress.NONE);
    }

    private List<RowError> line(int line) {
        return reading.bad().stream().filter(error -> error.line() == line).toList();
    }

    private void assertOnly(int line, int column, String columnName, Violation reason) {
        assertThat(line(line)).singleElement().satisfies(error -> {
            assertThat(error.violation()).isEqualTo(reason);
            assertThat(error.column()).isEqualTo(column);
            assertThat(error.columnName()).isEqualTo(columnName);
        });
    }

    @Test void exactlyTheGoodRowsCanBeImported() {
        assertThat(reading.good()).extracting(row -> row.id().value())
                .containsExactly("good-1", MADE.value(), "good-2");
        assertThat(reading.good()).extracting(Row::line).containsExactly(2, 4, 17);
        assertThat(reading.good()).extracting(Row::idMade).containsExactly(false, true, false);
    }

    @Test void everyOtherLineHasAnErrorAndNoGoodOneHas() {
        assertThat(reading.bad()).extracting(RowError::line).containsOnly(3, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 18);
        assertThat(reading.badRows()).isEqualTo(14);
    }

    @Test void aGoodRowKeepsEverythingItSays() {
        var last = reading.good().getLast().description();
        assertThat(last.name()).isEqualTo("Good two");
        assertThat(last.group()).isEqualTo("rack");
        assertThat(last.tags()).containsExactly("lab");
        assertThat(last.hardwareSerial()).isEqualTo("SN14");
        assertThat(last.address()).isEqualTo("fe80::1");
    }

    @Test void aSecondRowWithTheSameIdNamesTheLineOfTheFirst() {
        assertOnly(3, 1, "thing_id", new TextViolation.Taken(Field.THING_ID, "good-1", 2));
    }

    @Test void aPathIsNotAnId() {
        assertOnly(5, 1, "thing_id", new TextViolation.ForbiddenCharacter(Field.THING_ID, '/', 2));
        assertOnly(6, 1, "thing_id", new TextViolation.ForbiddenCharacter(Field.THING_ID, '\\', 2));
        assertOnly(7, 1, "thing_id", new TextViolation.ForbiddenCharacter(Field.THING_ID, '/', 1));
    }

    @Test void aDeviceNameOfWindowsIsNotAnId() {
        assertOnly(8, 1, "thing_id", new NameViolation.ReservedName(Field.THING_ID, "CON"));
    }

    @Test void aFormulaIsNotAnIdAndItsSlashIsNamedToo() {
        assertThat(line(9)).extracting(RowError::violation).containsExactly(
                new TextViolation.ForbiddenCharacter(Field.THING_ID, '/', 6), new TextViolation.LooksLikeFormula(Field.THING_ID));
        assertThat(line(9)).extracting(RowError::column).containsOnly(1);
    }

    @Test void anUnclosedQuotationMarkCostsItsOwnRowAlone() {
        assertOnly(10, 1, "thing_id", new FileViolation.UnclosedQuote());
        assertThat(line(10).getFirst().excerpt()).isEqualTo("\"unclosed quote,Bad row,rack,lab,SN9,10.0.0.9");
    }

    @Test void anIdThatIsTooLongIsShownShortened() {
        assertOnly(11, 1, "thing_id", new TextViolation.TooLong(Field.THING_ID, 300, 64));
        assertThat(line(11).getFirst().excerpt()).isEqualTo("x".repeat(80) + "…");
    }

    @Test void aZeroOctetIsSpelledOut() {
        assertOnly(12, 1, "thing_id", new TextViolation.ForbiddenCharacter(Field.THING_ID, 0, 3));
        assertThat(line(12).getFirst().excerpt()).isEqualTo("nul\\u0000byte");
    }

    @Test void anAddressThatIsNoneIsFoundInItsColumn() {
        assertOnly(13, 6, "ip", new NameViolation.NotAnAddress(Field.ADDRESS, "10.0.0.999"));
    }

    @Test void tooFewAndTooManyColumnsAreCounted() {
        assertOnly(14, 0, "", new FileViolation.WrongColumnCount(2, 6));
        assertOnly(15, 0, "", new FileViolation.WrongColumnCount(8, 6));
    }

    @Test void textThatRunsBackwardsIsRefusedAndSpelledOut() {
        assertOnly(16, 1, "thing_id", new TextViolation.ForbiddenCharacter(Field.THING_ID, 0x202E, 0));
        assertThat(line(16).getFirst().excerpt()).isEqualTo("\\u202Egnp.exe");
    }

    @Test void aRowThatIsNotUtf8IsFoundInItsColumn() {
        assertOnly(18, 1, "thing_id", new FileViolation.NotUtf8());
    }
}
