package dev.chancery.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.domain.AccessFailure;
import dev.chancery.domain.ClockDoubt;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Field;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.IssuerViolation;
import dev.chancery.domain.KeyDeparture;
import dev.chancery.domain.KeyFailure;
import dev.chancery.domain.NameViolation;
import dev.chancery.domain.SerialNumber;
import dev.chancery.domain.StoreHolder;
import dev.chancery.domain.TextViolation;
import dev.chancery.domain.ValidityViolation;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FailuresTest {

    @AfterEach void speakEnglishAgain() {
        Words.speak(Locale.UK);
    }

    @Test void everyKindOfFailureHasItsOwnTitleInBothLanguages() {
        for (var locale : List.of(Locale.UK, Locale.GERMANY)) {
            Words.speak(locale);
            var told = failures().stream().map(Failures::tell).toList();
            assertThat(told).extracting(Told::title).doesNotHaveDuplicates();
            assertThat(told).allSatisfy(each -> assertThat(List.of(each.happened(), each.kept(), each.next()))
                    .allMatch(text -> !text.isBlank() && !text.contains("{")));
            assertThat(told).allMatch(each -> each.code().isEmpty());
        }
    }

    private static List<Failure> failures() {
        var path = Path.of("/media/stick/bench.chancery");
        var cause = new IOException("cause");
        return List.of(new Failure.Refused(new NameViolation.NoServerName()), new AccessFailure.WrongPassphrase(),
                new FileFailure.StoreMissing(path), new FileFailure.NotAStore(path), new FileFailure.StoreDamaged(path, "page 3"),
                new FileFailure.StoreTooNew(path, 9, 1), new FileFailure.StoreInUse(path), new FileFailure.AlreadyExists(path),
                new FileFailure.CannotRead(path, cause), new FileFailure.CannotWrite(path, cause), new FileFailure.DiskFull(path, cause),
                new FileFailure.DriveGone(path, cause), new FileFailure.ReadBackDiffers(path), new Failure.Malformed("PEM"),
                new Failure.UnfitList(Failure.UnfitList.Why.TOO_LARGE, "more than 3 rows"),
                new FileFailure.ForeignStore(path, FileFailure.ForeignStore.Why.TOO_OLD, "no tables"),
                new Failure.Gone("thing"), new Failure.Tampered("key"), downloaded(1), downloaded(3),
                new Failure.ClockInDoubt(new ClockDoubt(Instant.parse("2026-11-03T10:00:00Z"), Instant.parse("2026-11-01T10:00:00Z"))));
    }

    private static Failure downloaded(int count) {
        return new KeyFailure.AlreadyDownloaded("press-1", new SerialNumber(BigInteger.TWO), count,
                new KeyDeparture(Instant.parse("2026-11-03T10:00:00Z"), "/media/stick", KeyDeparture.State.LEFT));
    }

    @Test void aKeyThatLeftIsToldWithItsNameDayAndPlace() {
        assertThat(downloaded(1)).hasMessage("certificate already downloaded");
        assertThat(Failures.tell(downloaded(1)).happened()).contains("press-1", "3 Nov 2026", "/media/stick");
        assertThat(Failures.tell(downloaded(3)).happened()).contains("press-1", "one of 3");
    }

    @Test void theFileIsNamedWhereThereIsOne() {
        assertThat(Failures.tell(new FileFailure.StoreInUse(Path.of("/lab/bench.chancery"))).happened())
                .contains(Path.of("/lab/bench.chancery").toString());
    }

    @Test void whoHasTheStoreOpenIsNamed() {
        var since = Instant.parse("2026-11-03T10:00:00Z");
        assertThat(happened(new StoreHolder(4711, true, since, "bench-7"))).contains("window", "4711", "bench-7", "3 Nov 2026");
        assertThat(happened(new StoreHolder(4712, false, since, ""))).contains("command", "4712", "this machine");
    }

    private static String happened(StoreHolder holder) {
        return Failures.tell(new FileFailure.StoreInUse(Path.of("/lab/bench.chancery"), Optional.of(holder))).happened();
    }

    @Test void theTechnicalPartHasTheCauseAndNoStack() {
        var told = Failures.tell(new FileFailure.CannotRead(Path.of("x"), new IOException("Permission denied")));
        assertThat(told.technical()).contains("IOException: Permission denied").doesNotContain("at dev.chancery");
    }

    @Test void aDefectGetsACodeThatIsTheSameEachTimeAndShowsNoMessage() {
        var codes = new ArrayList<String>();
        for (int i = 0; i < 2; i++) {
            var told = Failures.tell(new IllegalStateException("the passphrase is hunter" + i));
            codes.add(told.code().orElseThrow());
            assertThat(told.technical()).contains(codes.getFirst(), "IllegalStateException").doesNotContain("hunter");
        }
        assertThat(codes.get(0)).isEqualTo(codes.get(1));
    }

    @Test void aRefusalListsEveryReasonWithItsField() {
        var told = Failures.tell(new Failure.Refused(List.of(
                new NameViolation.NotACountryCode("DEU"), new TextViolation.TooLong(Field.COMMON_NAME, 70, 64))));
        assertThat(told.happened()).isEqualTo("""
                • Country: A country is exactly two letters, such as DE or US.
                • Common name: Too long: 70 characters, at most 64 are allowed.""");
    }

    @Test void aRuleIsToldInWordsWithItsNumbers() {
        assertThat(Violations.words(new TextViolation.TooShort(Field.PASSPHRASE, 1, 8)))
                .isEqualTo("Too short: 1 character, at least 8 are needed.");
        assertThat(Violations.words(new IssuerViolation.PathTooLong(0, 1)))
                .isEqualTo("This authority allows no other authority below it.");
        assertThat(Violations.words(new TextViolation.ForbiddenCharacter(Field.THING_ID, '/', 3)))
                .isEqualTo("“/” at position 4 is not allowed: it separates folders.");
        assertThat(Violations.words(new ValidityViolation.TtlOutOfRange(Duration.ZERO, Duration.ofMinutes(1), Duration.ofDays(36_525))))
                .isEqualTo("The lifetime must be between 1 min 0 s and 100 years.");
        assertThat(Violations.words(new TextViolation.Taken(Field.THING_ID, "press-001", 4)))
                .isEqualTo("“press-001” stands in line 4 already.");
    }

    @Test void everyFieldHasAName() {
        assertThat(Field.values()).extracting(FieldWords::of).doesNotHaveDuplicates().allMatch(name -> !name.isBlank());
    }
}
