package dev.chancery.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.chancery.Any;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Field;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.FileViolation;
import dev.chancery.domain.NameViolation;
import dev.chancery.domain.Progress;
import dev.chancery.domain.TextViolation;
import dev.chancery.domain.ThingId;
import dev.chancery.domain.Violation;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThingCsvTest {

    private static final Limits SMALL = new Limits(10_000, 1_000, 20, 8, 5);

    private static ThingCsv list(String text) {
        return ThingCsv.open(text.getBytes(UTF_8));
    }

    private static ThingCsv small(String text) {
        return ThingCsv.open(new Source.OfBytes(text.getBytes(UTF_8)), SMALL);
    }

    private static Reading read(ThingCsv list) {
        return list.read(list.proposed(), _ -> false);
    }

    private static Reading read(String text) {
        return read(list(text));
    }

    private static List<String> ids(Reading reading) {
        return reading.good().stream().map(row -> row.id().value()).toList();
    }

    private static List<Violation> reasons(Reading reading) {
        return reading.bad().stream().map(RowError::violation).toList();
    }

    @Test void allThingsOfALabAreRead() throws URISyntaxException {
        var list = ThingCsv.open(Path.of(ThingCsvTest.class.getResource("/things-lab.csv").toURI()));
        var reading = read(list);
        assertThat(list.proposed().targets()).containsExactly(
                Target.THING_ID, Target.NAME, Target.GROUP, Target.TAGS, Target.HARDWARE_SERIAL, Target.ADDRESS);
        assertThat(reading.bad()).isEmpty();
        assertThat(ids(reading)).hasSize(250).doesNotHaveDuplicates();
        var sixth = reading.good().get(5);
        assertThat(sixth.line()).isEqualTo(7);
        assertThat(sixth.description().name()).isEqualTo("Kühlraum vibration 6");
        assertThat(sixth.description().tags()).containsExactly("vibration", "lab", "batch-1");
        assertThat(reading.good()).anySatisfy(row ->
                assertThat(row.description().name().codePoints()).anyMatch(Character::isIdeographic));
    }

    @Test void noLineOfTheLabIsLost() throws IOException, URISyntaxException {
        var path = Path.of(ThingCsvTest.class.getResource("/things-lab.csv").toURI());
        assertThat(read(ThingCsv.open(path)).good()).hasSize(Files.readAllLines(path).size() - 1);
    }

    @ParameterizedTest @ValueSource(strings = {"\r\n", "\n", "\r"})
    void everyLineEndIsUnderstood(String end) {
        var reading = read(String.join(end, "id,name", "a,One", "b,\"Two\"", ""));
        assertThat(ids(reading)).containsExactly("a", "b");
        assertThat(reading.good().getLast().line()).isEqualTo(3);
        assertThat(reading.bad()).isEmpty();
    }

    @ParameterizedTest @ValueSource(strings = {",", ";", "\t"})
    void theSeparatorIsFound(String separator) {
        var list = list(String.join("\n", "id|name|tags", "a|One|\"x;y,z\"", "b|Two|").replace("|", separator));
        assertThat(list.separator()).isEqualTo(separator.charAt(0));
        assertThat(read(list).good().getFirst().description().tags()).containsExactly("x", "y", "z");
    }

    @Test void separatorsInsideQuotationMarksDoNotCount() {
        var list = list("\"id; device; in; the; lab\",name\na,One\n");
        assertThat(list.separator()).isEqualTo(',');
    }

    @Test void aByteOrderMarkIsNotPartOfTheFirstHeading() {
        var list = list("\uFEFFid,name\na,One\n");
        assertThat(list.columns()).containsExactly("id", "name");
        assertThat(ids(read(list))).containsExactly("a");
    }

    @Test void aListInUtf16IsRefused() {
        assertThatExceptionOfType(Failure.UnfitList.class).isThrownBy(() -> ThingCsv.open("id,name\na,b".getBytes(UTF_16)))
                .withMessageContaining("UTF-16");
    }

    @Test void headingsAreKnownInEnglishAndInGerman() {
        assertThat(list("Geräte-ID;Bezeichnung;Gruppe;Schlagwörter;Bemerkung;Seriennummer;IP-Adresse\n").proposed().targets())
                .containsExactly(Target.THING_ID, Target.NAME, Target.GROUP, Target.TAGS, Target.NOTES,
                        Target.HARDWARE_SERIAL, Target.ADDRESS);
        assertThat(list("DEVICE ID,Device Name,colour,SERIAL,Address\n").proposed().targets()).containsExactly(
                Target.THING_ID, Target.NAME, Target.IGNORE, Target.HARDWARE_SERIAL, Target.ADDRESS);
    }

    @Timeout(60)
    @Test void aHeadingOrAFieldThatIsALetterWithMarksOnlyIsReadAsQuicklyAsAnother() {
        var heap = "a" + "\u0315".repeat(250_000) + "\u0316".repeat(250_000);
        assertThat(list("id," + heap + "\na,b\n").proposed().targets()).containsExactly(Target.THING_ID, Target.IGNORE);
        assertThat(read("id,name\na," + heap + "\n").bad()).extracting(RowError::column).containsExactly(2, 2);
        assertThat(Target.NAME.rank("Device-Name" + " ".repeat(89))).isEqualTo(1);
        assertThat(Target.NAME.rank("Device-Name" + " ".repeat(90))).isNegative();
    }

    @Test void ofTwoColumnsWithOneMeaningTheLikelierIsProposed() {
        assertThat(list("id,thing_id,name\n").proposed().targets())
                .containsExactly(Target.IGNORE, Target.THING_ID, Target.NAME);
    }

    @Test void theUserMayMapColumnsOtherwise() {
        var list = list("name,colour\npump-1,blue\n");
        var mapping = list.proposed().with(0, Target.THING_ID).with(1, Target.NAME);
        var row = list.read(mapping, _ -> false).good().getFirst();
        assertThat(row.id().value()).isEqualTo("pump-1");
        assertThat(row.description().name()).isEqualTo("blue");
    }

    @Test void aListWithoutHeadingsBeginsWithItsFirstRow() {
        var list = list("pump-1,Pump one,x\npump-2,Pump two,y\n");
        assertThat(list.headings()).isFalse();
        assertThat(list.columns()).containsExactly("", "", "");
        assertThat(list.proposed().targets()).containsExactly(Target.THING_ID, Target.NAME, Target.IGNORE);
        assertThat(ids(read(list))).containsExactly("pump-1", "pump-2");
    }

    @Test void theUserDecidesWhetherTheFirstRowIsHeadings() {
        assertThat(ids(read(list("id,name\na,One\n").withHeadings(false)))).containsExactly("id", "a");
        var second = list("pump-1,Pump one\npump-2,Pump two\n").withHeadings(true);
        assertThat(second.columns()).containsExactly("pump-1", "Pump one");
        assertThat(second.read(Mapping.byPosition(2), _ -> false).good()).hasSize(1);
    }

    @Test void thePreviewShowsTheFirstRowsHarmlessly() {
        var text = new StringBuilder("id,name\n\u202Ebad,\"One\"\n\"open,x\n");
        for (int i = 0; i < 30; i++) {
            text.append("row-").append(i).append(",x\n");
        }
        var list = list(text.toString());
        assertThat(list.preview()).hasSize(20).startsWith(
                List.of("\\u202Ebad", "One"), List.of("\"open,x"), List.of("row-0", "x"));
        assertThat(list.withHeadings(false).preview()).hasSize(20).startsWith(List.of("id", "name"));
    }

    @Test void aFieldInQuotationMarksMayRunOverLines() {
        var reading = read("id,notes,group\na,\"first line\r\n\r\nsays \"\"hello\"\"\",g\nb,x,g\n");
        assertThat(reading.bad()).isEmpty();
        assertThat(reading.good()).extracting(row -> row.description().notes())
                .containsExactly("first line\r\n\r\nsays \"hello\"", "x");
        assertThat(reading.good()).extracting(Row::line).containsExactly(2, 5);
    }

    @Test void theLinesOfANoteMayLookLikeRowsOfTwoColumns() {
        var reading = read("id,notes\na,\"One\nb,Two\nc,Three\"\nd,Four\n");
        assertThat(ids(reading)).containsExactly("a", "d");
        assertThat(reading.good().getFirst().description().notes()).isEqualTo("One\nb,Two\nc,Three");
    }

    @Test void anUnclosedMarkDoesNotSwallowTheRowsBelow() {
        var reading = read("id,name\n\"a,One\nb,\"Two\"\nc,Three\nd,\"Fo\"\"ur\"\n");
        assertThat(ids(reading)).containsExactly("b", "c", "d");
        assertThat(reasons(reading)).containsExactly(new FileViolation.UnclosedQuote());
        assertThat(reading.bad().getFirst().line()).isEqualTo(2);
    }

    @Test void aMarkThatClosesByAccidentInARowOfItsOwnWasNeverClosed() {
        var reading = read("id,name,notes\na,x,\"One\nb,y,Two\nc,z,\"\nd,w,Four\n");
        assertThat(ids(reading)).containsExactly("b", "d");
        assertThat(ids(read("id,name,notes\na,x,\"One\nb,y,Two\nc,z,5\"\nd,w,\n"))).containsExactly("b", "c", "d");
        assertThat(read("id,name,x\na,\"One\nb,Two,\"\nc,Three,y\n").bad()).extracting(RowError::line).containsExactly(2, 3);
    }

    @Test void everyLineMayOpenAMarkThatIsNeverClosed() {
        var reading = read("id,name,group\n" + "x,\"\"\"open,y\n".repeat(5_000) + "good,,\n");
        assertThat(ids(reading)).containsExactly("good");
        assertThat(reading.bad()).hasSize(5_000);
    }

    /// Each line opens a mark by itself, and where one is open already.
    @Timeout(40)
    @Test void aLineThatGoesOnWithAMarkAndOpensOneIsNotReadHundredsOfTimes() {
        var line = "x\",\"" + "z".repeat(4_090) + "\n";
        var reading = read("id,notes\na,\"one\ntwo\"\n" + line.repeat(12_000) + "b,Two\n");
        assertThat(ids(reading)).containsExactly("a", "b");
        assertThat(reading.bad()).hasSize(12_000).allSatisfy(error -> {
            assertThat(error.violation()).isEqualTo(new FileViolation.UnclosedQuote());
            assertThat(error.column()).isEqualTo(2);
        });
    }

    @Test void theColumnOfAnUnclosedMarkIsNamed() {
        var error = read("id,name,group\na,b,\"open\nc,d,e\n").bad().getFirst();
        assertThat(error.column()).isEqualTo(3);
        assertThat(error.columnName()).isEqualTo("group");
    }

    @Test void aFieldSpansALimitedNumberOfLines() {
        assertThat(read(small("id,notes\na,\"1\n2\n3\n4\n5\n6\"\n")).good()).hasSize(1);
        assertThat(read(small("id,notes\na,\"1\n2\n3\n4\n5\n6\n7\"\n")).bad().getFirst().violation())
                .isEqualTo(new FileViolation.UnclosedQuote());
    }

    @Test void textAfterAClosingMarkIsNamed() {
        var reading = read("id,name\na,\"One\" more\nb,\"Two\" \n");
        assertThat(reasons(reading)).containsExactly(new FileViolation.MisplacedQuote());
        assertThat(reading.bad().getFirst().column()).isEqualTo(2);
        assertThat(ids(reading)).containsExactly("b");
    }

    @Test void aRowInAnotherEncodingIsRefusedWithItsColumn() {
        var reading = read(ThingCsv.open("id,name\na,M\u00fcller\nb,Meier\n".getBytes(ISO_8859_1)));
        assertThat(reasons(reading)).containsExactly(new FileViolation.NotUtf8());
        assertThat(reading.bad().getFirst().column()).isEqualTo(2);
        assertThat(reading.bad().getFirst().excerpt()).isEqualTo("a,M\uFFFDller");
        assertThat(ids(reading)).containsExactly("b");
    }

    @Test void idsAreComparedAfterComposition() {
        var reading = read("id\nK\u00fchlraum\nKu\u0308hlraum\nk\u00fchlraum\n");
        assertThat(ids(reading)).containsExactly("K\u00fchlraum", "k\u00fchlraum");
        assertThat(reasons(reading)).containsExactly(new TextViolation.Taken(Field.THING_ID, "K\u00fchlraum", 2));
    }

    @Test void anIdOfTheStoreIsTaken() {
        var list = list("id,name\na,One\nb,Two\n");
        var reading = list.read(list.proposed(), id -> id.value().equals("a"));
        assertThat(ids(reading)).containsExactly("b");
        assertThat(reasons(reading)).containsExactly(new TextViolation.Taken(Field.THING_ID, "a", 0));
    }

    @Test void anIdOfABadRowIsStillFree() {
        var reading = read("id,ip\na,nowhere\na,10.0.0.1\n");
        assertThat(ids(reading)).containsExactly("a");
        assertThat(reading.badRows()).isEqualTo(1);
    }

    @Test void everyReasonOfARowIsGiven() {
        assertThat(reasons(read("id,name,ip\nCON,a\tb,nowhere\n".replace("a\tb", "a\u0007b")))).containsExactly(
                new NameViolation.ReservedName(Field.THING_ID, "CON"),
                new TextViolation.ForbiddenCharacter(Field.NAME, 7, 1), new NameViolation.NotAnAddress(Field.ADDRESS, "nowhere"));
    }

    @Test void anIgnoredColumnMayHoldAnything() {
        assertThat(ids(read("id,colour\na,\u0000\u202E\n"))).containsExactly("a");
    }

    @Test void rowsWithNothingInThemAreSkipped() {
        var reading = read("id,name\n\na,One\n,\n  \n\"\",\" \"\nb,Two\n\n");
        assertThat(ids(reading)).containsExactly("a", "b");
        assertThat(reading.bad()).isEmpty();
    }

    @Test void rowsWithoutAnIdGetDifferentOnes() {
        var reading = read("id,name\n,One\n ,Two\n");
        assertThat(ids(reading)).hasSize(2).doesNotHaveDuplicates();
        assertThat(reading.good()).allMatch(Row::idMade);
    }

    @Test void anEmptyListIsRefused() {
        for (var text : List.of("", "\n\n  \n", "\uFEFF")) {
            assertThatExceptionOfType(Failure.UnfitList.class).isThrownBy(() -> list(text));
        }
    }

    @Test void theLimitsHold() {
        assertThatExceptionOfType(Failure.UnfitList.class).isThrownBy(() -> small("id\n" + "a\n".repeat(5_000)));
        assertThatExceptionOfType(Failure.UnfitList.class).isThrownBy(() -> small("id,1,2,3,4,5,6,7,8\n"));
        var rows = small("id,name\n" + ",x\n".repeat(21));
        assertThatExceptionOfType(Failure.UnfitList.class).isThrownBy(() -> read(rows));
        assertThat(read(small("id,name\n" + ",x\n".repeat(20))).good()).hasSize(20);
    }

    @Test void aRowThatIsTooLongCostsItselfAlone() {
        var reading = read(small("id,name\na," + "x".repeat(999) + "\nb,Two\n"));
        assertThat(ids(reading)).containsExactly("b");
        assertThat(reasons(reading)).containsExactly(new TextViolation.TooLong(Field.ROW, 1_001, 1_000));
        assertThat(reading.bad().getFirst().excerpt()).hasSizeLessThan(100);
    }

    @Test void aFileThatGrowsBeyondTheLimitIsNotRead(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("list.csv"), "id\na\n");
        var list = ThingCsv.open(Source.of(file), SMALL);
        Files.writeString(file, "id\n" + "a\n".repeat(6_000));
        assertThatExceptionOfType(Failure.UnfitList.class).isThrownBy(() -> read(list));
    }

    @Test void aFileThatWasExchangedIsNotRead(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("list.csv"), "id,name\na,b\n");
        var list = ThingCsv.open(file);
        Files.writeString(file, "name,id\na,b\n");
        assertThatExceptionOfType(Failure.UnfitList.class).isThrownBy(() -> read(list));
        Files.delete(file);
        assertThatExceptionOfType(FileFailure.CannotRead.class).isThrownBy(() -> read(list));
    }

    @Test void whatIsNoFileCannotBeRead(@TempDir Path folder) {
        assertThatExceptionOfType(FileFailure.CannotRead.class).isThrownBy(() -> ThingCsv.open(folder));
        assertThatExceptionOfType(FileFailure.CannotRead.class).isThrownBy(() -> ThingCsv.open(folder.resolve("none.csv")));
    }

    @Test void everyHundredthOfAHundredThousandRowsIsBad() {
        var text = new StringBuilder("id,name,ip\n");
        for (int i = 0; i < 100_000; i++) {
            text.append("dev-").append(i).append(",\"Device, no ").append(i).append("\",")
                    .append(i % 100 == 99 ? "10.0.0.999" : "10.0.0.1").append("\r\n");
        }
        var reading = read(text.toString());
        assertThat(reading.good()).hasSize(99_000);
        assertThat(reading.bad()).hasSize(1_000).allSatisfy(error -> {
            assertThat(error.violation()).isInstanceOf(NameViolation.NotAnAddress.class);
            assertThat((error.line() - 1) % 100).isZero();
        });
    }

    @Test void readingTellsHowFarItIsAndStopsWhenCancelled() {
        var bytes = ("id,name\n" + ",x\n".repeat(5_000)).getBytes(UTF_8);
        var list = ThingCsv.open(bytes);
        var watched = new Watched(Integer.MAX_VALUE);
        list.read(list.proposed(), _ -> false, ThingId::random, watched);
        assertThat(watched.expected).isEqualTo(bytes.length);
        assertThat(watched.done).isEqualTo(bytes.length);
        assertThatExceptionOfType(CancellationException.class).isThrownBy(() ->
                list.read(list.proposed(), _ -> false, ThingId::random, new Watched(1)));
    }

    private static final class Watched implements Progress {

        private final int patience;
        private long expected;
        private long done;
        private int reports;

        Watched(int patience) {
            this.patience = patience;
        }

        @Override public void expect(long total) {
            expected = total;
        }

        @Override public void advance(long more) {
            done += more;
            reports++;
            checkCancelled();
        }

        @Override public void checkCancelled() {
            if (reports > patience) {
                throw new CancellationException();
            }
        }
    }

    @Test void anyBytesAreAListOrAreRefused() {
        Any.holdsFor(ThingCsvTest::anyBytes, bytes -> {
            try {
                var list = ThingCsv.open(new Source.OfBytes(bytes), SMALL);
                var reading = read(list);
                assertThat(reading.good()).allSatisfy(row -> assertThat(row.line()).isPositive());
                assertThat(reading.bad()).allSatisfy(error -> {
                    assertThat(error.line()).isPositive();
                    assertThat(error.column()).isNotNegative();
                    assertThat(error.excerpt().codePoints()).noneMatch(Character::isISOControl);
                });
            } catch (Failure.UnfitList refused) {
                assertThat(refused).hasMessageStartingWith("device list: ");
            }
        });
    }

    private static byte[] anyBytes(Random random) {
        var bytes = new byte[random.nextInt(400)];
        random.nextBytes(bytes);
        if (random.nextInt(4) > 0) {
            var likely = "\"\"\",,;\t\n\n\r ab0".getBytes(UTF_8);
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = random.nextInt(12) > 0 ? likely[random.nextInt(likely.length)] : bytes[i];
            }
        }
        return random.nextBoolean() ? bytes : ("id,name\n" + new String(bytes, ISO_8859_1)).getBytes(ISO_8859_1);
    }

    @Test void whatWasWrittenByTheRulesIsReadBackAsItWas() {
        Any.holdsFor(ThingCsvTest::anyNotes, notes -> {
            var text = new StringBuilder("id,notes\r\n");
            notes.forEach(note -> text.append("x\u00e4,\"").append(note.replace("\"", "\"\"")).append("\"\r\n"));
            var list = list(text.toString());
            var reading = list.read(list.proposed().with(0, Target.GROUP), _ -> false);
            assertThat(reading.good()).extracting(row -> row.description().notes()).containsExactlyElementsOf(notes);
        });
    }

    private static List<String> anyNotes(Random random) {
        var notes = new ArrayList<String>();
        for (int i = random.nextInt(6); i >= 0; i--) {
            var note = new StringBuilder();
            for (int j = random.nextInt(12); j >= 0; j--) {
                note.append(Any.of(random, "\"", ",", "\n", "\r\n", "a", "\u00fc", "冷", " b", "x\n\"\"y"));
            }
            notes.add(note.toString().strip());
        }
        return notes;
    }
}
