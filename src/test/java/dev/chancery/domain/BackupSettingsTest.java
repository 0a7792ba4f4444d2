package dev.chancery.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackupSettingsTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private static BackupName at(Instant made) {
        return BackupName.of(Path.of("/lab/lab.chancery"), made, OptionalInt.empty());
    }

    private static List<BackupName> every(Duration pause, int count) {
        return IntStream.range(0, count).mapToObj(number -> at(NOON.minus(pause.multipliedBy(number)))).toList();
    }

    @Test void aNameIsReadBackAsItWasWritten() {
        var names = List.of(at(NOON), at(NOON).next(), BackupName.of(Path.of("a-b-2.chancery"), NOON, OptionalInt.of(14)).next());
        assertThat(names).extracting(BackupName::text).containsExactly("lab-2026-11-21T120000Z.backup",
                "lab-2026-11-21T120000Z-2.backup", "a-b-2-2026-11-21T120000Z-schema-14-2.backup");
        assertThat(names).allSatisfy(name -> assertThat(BackupName.parse(name.text())).contains(name));
    }

    @Test void otherNamesAreNoBackups() {
        assertThat(List.of("lab.chancery", "lab-2026-11-21T120000Z.backup.part", "lab-2026-13-41T120000Z.backup",
                "-2026-11-21T120000Z.backup", "lab-2026-11-21T120000Z-1.backup", "lab-2026-11-21T120000Z-007.backup", "lab.backup"))
                .allSatisfy(name -> assertThat(BackupName.parse(name)).as(name).isEmpty());
    }

    @Test void theNewestStayAndTheLastOfEachDayAndMonth() {
        var settings = new BackupSettings("", true, 2, 3, 2, 0);
        var kept = settings.kept(every(Duration.ofHours(6), 200));
        assertThat(kept).extracting(name -> name.made().toString()).containsExactlyInAnyOrder("2026-11-21T12:00:00Z",
                "2026-11-21T06:00:00Z", "2026-11-20T18:00:00Z", "2026-11-19T18:00:00Z", "2026-10-31T18:00:00Z");
    }

    @Test void fewAreAllKept() {
        var few = every(Duration.ofMinutes(1), 10);
        assertThat(BackupSettings.DEFAULT.kept(few)).containsExactlyInAnyOrderElementsOf(few);
    }

    @Test void theFolderIsThatBesideTheStoreUntilAnotherIsChosen() {
        assertThat(BackupSettings.DEFAULT.folder(Path.of("/lab/hall 1.chancery"))).isEqualTo(Path.of("/lab/hall 1-backups"));
        assertThat(new BackupSettings("/stick", true, 1, 0, 0, 0).folder(Path.of("/lab/hall.chancery"))).isEqualTo(Path.of("/stick"));
    }

    @Test void aFormIsReadOrEveryMistakeInItTold() {
        assertThat(BackupSettings.of(" /stick ", false, List.of("5", "0", "1"), "50").orRefuse())
                .isEqualTo(new BackupSettings("/stick", false, 5, 0, 1, 50));
        assertThat(BackupSettings.of("stick", true, List.of("0", "x", "1001"), "-1").violations()).extracting(Violation::field)
                .containsExactly(Field.BACKUP_FOLDER, Field.BACKUPS_NEWEST, Field.BACKUPS_DAYS, Field.BACKUPS_MONTHS, Field.BACKUP_BEFORE);
    }
}
