package dev.chancery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What the start script says and does on a machine that lacks something.
@DisabledOnOs(OS.WINDOWS)
class StartAdviceTest {

    private static final int MISSING = 3;

    @TempDir
    Path folder;

    private StartMachine machine;

    @BeforeEach void aMachineThatLacksNothing() {
        machine = new StartMachine(folder);
    }

    private void lackEverything() {
        machine.withoutJdk();
        machine.without("mvn");
        machine.program("ldconfig", "echo 'libc.so.6 (libc6,x86-64) => /lib/libc.so.6'");
        machine.unset("DISPLAY");
    }

    private void refused(String... words) {
        var said = machine.start();
        assertThat(said.exit()).isEqualTo(MISSING);
        assertThat(said.text()).contains(words).doesNotContain("java of");
        assertThat(machine.buildCount()).isZero();
    }

    @Test void everythingThatIsMissingIsNamedAtOnce() {
        lackEverything();
        refused("a JDK 25 or newer", "Maven 3.8.7 or newer", "GTK 3", "libgtk-3.so.0", "libGL.so.1", "a display");
    }

    @Test void anOldJavaHomeIsNamed() {
        machine.withoutJdk();
        machine.set("JAVA_HOME", machine.jdk("old", "17.0.15").toString());
        refused("a JDK 25 or newer (JAVA_HOME holds a JDK 17)");
    }

    @Test void anOldMavenIsNamed() {
        machine.maven("3.6.3", "");
        refused("Maven 3.8.7 or newer, to build it (this one is 3.6.3)");
    }

    @Test void aNewerMavenIsNotMistakenForAnOldOne() {
        machine.maven("3.10.0", "");
        assertThat(machine.start().text()).contains("java of");
    }

    @Test void onlyTheLibrariesThatAreMissingAreNamed() {
        machine.program("ldconfig", """
                for l in libXtst.so.6 libXxf86vm.so.1 libGL.so.1 libfreetype.so.6 libpangoft2-1.0.so.0; do echo "$l (x) => $l"; done""");
        refused("what else a window needs: libgtk-3.so.0\n");
    }

    @Test void aWaylandSessionWithoutXwaylandIsToldSo() {
        machine.unset("DISPLAY");
        machine.set("WAYLAND_DISPLAY", "wayland-0");
        refused("a display", "Xwayland");
    }

    @Test void theHeadlessPlatformNeedsNoDisplayAndNoGtk() {
        lackEverything();
        machine.maven("3.8.7", "");
        machine.set("JAVA_HOME", machine.jdk("mine", "25").toString());
        machine.set("CHANCERY_JAVA_OPTIONS", "-Dglass.platform=Headless");
        assertThat(machine.start().text()).contains("java of mine");
    }

    @Test void aCommandNeedsNoDisplayAndNoGtk() {
        lackEverything();
        machine.maven("3.8.7", "");
        machine.set("JAVA_HOME", machine.jdk("mine", "25").toString());
        assertThat(machine.start("ca", "list").text()).contains("java of mine");
        assertThat(machine.start("--print-startup").text()).doesNotContain("java of mine");
    }

    @Test void debianIsToldDebiansWay() {
        lackEverything();
        machine.program("apt-get", "exit 1");
        refused("sudo apt-get install openjdk-25-jdk", "Eclipse Temurin 25", "sudo apt-get install maven", "libgtk-3-0", "--install-missing");
        assertThat(machine.start().text()).doesNotContain("dnf", "brew");
    }

    @Test void fedoraIsToldFedorasWay() {
        lackEverything();
        machine.program("dnf", "exit 1");
        refused("sudo dnf install java-25-openjdk-devel", "sudo dnf install maven", "sudo dnf install gtk3");
        assertThat(machine.start().text()).doesNotContain("apt-get", "brew");
    }

    @Test void macosIsToldItsWayAndNeedsNeitherGtkNorDisplay() {
        lackEverything();
        machine.program("uname", "echo Darwin");
        machine.program("brew", "exit 1");
        refused("brew install openjdk@25", "brew install maven");
        assertThat(machine.start().text()).doesNotContain("apt-get", "dnf", "GTK", "DISPLAY");
    }

    @Test void anUnknownSystemIsToldEveryWay() {
        lackEverything();
        refused("Debian, Ubuntu:", "Fedora:", "macOS:");
        assertThat(machine.start().text()).doesNotContain("--install-missing");
    }

    @Test void aShellOnWindowsIsSentToTheOtherScript() {
        machine.program("uname", "echo MINGW64_NT-10.0");
        refused("chancery.cmd");
    }

    @Test void theDoctorSaysWhatIsHere() {
        var said = machine.start("--doctor");
        assertThat(said.exit()).isZero();
        assertThat(said.text()).contains("25 in " + folder.resolve("jdks/temurin"), "3.8.7", ":7", "at the next ./chancery")
                .doesNotContain("missing", "java of");
        assertThat(machine.buildCount()).isZero();
    }

    @Test void theDoctorSaysWhatIsMissingAndHowToGetIt() {
        lackEverything();
        var said = machine.start("--doctor");
        assertThat(said.exit()).isEqualTo(MISSING);
        assertThat(said.text().lines().filter(line -> line.startsWith("  missing"))).hasSize(4);
        assertThat(said.text()).contains("brew install maven");
    }

    @Test void nothingIsInstalledWithoutAYes() {
        lackEverything();
        machine.program("apt-get", "echo apt-get \"$@\"");
        for (var answer : new String[] {"", "\n", "n\n", "what?\n"}) {
            var said = machine.answering(answer, "--install-missing");
            assertThat(said.exit()).isEqualTo(MISSING);
            assertThat(said.text()).contains("[y/N]", "Nothing was installed").doesNotContain("apt-get update");
        }
    }

    @Test void aYesInstallsWhatIsMissingAndNothingElse() {
        machine.without("mvn");
        machine.program("apt-get", "echo apt-get \"$@\"");
        machine.program("sudo", "echo sudo; \"$@\"");
        assertThat(machine.answering("y\n", "--install-missing").text())
                .contains("apt-get update", "apt-get install -y maven\n").doesNotContain("gtk-3-0", "openjdk");
    }

    @Test void aReleaseWithoutTheJdkIsToldWhereElse() {
        lackEverything();
        machine.program("apt-get", "echo apt-get \"$@\"");
        machine.program("apt-cache", "exit 100");
        machine.program("sudo", "\"$@\"");
        assertThat(machine.answering("y\n", "--install-missing").text())
                .contains("This release has no openjdk-25-jdk", "Eclipse Temurin 25", "apt-get install -y maven libgtk-3-0")
                .doesNotContain("install -y openjdk");
    }

    @Test void fedoraInstallsThroughDnf() {
        lackEverything();
        machine.program("dnf", "echo dnf \"$@\"");
        machine.program("sudo", "\"$@\"");
        assertThat(machine.answering("y\n", "--install-missing").text())
                .contains("dnf install -y java-25-openjdk-devel maven gtk3 libXtst libXxf86vm libglvnd-glx freetype pango");
    }

    @Test void nothingIsAskedWhereNothingIsMissing() {
        machine.program("apt-get", "echo apt-get \"$@\"");
        assertThat(machine.start("--install-missing").text()).doesNotContain("[y/N]", "apt-get");
    }
}
