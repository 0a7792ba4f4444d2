package dev.chancery.engine;

import static dev.chancery.TestOffice.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.TestOffice;
import dev.chancery.domain.Authority;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FileKind;
import dev.chancery.domain.FileViolation;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Layout;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Thing;
import dev.chancery.domain.ThingId;
import dev.chancery.engine.ExportOrder.Keys;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files are called as a pattern says, and no two of an export the same.
class FileNamesTest {

    @TempDir Path folder;
    private TestOffice lab;
    private Authority root;

    @BeforeEach void open() {
        lab = TestOffice.in(folder);
        root = lab.root("Lab: Röot", KeySpec.EC_P256);
    }

    @AfterEach void close() {
        lab.close();
    }

    private Certificate device(String thing, String group) {
        var description = Thing.Description.of("", group, "", "", "", "").orRefuse();
        return lab.office.certificates().issue(Order.of(lab.office.things().add(new ThingId(thing), description),
                terms(root, Profile.DEVICE, KeySpec.EC_P256)));
    }

    private List<String> planned(String pattern, Certificate... certificates) {
        var layout = Layout.of("own", new Layout.File(FileKind.CERTIFICATE_PEM, pattern));
        var order = new ExportOrder(Stream.of(certificates).map(Certificate::id).toList(), layout, folder, Optional.empty(), new char[0], Keys.ALL, Optional.empty());
        return lab.office.exports().plan(order).files().stream().map(path -> path.toString().replace('\\', '/')).toList();
    }

    @Test void eachFieldStandsForSomethingOfTheCertificate() {
        var press = device("press-1", "Hall 7");
        assertThat(planned("{group}/{thing}/{serial}-{date}.crt", press)).singleElement().asString()
                .matches("Hall_7~[0-9a-f]{10}/press-1/" + press.serial().hex() + "-" + lab.clock.instant().toString().substring(0, 10) + "\\.crt");
        assertThat(planned("{authority}/x.crt", press)).singleElement().asString().startsWith("Lab_Root~").endsWith("/x.crt");
        assertThat(planned("{group}.crt", device("press-2", ""))).containsExactly("no-group.crt");
    }

    @Test void filesThatWouldBeCalledTheSameGetAPartOfTheirFingerprintWhicheverComesFirst() {
        var one = device("press-1", "");
        var other = device("press-2", "");
        var names = planned("all/device.crt", one, other);
        assertThat(names).containsExactlyInAnyOrder("all/device~" + one.sha256().hex().substring(0, 8) + ".crt",
                "all/device~" + other.sha256().hex().substring(0, 8) + ".crt");
        assertThat(planned("all/device.crt", other, one)).containsExactlyInAnyOrderElementsOf(names);
        assertThat(planned("all/device.crt", one)).containsExactly("all/device.crt");
    }

    @Test void theyMeetWhereUpperAndLowerCaseAreTheSame() {
        assertThat(planned("{group}.crt", device("press-1", "hall"), device("press-2", "HALL"))).allMatch(name -> name.contains("~"))
                .extracting(name -> name.toLowerCase(Locale.ROOT)).doesNotHaveDuplicates();
    }

    @Test void aNameThatBecomesADeviceOfWindowsOrTooLongIsMended() {
        assertThat(planned("CO{thing}.crt", device("N", ""))).containsExactly("_CON.crt");
        var long64 = device("x".repeat(64), "");
        assertThat(planned("{thing}{thing}{thing}{thing}.crt", long64)).singleElement().asString().hasSize(160).endsWith(".crt").contains("~");
    }

    @Test void twoFilesOfOneThingThatWouldBeCalledTheSameAreRefusedByName() {
        var press = device("press-1", "key");
        var layout = Layout.of("own", new Layout.File(FileKind.CERTIFICATE_PEM, "{group}.pem"), new Layout.File(FileKind.KEY_PEM, "KEY.pem"));
        var order = new ExportOrder(List.of(press.id()), layout, folder, Optional.empty(), new char[0], Keys.ALL, Optional.empty());
        assertThatThrownBy(() -> lab.office.exports().plan(order)).isInstanceOfSatisfying(Failure.Refused.class, refused ->
                assertThat(refused.violations()).containsExactly(new FileViolation.TwoOfOneName("KEY.pem")));
    }
}
