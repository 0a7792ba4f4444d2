package dev.chancery.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.domain.FileFailure;
import dev.chancery.ui.Preferences.Recent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreferenceFileTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir private Path folder;

    @Test void withoutAFileEverythingIsTheDefault() {
        assertThat(PreferenceFile.in(folder).current()).isEqualTo(Preferences.DEFAULT);
    }

    @Test void whatWasChosenIsThereAtTheNextStart() {
        var chosen = new Preferences(Preferences.Theme.DARK, Preferences.Language.GERMAN, 150, 0,
                List.of(new Recent(folder.resolve("Prüfstand Süd.chancery"), Optional.of(NOON)),
                        new Recent(folder.resolve("b.chancery"), Optional.empty())),
                Optional.of(folder.resolve("Ausgabe für den Stick")), true, Optional.of(folder.resolve("libmodule.so")));
        PreferenceFile.in(folder.resolve("new")).change(_ -> chosen);
        assertThat(PreferenceFile.in(folder.resolve("new")).current()).isEqualTo(chosen);
    }

    @Test void aBrokenFileIsTheDefault() throws IOException {
        Files.write(folder.resolve("preferences.properties"), new byte[] {(byte) 0xFF, 0, 1, '\\', 'u', 'x'});
        assertThat(PreferenceFile.in(folder).current()).isEqualTo(Preferences.DEFAULT);
    }

    @Test void whatIsWrongInAFileIsTheDefaultAndTheRestHolds() throws IOException {
        Files.writeString(folder.resolve("preferences.properties"),
                "theme=PINK\nlanguage=GERMAN\ntextScale=5000\nautoLockMinutes=soon\n");
        assertThat(PreferenceFile.in(folder).current())
                .isEqualTo(new Preferences(Preferences.Theme.SYSTEM, Preferences.Language.GERMAN, 200, 10, List.of(),
                        Optional.empty(), false, Optional.empty()));
    }

    @Test void aStoreThatWasOpenedBeforeTheTimeWasKeptIsStillKnown() throws IOException {
        Files.writeString(folder.resolve("preferences.properties"), "store.0=a\nstore.1=b\nstore.1.opened=noon\n");
        assertThat(PreferenceFile.in(folder).current().recent())
                .containsExactly(new Recent(Path.of("a"), Optional.empty()), new Recent(Path.of("b"), Optional.empty()));
    }

    @Test void nothingIsLeftBesideTheFile() throws IOException {
        PreferenceFile.in(folder).change(before -> before.withTextScale(110));
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("preferences.properties"));
        }
    }

    @Test void aFolderThatCannotBeMadeIsAFailureAndTheChangeHolds() throws IOException {
        var file = Files.createFile(folder.resolve("file"));
        var preferences = PreferenceFile.in(file.resolve("below"));
        assertThatThrownBy(() -> preferences.change(before -> before.withAutoLock(5))).isInstanceOf(FileFailure.CannotWrite.class);
        assertThat(preferences.current().autoLockMinutes()).isEqualTo(5);
    }

    @Test void theLatestStoreComesFirstAndOnlyOnce() {
        var opened = Preferences.DEFAULT.opened(Path.of("a"), NOON).opened(Path.of("b"), NOON)
                .opened(Path.of("a"), NOON.plusSeconds(60));
        assertThat(opened.recent()).containsExactly(new Recent(Path.of("a"), Optional.of(NOON.plusSeconds(60))),
                new Recent(Path.of("b"), Optional.of(NOON)));
        assertThat(opened.forgot(Path.of("a")).recent()).extracting(Recent::store).containsExactly(Path.of("b"));
    }

    @Test void onlyTheLastEightStoresAreKept() {
        var preferences = IntStream.range(0, 20).mapToObj(i -> Path.of("store" + i))
                .reduce(Preferences.DEFAULT, (before, store) -> before.opened(store, NOON), (one, _) -> one);
        assertThat(preferences.recent()).hasSize(8).startsWith(new Recent(Path.of("store19"), Optional.of(NOON)));
    }

    @Test void theSystemsLanguageIsSpokenWhereItIsKnown() {
        assertThat(Preferences.Language.SYSTEM.locale(Locale.of("de", "AT"))).isEqualTo(Locale.of("de", "AT"));
        assertThat(Preferences.Language.SYSTEM.locale(Locale.FRANCE).getLanguage()).isEqualTo("en");
        assertThat(Preferences.Language.GERMAN.locale(Locale.US)).isEqualTo(Locale.GERMANY);
    }

    @Test void eachSystemHasItsOwnFolder() {
        assertThat(home("Linux", Map.of())).isEqualTo(Path.of("/home/ana/.config/chancery"));
        assertThat(home("Linux", Map.of("XDG_CONFIG_HOME", "/cfg"))).isEqualTo(Path.of("/cfg/chancery"));
        assertThat(home("Mac OS X", Map.of())).isEqualTo(Path.of("/home/ana/Library/Application Support/Chancery"));
        assertThat(home("Windows 11", Map.of("APPDATA", "/roaming"))).isEqualTo(Path.of("/roaming/Chancery"));
    }

    private static Path home(String system, Map<String, String> environment) {
        var properties = new Properties();
        properties.setProperty("os.name", system);
        properties.setProperty("user.home", "/home/ana");
        return HomeFolder.of(properties, environment);
    }
}
