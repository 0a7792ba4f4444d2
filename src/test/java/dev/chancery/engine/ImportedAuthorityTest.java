package dev.chancery.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.Judge;
import dev.chancery.TestOffice;
import dev.chancery.domain.Authority;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.RevocationListSettings;
import dev.chancery.engine.ImportItem.Kind;
import dev.chancery.engine.ImportItem.Standing;
import dev.chancery.engine.ImportReport.Fate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An authority that others have made goes on here: what it signs, and the lists that it publishes, are judged by others.
class ImportedAuthorityTest {

    @TempDir Path folder;
    private TestOffice lab;

    @BeforeEach void open() throws IOException {
        lab = TestOffice.in(Files.createDirectory(folder.resolve("office")));
    }

    @AfterEach void close() {
        lab.close();
    }

    private void run(String... command) {
        Judge.require(command[0]);
        Judge.runIn(folder, List.of(command)).accepted();
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    private ImportReport take(String... files) {
        var imports = lab.office.imports();
        try (var holdings = imports.read(Arrays.stream(files).map(folder::resolve).toList(), Progress.NONE);
                var prospect = imports.examine(holdings, List.of(), Progress.NONE)) {
            return imports.take(prospect, Set.of(), Map.of(), Progress.NONE);
        }
    }

    private List<ImportItem> examined(String... files) {
        var imports = lab.office.imports();
        try (var holdings = imports.read(Arrays.stream(files).map(folder::resolve).toList(), Progress.NONE);
                var prospect = imports.examine(holdings, List.of(), Progress.NONE)) {
            return prospect.items();
        }
    }

    private Authority authority(String name) {
        return lab.office.authorities().all().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    }

    private Certificate issue(Authority by, String thing, KeySpec key) {
        return lab.office.certificates().issue(Order.of(lab.thing(thing), TestOffice.terms(by, Profile.DEVICE, key)));
    }

    private void foreign(String key) throws IOException {
        write("ca.cnf", "basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\nsubjectKeyIdentifier=hash\n");
        var algorithm = List.of(key.split(" "));
        var root = new ArrayList<>(List.of("openssl", "req", "-x509", "-nodes", "-keyout", "root.key", "-out", "root.crt", "-subj",
                "/C=DE/CN=Root", "-days", "3650", "-addext", "keyUsage=critical,keyCertSign,cRLSign", "-newkey"));
        root.addAll(algorithm);
        run(root.toArray(String[]::new));
        var sub = new ArrayList<>(List.of("openssl", "req", "-new", "-nodes", "-keyout", "sub.key", "-out", "sub.csr", "-subj",
                "/C=DE/CN=Sub", "-newkey"));
        sub.addAll(algorithm);
        run(sub.toArray(String[]::new));
        run("openssl", "x509", "-req", "-in", "sub.csr", "-CA", "root.crt", "-CAkey", "root.key", "-days", "1800", "-out", "sub.crt",
                "-extfile", "ca.cnf");
        lab.clock.advance(Duration.ofMinutes(1));
    }

    @ParameterizedTest @ValueSource(strings = {"rsa:2048", "ec -pkeyopt ec_paramgen_curve:P-256", "ed25519"})
    void certtoolAndOpensslAcceptItsChainAndItsLists(String key) throws IOException {
        foreign(key);
        take("root.crt", "root.key", "sub.crt", "sub.key");
        var sub = authority("Sub");
        var good = issue(sub, "press-1", KeySpec.EC_P256);
        var bad = issue(sub, "press-2", KeySpec.EC_P256);
        lab.office.revocationLists().change(sub.id(), new RevocationListSettings(24, folder.resolve("lists.pem").toString(), "", false, false));
        lab.office.revocations().revoke(Scope.of(bad.id()), Reason.KEY_COMPROMISE);
        for (var one : List.of(good, bad)) {
            write("leaf.pem", lab.office.certificates().pem(one));
            write("chain.pem", Files.readString(folder.resolve("leaf.pem")) + Files.readString(folder.resolve("sub.crt")));
            var openssl = judged("openssl", "verify", "-x509_strict", "-crl_check_all", "-CRLfile", "lists.pem", "-CAfile",
                    "root.crt", "-untrusted", "sub.crt", "leaf.pem");
            var certtool = judged("certtool", "--verify", "--load-ca-certificate", "root.crt", "--load-crl", "lists.pem",
                    "--infile", "chain.pem");
            if (one == good) {
                openssl.accepted();
                certtool.accepted();
            } else {
                assertThat(openssl.refused().output()).contains("revoked");
                assertThat(certtool.refused().output()).contains("revoked");
            }
        }
        run("certtool", "--verify-crl", "--load-ca-certificate", "sub.crt", "--infile", "lists.pem");
        run("openssl", "crl", "-in", "lists.pem", "-CAfile", "sub.crt", "-verify", "-noout");
    }

    private Judge.Verdict judged(String... command) {
        Judge.require(command[0]);
        return Judge.runIn(folder, List.of(command));
    }

    @Test void whereItsNewKeyIsHereAlreadyTheOldOneComesInAsAnAuthorityOfItsOwn() throws IOException {
        try (var other = TestOffice.in(Files.createDirectory(folder.resolve("other")))) {
            var old = other.root("Lab Root", KeySpec.EC_P256);
            var leaf = other.office.certificates().issue(Order.of(other.thing("press-1"), TestOffice.terms(old, Profile.DEVICE, KeySpec.EC_P256)));
            var young = other.office.authorityRekeys().rekey(other.office.authorityRekeys().suggested(old.id()), Progress.NONE);
            var certificates = other.office.certificates();
            write("old.crt", certificates.pem(old.certificate()));
            write("young.crt", certificates.pem(young.certificate()));
            write("leaf.crt", certificates.pem(leaf));
            for (var cross : other.office.crossSigning().all()) {
                write("cross-" + cross.signer().value() + ".crt", certificates.pem(cross.certificate()));
            }
            assertThat(take("young.crt").authorities()).isOne();
            var items = examined("old.crt", "leaf.crt", "cross-" + old.id().value() + ".crt", "cross-" + young.id().value() + ".crt");
            assertThat(items).filteredOn(item -> item.standing() == Standing.NEW).extracting(ImportItem::kind)
                    .containsExactly(Kind.ROOT, Kind.CERTIFICATE);
            assertThat(items).filteredOn(item -> item.standing() == Standing.REFUSED).hasSize(2).allSatisfy(item ->
                    assertThat(item.objections()).anySatisfy(objection -> assertThat(objection.refuses()).isTrue()));
        }
        var report = take("old.crt", "leaf.crt");
        assertThat(report.of(Fate.CAME_IN)).isEqualTo(2);
        assertThat(lab.office.authorities().all()).extracting(Authority::name).containsExactly("Lab Root", "Lab Root (2)");
        assertThat(lab.office.authorities().all()).extracting(one -> one.certificate().subject()).containsOnly(authority("Lab Root").certificate().subject());
        assertThat(lab.office.authorities().generations().successors()).isEmpty();
        assertThat(take("old.crt", "young.crt", "leaf.crt").changed()).isFalse();
    }

    private void list(String... serials) throws IOException {
        var index = new StringBuilder();
        for (var serial : serials) {
            index.append("R\t400101000000Z\t261101080910Z,").append(serial.substring(3)).append('\t').append(serial, 0, 2)
                    .append("\tunknown\t/CN=gone-").append(serial, 0, 2).append('\n');
        }
        write("index.txt", index.toString());
        write("crlnumber", "10\n");
        write("ca.conf", "[ca]\ndefault_ca=lab\n[lab]\ndatabase=index.txt\ncrlnumber=crlnumber\ndefault_md=sha256\ndefault_crl_days=30\n"
                + "crl_extensions=ext\n[ext]\nauthorityKeyIdentifier=keyid\n");
        run("openssl", "ca", "-config", "ca.conf", "-cert", "sub.crt", "-keyfile", "sub.key", "-gencrl", "-out", "sub.crl");
    }

    @Test void whatWasRevokedElsewhereStaysInEveryListWithItsReasonAndIsCounted() throws IOException {
        foreign("ec -pkeyopt ec_paramgen_curve:P-256");
        list("A1 keyCompromise", "A2 holdInstruction,holdInstructionReject", "A3 superseded");
        take("root.crt", "root.key", "sub.crt", "sub.key", "sub.crl");
        var sub = authority("Sub");
        assertThat(lab.office.revocationLists().state(sub.id()).revoked()).isEqualTo(3);
        assertThat(text(sub)).contains("Serial Number: A1", "Key Compromise", "Serial Number: A2", "Certificate Hold", "Serial Number: A3", "Superseded");
        lab.clock.advance(Duration.ofDays(1500));
        assertThat(text(sub)).contains("Serial Number: A1", "Serial Number: A3");
        list("A1 superseded", "A2 keyCompromise");
        assertThat(take("sub.crl").revocations()).isPositive();
        assertThat(text(sub)).containsPattern("Serial Number: A1[^S]+Revocation Date[^X]+X509v3 CRL Reason Code:\\s+Key Compromise")
                .doesNotContain("Certificate Hold").contains("Serial Number: A3");
        assertThat(lab.office.revocationLists().state(sub.id()).revoked()).isEqualTo(3);
        assertThat(take("sub.crl").changed()).isFalse();
    }

    private String text(Authority authority) {
        lab.office.revocationLists().save(authority.id(), folder.resolve("next.pem"));
        return judged("openssl", "crl", "-in", "next.pem", "-noout", "-text").accepted().output();
    }
}
