package dev.chancery.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.Judge;
import dev.chancery.TestOffice;
import dev.chancery.domain.AuditEntry;
import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Authority;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.IssuingPolicy;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.NewThing;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.Thing;
import dev.chancery.domain.ThingId;
import dev.chancery.domain.ThingQuery;
import dev.chancery.domain.Wish;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class EverythingTest {

    private static final char[] NONE = {};

    @TempDir Path folder;
    private TestOffice lab;
    private Authority hall;
    private Certificate press;
    private Certificate gauge;

    @BeforeEach void open() {
        lab = TestOffice.in(folder);
        hall = lab.intermediate("Hall 1", lab.root("Root", KeySpec.EC_P256), KeySpec.EC_P256);
        press = issue("press-1");
        gauge = issue("gauge-1");
        lab.office.revocations().revoke(new Scope.OfQuery(ThingQuery.ALL.withText("gauge-1")), Reason.KEY_COMPROMISE);
        lab.office.profiles().add(lab.office.profiles().copy(Profile.DEVICE, "Gauge"));
        lab.office.requests().own().create(new Wish(DistinguishedName.commonName("gauge-7").orRefuse(), List.of(), KeySpec.EC_P256,
                Profile.DEVICE), Optional.empty());
        lab.office.things().add(new ThingId("pump"), new Thing.Description("=cmd|'x'", "", List.of(), "", "", ""));
    }

    @AfterEach void close() {
        lab.close();
    }

    private Certificate issue(String thing) {
        return lab.office.certificates().issue(Order.of(lab.thing(thing), TestOffice.terms(hall, Profile.DEVICE, KeySpec.EC_P256)));
    }

    private Path out() {
        return folder.resolve("out");
    }

    private String at(String name) {
        return out().resolve(name).toString();
    }


    @Test void openSslReadsAllOfIt() throws IOException {
        var written = lab.office.everything().write(out(), "battery staple".toCharArray(), Progress.NONE);
        assertThat(written).isEqualTo(new Everything.Written(out(), 2, 2, 2, 4, 1, 3));
        Judge.require("openssl");
        var place = hallPlace();
        Files.writeString(folder.resolve("lists.pem"), Files.readString(out().resolve(place + "/revocation-list.pem"))
                + Files.readString(out().resolve("authorities/Root/revocation-list.pem")));
        Judge.run("openssl", "verify", "-x509_strict", "-crl_check_all", "-CRLfile", folder.resolve("lists.pem").toString(),
                "-CAfile", at(place + "/chain.pem"), certificate(press)).accepted();
        assertThat(Judge.run("openssl", "verify", "-crl_check_all", "-CRLfile", folder.resolve("lists.pem").toString(),
                "-CAfile", at(place + "/chain.pem"), certificate(gauge)).output()).contains("revoked");
        assertThat(Judge.run("openssl", "pkey", "-in", at(place + "/private-key.pem"), "-passin", "pass:battery staple", "-pubout")
                .accepted().output().strip())
                .contains(Judge.run("openssl", "x509", "-in", at(place + "/certificate.pem"), "-noout", "-pubkey").accepted().output().strip());
        Judge.run("openssl", "req", "-verify", "-noout", "-in", at("requests/1.pem")).accepted();
    }

    private String hallPlace() throws IOException {
        try (var places = Files.list(out().resolve("authorities"))) {
            return "authorities/" + places.map(one -> one.getFileName().toString()).filter(name -> name.startsWith("Hall")).findFirst().orElseThrow();
        }
    }

    private String certificate(Certificate wanted) throws IOException {
        try (var files = Files.walk(out().resolve("certificates"))) {
            return files.filter(file -> file.endsWith(wanted.serial().hex() + ".pem")).findFirst().orElseThrow().toString();
        }
    }

    @Test void keysStayInTheStoreUnlessTheyAreAskedFor() throws IOException {
        assertThat(lab.office.everything().write(out(), NONE, Progress.NONE).keys()).isZero();
        try (var files = Files.walk(out())) {
            assertThat(files.filter(Files::isRegularFile).toList()).allSatisfy(file ->
                    assertThat(Files.readString(file)).as(file.toString()).doesNotContain("PRIVATE KEY-----"));
        }
        assertThat(lab.office.audit().recent(1)).extracting(AuditEntry::act).containsExactly(Act.EVERYTHING_EXPORTED);
    }

    @Test void keysAreForTheirOwnerAloneAndTheirLeavingIsNoted() throws IOException {
        lab.office.everything().write(out(), "battery staple".toCharArray(), Progress.NONE);
        var key = out().resolve(hallPlace() + "/private-key.pem");
        assertThat(Files.readString(key)).startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key))).isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(out()))).isEqualTo("rwx------");
        assertThat(lab.office.audit().of(hall.certificate().serial().hex())).extracting(AuditEntry::act).contains(Act.KEY_EXPORTED);
    }

    @Test void aKeyThatLeavesOnlyOnceStaysOutTheSecondTime() {
        var root = lab.office.authorities().all().getFirst();
        lab.office.authorities().changePolicy(root.id(), new IssuingPolicy(Set.of(), Set.of(), Optional.empty(), true));
        assertThat(lab.office.everything().write(out(), "battery staple".toCharArray(), Progress.NONE).keys()).isEqualTo(2);
        assertThat(lab.office.everything().write(folder.resolve("again"), "battery staple".toCharArray(), Progress.NONE).keys()).isZero();
        assertThat(lab.office.audit().of(hall.certificate().serial().hex())).extracting(AuditEntry::act).contains(Act.KEY_REFUSED);
    }

    @Test void aShortPassphraseIsRefusedAndNothingIsWritten() {
        assertThatThrownBy(() -> lab.office.everything().write(out(), "short".toCharArray(), Progress.NONE)).isInstanceOf(Failure.Refused.class);
        assertThat(out()).doesNotExist();
    }

    @Test void nothingIsReplaced() throws IOException {
        Files.createDirectory(out());
        assertThatThrownBy(() -> lab.office.everything().write(out(), NONE, Progress.NONE)).isInstanceOf(FileFailure.AlreadyExists.class);
        assertThat(out()).isEmptyDirectory();
    }

    @Test void theTablesAreReadAgainAndRunNothing() throws IOException {
        lab.office.everything().write(out(), NONE, Progress.NONE);
        assertThat(out().resolve("things.csv")).content().contains("press-1").doesNotContainPattern("(?m)(^|,)\"?=cmd");
        assertThat(lab.office.profiles().read(profile()).violations()).isEmpty();
        var audit = JsonMapper.shared().readTree(Files.readString(out().resolve("audit.json")));
        assertThat(audit.get(0).get("act").asString()).isEqualTo("store.created");
        try (var lines = Files.lines(out().resolve("audit.csv"))) {
            assertThat(lines.count()).isEqualTo(audit.size() + 1L);
        }
        assertThat(out().resolve("README.txt")).content().contains("openssl verify", "4 certificates");
    }

    private String profile() throws IOException {
        try (var files = Files.list(out().resolve("profiles"))) {
            return Files.readString(files.findFirst().orElseThrow());
        }
    }

    @Test void whatWasCancelledHasNoReadme() {
        lab.office.things().addAll(IntStream.range(0, 10).mapToObj(number ->
                new NewThing(new ThingId("pump-" + number), Thing.Description.NONE)).toList(), "test", Progress.NONE);
        assertThatThrownBy(() -> lab.office.everything().write(out(), NONE, new Progress() {
            @Override public void expect(long total) {}
            @Override public void advance(long done) {
                throw new CancellationException();
            }
            @Override public void checkCancelled() {}
        })).isInstanceOf(CancellationException.class);
        assertThat(out().resolve("README.txt")).doesNotExist();
    }
}
