package dev.chancery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class StartScriptTest {

    private static final int PROGRAMS_OWN_EXIT = 42;
    private static final int MISSING = 3;
    private static final int BUILD_FAILED = 4;

    @TempDir
    Path folder;

    private StartMachine machine;

    @BeforeEach void aMachineThatLacksNothing() {
        machine = new StartMachine(folder);
    }

    @Test void buildsAndStartsAndPassesTheArgumentsOn() {
        var said = machine.start("open", "two words", "");
        assertThat(said.exit()).isEqualTo(PROGRAMS_OWN_EXIT);
        assertThat(said.text()).contains("java of jdks/temurin", "<dev.chancery.Main>\n<open>\n<two words>\n<>\n")
                .contains("<@" + machine.home() + "/packaging/java.options>");
        assertThat(machine.buildCount()).isOne();
    }

    @Test void startsFromAnyFolderAndThroughALink() throws IOException {
        var link = Files.createSymbolicLink(folder.resolve("start-it"), machine.home().resolve("chancery"));
        assertThat(machine.startAs(link).text()).contains("<dev.chancery.Main>");
    }

    @Test void aBuiltTreeStartsWithoutMaven() {
        machine.start();
        machine.without("mvn");
        assertThat(machine.start().exit()).isEqualTo(PROGRAMS_OWN_EXIT);
        assertThat(machine.buildCount()).isOne();
    }

    @Test void aNewerSourceIsBuiltAgain() {
        machine.start();
        machine.editSource(Instant.now().plusSeconds(5));
        machine.start();
        assertThat(machine.buildCount()).isEqualTo(2);
    }

    @Test void aRemovedSourceIsBuiltAgain() throws IOException {
        machine.editSource(Instant.now().minusSeconds(60));
        machine.start();
        Files.delete(machine.home().resolve("src/main/java/Some.java"));
        machine.start();
        assertThat(machine.buildCount()).isEqualTo(2);
    }

    @Test void aSourceThatChangesDuringTheBuildIsBuiltNextTime() {
        machine.maven("3.8.7", "sleep 0.05; touch '" + machine.home() + "/src/main/java/Late.java'");
        machine.start();
        machine.maven("3.8.7", "");
        machine.start();
        machine.start();
        assertThat(machine.buildCount()).isEqualTo(2);
    }

    @Test void aFailedBuildIsSaidAndNotTakenAsDone() {
        machine.maven("3.8.7", "echo jar >'" + machine.home() + "/target/chancery.jar'; echo broken source; exit 1");
        var said = machine.start();
        assertThat(said.exit()).isEqualTo(BUILD_FAILED);
        assertThat(said.text()).contains("broken source", "The build failed").doesNotContain("java of");
        assertThat(machine.start().exit()).isEqualTo(BUILD_FAILED);
        assertThat(machine.buildCount()).isEqualTo(2);
    }

    @Test void aKilledBuildIsNotTakenAsDone() {
        machine.maven("3.8.7", "echo jar >'" + machine.home() + "/target/chancery.jar'; kill -9 $PPID; exit 1");
        assertThat(machine.start().text()).doesNotContain("java of");
        machine.maven("3.8.7", "");
        assertThat(machine.start().exit()).isEqualTo(PROGRAMS_OWN_EXIT);
        assertThat(machine.buildCount()).isEqualTo(2);
    }

    @Test void whatAnEarlierVersionBroughtIsGoneAfterABuild() throws IOException {
        machine.start();
        var old = Files.writeString(machine.home().resolve("target/lib/old-1.0.jar"), "old");
        machine.editSource(Instant.now().plusSeconds(5));
        machine.start();
        assertThat(old).doesNotExist();
    }

    @Test void twoStartsAtOnceBuildOnce() {
        machine.maven("3.8.7", "sleep 1");
        var one = machine.begin(machine.home().resolve("chancery"), "");
        var other = machine.begin(machine.home().resolve("chancery"), "");
        assertThat(machine.ended(one).exit()).isEqualTo(PROGRAMS_OWN_EXIT);
        assertThat(machine.ended(other).exit()).isEqualTo(PROGRAMS_OWN_EXIT);
        assertThat(machine.buildCount()).isOne();
    }

    @Test void theJdkOfJavaHomeComesFirst() {
        machine.set("JAVA_HOME", machine.jdk("mine", "26.0.1").toString());
        assertThat(machine.start().text()).contains("java of mine");
    }

    @Test void anOldJavaHomeIsPassedOverAndTheBuildGetsTheJdkThatWasFound() throws IOException {
        machine.set("JAVA_HOME", machine.jdk("old", "17.0.15").toString());
        assertThat(machine.start().text()).contains("java of jdks/temurin");
        assertThat(Files.readString(machine.builds())).startsWith(folder.resolve("jdks/temurin").toString());
    }

    @Test void theJavaOfThePathIsFoundThroughItsLink() throws IOException {
        machine.withoutJdk();
        Files.createSymbolicLink(folder.resolve("bin/java"), machine.jdk("far away", "25").resolve("bin/java"));
        assertThat(machine.start().text()).contains("java of far away");
    }

    @Test void aRuntimeWithoutCompilerIsNoJdk() throws IOException {
        Files.delete(folder.resolve("jdks/temurin/bin/javac"));
        assertThat(machine.start().exit()).isEqualTo(MISSING);
    }

    @Test void moreOptionsForJavaComeFromTheEnvironment() {
        machine.set("CHANCERY_JAVA_OPTIONS", "-Dchancery.crypto=bc -Xmx2g");
        assertThat(machine.start().text()).contains("<-Dchancery.crypto=bc>\n<-Xmx2g>\n");
    }

    @Test void noCoreIsDumpedAndACrashIsReportedWhereTheLogIs() throws IOException {
        var generous = Files.writeString(folder.resolve("generous"), "#!/bin/sh\nulimit -Sc hard\necho \"allowed: $(ulimit -c)\"\nexec '"
                + machine.home().resolve("chancery") + "'\n");
        assertThat(generous.toFile().setExecutable(true)).isTrue();
        machine.set("XDG_STATE_HOME", folder.resolve("state").toString());
        assertThat(machine.startAs(generous).text()).contains("cores: 0\n")
                .contains("<-XX:ErrorFile=" + folder.resolve("state/chancery/crash/hs_err_pid%p.log") + ">");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("state/chancery")))).isEqualTo("rwx------");
    }

    @Test void aBuildAloneNeedsNoWindowAndStartsNothing() {
        machine.unset("DISPLAY");
        var said = machine.start("--build");
        assertThat(said.exit()).isZero();
        assertThat(said.text()).doesNotContain("java of");
        assertThat(machine.buildCount()).isOne();
    }

    @Test void theJdkThatItUsesIsPrinted() {
        assertThat(machine.start("--jdk").text()).isEqualTo(folder.resolve("jdks/temurin") + "\n");
        machine.withoutJdk();
        assertThat(machine.start("--jdk").exit()).isEqualTo(MISSING);
    }

    @Test void theScriptsHaveNoFaultThatShellcheckKnows() {
        Judge.run("shellcheck", "chancery", ".ci/run", "packaging/package.sh", "src/test/sh/matrix.sh").accepted();
    }
}
