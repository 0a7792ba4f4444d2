package dev.chancery.engine;

import static dev.chancery.TestOffice.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.Judge;
import dev.chancery.TestOffice;
import dev.chancery.domain.Authority;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.CertificateQuery;
import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.ExtensionLine;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Status;
import dev.chancery.domain.SubjectName;
import dev.chancery.domain.ThingId;
import dev.chancery.domain.Ttl;
import dev.chancery.domain.ValidityViolation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificatesTest {

    @TempDir Path folder;
    private TestOffice lab;
    private Certificates certificates;
    private Authority root;
    private Authority issuing;

    @BeforeEach void open() {
        lab = TestOffice.in(folder);
        certificates = lab.office.certificates();
        root = lab.root("Lab Root", KeySpec.EC_P256);
        issuing = lab.intermediate("Issuing", root, KeySpec.EC_P256);
    }

    @AfterEach void close() {
        lab.close();
    }

    @Test void openSslAcceptsADeviceBelowAnIntermediate() throws IOException {
        var device = certificates.issue(Order.of(lab.thing("press-1"), terms(issuing, Profile.DEVICE, KeySpec.EC_P256)));
        Judge.run("openssl", "verify", "-x509_strict", "-check_ss_sig", "-purpose", "sslclient", "-CAfile",
                file("ca.pem", root).toString(), "-untrusted", file("int.pem", issuing).toString(),
                Files.writeString(folder.resolve("leaf.pem"), certificates.pem(device)).toString()).accepted();
    }

    private Path file(String name, Authority authority) throws IOException {
        return Files.writeString(folder.resolve(name), certificates.pem(authority.certificate()));
    }

    @Test void itIsSavedWithoutItsKeyUnderANameThatEveryFileSystemTakes() throws IOException {
        var press = certificates.issue(Order.of(lab.thing("Öfen 7"), terms(issuing, Profile.DEVICE, KeySpec.EC_P256)));
        assertThat(certificates.fileName(press)).matches("Ofen_7~[0-9a-f]+\\.pem");
        var file = Files.writeString(folder.resolve(certificates.fileName(press)), "older and longer".repeat(1000));
        certificates.save(press, file);
        assertThat(file).hasContent(certificates.pem(press));
        assertThat(Files.readString(file)).doesNotContain("PRIVATE KEY");
        Judge.run("openssl", "x509", "-in", file.toString(), "-noout").accepted();
    }

    @Test void whereNothingCanBeWrittenWhatWasThereStays() throws IOException {
        var press = certificates.issue(Order.of(lab.thing("press-1"), terms(issuing, Profile.DEVICE, KeySpec.EC_P256)));
        var target = Files.createDirectories(folder.resolve("a folder/with files")).getParent();
        assertThatThrownBy(() -> certificates.save(press, target)).isInstanceOf(FileFailure.CannotWrite.class);
        assertThat(target.resolve("with files")).isDirectory();
        try (var left = Files.list(folder)) {
            assertThat(left.map(file -> file.getFileName().toString())).noneMatch(name -> name.endsWith(".new"));
        }
    }

    @Test void aServerIsNamedByItsAlternativeNames() {
        var order = new Order(terms(issuing, Profile.SERVER, KeySpec.RSA_2048), DistinguishedName.commonName("mqtt.lab").orRefuse(),
                List.of(new SubjectName.Dns("mqtt.lab"), new SubjectName.Ip("10.0.0.7")), Optional.empty());
        var decoded = certificates.decoded(certificates.issue(order));
        assertThat(decoded.extensions()).anySatisfy(extension -> {
            assertThat(extension.oid()).isEqualTo("2.5.29.17");
            assertThat(extension.lines()).containsExactly(
                    new ExtensionLine.Plain("DNS:mqtt.lab"), new ExtensionLine.Plain("IP:10.0.0.7"));
        });
    }

    @Test void aCertificateNeverOutlivesItsIssuer() {
        var tooLong = new Order.Terms(issuing.id(), Profile.DEVICE, KeySpec.EC_P256, Ttl.days(3000));
        var thing = lab.thing("press-1");
        assertThat(certificates.draft(Order.of(thing, tooLong)).violations()).hasOnlyElementsOfType(ValidityViolation.OutlivesIssuer.class);
        assertThatThrownBy(() -> certificates.issue(Order.of(thing, tooLong))).isInstanceOf(Failure.Refused.class);
        assertThat(certificates.of(thing)).isEmpty();
    }

    @Test void itsStatusFollowsTheClock() {
        var thirtyOneDays = new Order.Terms(issuing.id(), Profile.DEVICE, KeySpec.EC_P256, Ttl.days(31));
        var device = certificates.issue(Order.of(lab.thing("press-1"), thirtyOneDays));
        assertThat(certificates.status(device)).isEqualTo(Status.ACTIVE);
        lab.clock.advance(Duration.ofDays(2));
        assertThat(certificates.status(device)).isEqualTo(Status.EXPIRING);
        lab.clock.advance(Duration.ofDays(30));
        assertThat(certificates.status(device)).isEqualTo(Status.EXPIRED);
        assertThat(ids(CertificateQuery.ALL.withStatus(Optional.of(Status.EXPIRED)))).containsExactly(device.id());
    }

    @Test void everyFormOfASerialNumberFindsIt() {
        var device = certificates.issue(Order.of(lab.thing("press-1"), terms(issuing, Profile.DEVICE, KeySpec.EC_P256)));
        certificates.issue(Order.of(lab.thing("press-2"), terms(issuing, Profile.DEVICE, KeySpec.EC_P256)));
        var serial = device.serial();
        for (var text : List.of(serial.hex(), serial.colonHex(), serial.decimal(), serial.colonHex().toUpperCase(),
                "0x" + serial.hex(), serial.hex().substring(6, 20))) {
            assertThat(ids(CertificateQuery.ALL.withText(text))).as(text).containsExactly(device.id());
        }
    }

    @Test void certificatesAreFoundByThingIssuerAndProfile() {
        var thing = lab.thing("press-1");
        var device = certificates.issue(Order.of(thing, terms(issuing, Profile.DEVICE, KeySpec.EC_P256)));
        assertThat(ids(CertificateQuery.ALL.withThing(Optional.of(new ThingId("press-1"))))).containsExactly(device.id());
        assertThat(ids(CertificateQuery.ALL.withIssuer(Optional.of(issuing.id())))).containsExactly(device.id());
        assertThat(ids(CertificateQuery.ALL.withProfile(Optional.of("intermediate")))).containsExactly(issuing.certificate().id());
        assertThat(certificates.count()).isEqualTo(3);
    }

    private List<CertificateId> ids(CertificateQuery query) {
        return Arrays.stream(certificates.ids(query)).mapToObj(CertificateId::new).toList();
    }
}
