package dev.chancery.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashReportsTest {

    @TempDir Path home;
    private StateFolder folder;
    private CrashReports reports;

    @BeforeEach void place() {
        folder = new StateFolder(home.resolve("state"));
        folder.prepare();
        var system = new Properties();
        system.putAll(System.getProperties());
        system.setProperty("user.home", home.toString());
        reports = new CrashReports(folder, new TestClock(Instant.parse("2026-11-21T12:00:00Z")), new Machine(system, Optional.of("7.0")));
    }

    @Test void aReportSaysWhereAndOnWhatButNotWithWhat() {
        var thrown = new IllegalStateException("passphrase hunter2 of press-17", new IOException(home + "/secret.key"));
        var text = reports.keep("D480B12", thrown);
        assertThat(text).contains("code D480B12", "2026-11-21T12:00:00Z", "chancery: 7.0", "java: ", "system: ", "memoryMiB: ",
                "java.lang.IllegalStateException", "caused by java.io.IOException", "aReportSaysWhereAndOnWhatButNotWithWhat");
        assertThat(text).doesNotContain("hunter2", "press-17", "secret.key", home.toString());
        assertThat(CrashReports.newest(folder)).contains(text);
        assertThat(folder.reports().resolve("crash-D480B12.txt")).hasContent(text);
    }

    @Test void aDefectHasOneReportHoweverOftenItHappens() {
        reports.keep("AAAAAAA", new IllegalStateException());
        reports.keep("AAAAAAA", new IllegalStateException());
        assertThat(CrashReports.all(folder)).hasSize(1);
    }

    @Test void onlyTheNewestAreKeptThoseOfTheVirtualMachineToo() throws IOException {
        for (int i = 0; i < 2 * CrashReports.MOST; i++) {
            var file = Files.writeString(folder.reports().resolve((i % 2 == 0 ? "hs_err_pid" + i + ".log" : "crash-" + i + ".txt")), "" + i);
            Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-01T00:00:00Z").plusSeconds(i)));
        }
        Files.writeString(folder.reports().resolve("notes.txt"), "of somebody else");
        reports.prune();
        assertThat(CrashReports.all(folder)).hasSize(CrashReports.MOST);
        assertThat(CrashReports.newest(folder)).contains("19");
        assertThat(folder.reports().resolve("notes.txt")).exists();
    }

    @Test void whereNothingCanBeWrittenTheTextIsThereAllTheSame() throws IOException {
        Files.delete(folder.reports());
        Files.writeString(folder.reports(), "a file in the way");
        assertThat(reports.keep("BBBBBBB", new IllegalStateException())).contains("BBBBBBB");
        assertThat(CrashReports.newest(folder)).isEmpty();
    }
}
