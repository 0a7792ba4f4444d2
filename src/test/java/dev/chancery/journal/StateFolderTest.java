package dev.chancery.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {

    @TempDir Path folder;

    private static Path of(String system, Map<String, String> environment) {
        var properties = new Properties();
        properties.setProperty("os.name", system);
        properties.setProperty("user.home", "/home/ada");
        return StateFolder.of(properties, environment).path();
    }

    @Test void itIsWhereTheSystemKeepsSuchThings() {
        assertThat(of("Linux", Map.of())).isEqualTo(Path.of("/home/ada/.local/state/chancery"));
        assertThat(of("Linux", Map.of("XDG_STATE_HOME", "/var/ada"))).isEqualTo(Path.of("/var/ada/chancery"));
        assertThat(of("Mac OS X", Map.of())).isEqualTo(Path.of("/home/ada/Library/Logs/Chancery"));
        assertThat(of("Windows 11", Map.of("LOCALAPPDATA", "/local"))).isEqualTo(Path.of("/local/Chancery/State"));
    }

    @Test void onlyItsOwnerMayLookIntoItWhateverItWas() throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        var state = new StateFolder(folder.resolve("state"));
        Files.createDirectories(state.path());
        Files.writeString(state.path().resolve("chancery.log.1"), "older");
        Files.setPosixFilePermissions(state.path().resolve("chancery.log.1"), PosixFilePermissions.fromString("rw-r--r--"));
        Files.setPosixFilePermissions(state.path(), PosixFilePermissions.fromString("rwxr-xr-x"));
        state.prepare();
        assertThat(rights(state.path())).isEqualTo("rwx------");
        assertThat(rights(state.reports())).isEqualTo("rwx------");
        assertThat(rights(state.log())).isEqualTo("rw-------");
        assertThat(rights(state.path().resolve("chancery.log.1"))).isEqualTo("rw-------");
    }

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
