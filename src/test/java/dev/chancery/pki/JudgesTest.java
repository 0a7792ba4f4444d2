package dev.chancery.pki;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.Judge;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Request;
import dev.chancery.domain.SubjectName;
import dev.chancery.domain.Validity;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/// Programs that others wrote judge root, intermediate and device. The lab's time is fixed, so they are told to judge at
/// that time where they would take today's.
class JudgesTest {

    private static final String AT = String.valueOf(Lab.NOW.getEpochSecond());

    @TempDir
    private Path folder;

    /// Too new for OpenSSL 3.0 and GnuTLS 3.7; the JDK judges these.
    private static final String NOT_YET = "ML_DSA.*";

    private Judge.Verdict openssl(Lab.Lineage lab, String purpose) {
        return Judge.run("openssl", "verify", "-x509_strict", "-check_ss_sig", "-attime", AT, "-purpose", purpose,
                "-CAfile", Lab.pem(folder, "root.pem", lab.root().der()),
                "-untrusted", Lab.pem(folder, "intermediate.pem", lab.intermediate().der()),
                Lab.pem(folder, "device.pem", lab.device().der()));
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.MATCH_NONE, names = NOT_YET)
    void opensslAcceptsEveryKindOfKeyStrictly(KeySpec spec) {
        openssl(Lab.lineage(spec), "sslclient").accepted();
    }

    @ParameterizedTest
    @CsvSource({"RSA_4096, EC_P384, EC_P256", "EC_P521, RSA_2048, ED25519", "ED25519, EC_P256, RSA_2048"})
    void opensslAcceptsMixedKinds(KeySpec root, KeySpec intermediate, KeySpec device) {
        openssl(Lab.lineage(root, intermediate, device), "sslclient").accepted();
    }

    @Test
    void opensslDoesNotTakeADeviceForAServerOrAForgery() {
        var lab = Lab.lineage(KeySpec.EC_P256);
        openssl(lab, "sslserver").refused();
        var forged = lab.device().der().clone();
        forged[forged.length - 1] ^= 1;
        openssl(new Lab.Lineage(lab.root(), lab.intermediate(), new Lab.Held(forged, lab.device().pair())), "sslclient")
                .refused();
        var other = Lab.intermediate(lab.root(), KeySpec.EC_P384);
        openssl(new Lab.Lineage(lab.root(), other, lab.device()), "sslclient").refused();
    }

    @Test
    void opensslFindsAServerByItsNamesAlone() {
        var root = Lab.root(KeySpec.EC_P256);
        var intermediate = Lab.intermediate(root, KeySpec.EC_P256);
        var server = Lab.issue(intermediate, Profile.SERVER, Lab.device("broker", KeySpec.RSA_2048,
                new SubjectName.Dns("broker.lab"), new SubjectName.Ip("fd00::7")));
        openssl(new Lab.Lineage(root, intermediate, server), "sslserver").accepted();
        var file = Lab.pem(folder, "device.pem", server.der());
        assertThat(Judge.run("openssl", "x509", "-in", file, "-noout", "-checkhost", "broker.lab").output())
                .contains("does match");
        assertThat(Judge.run("openssl", "x509", "-in", file, "-noout", "-checkip", "fd00::7").output()).contains("does match");
        assertThat(Judge.run("openssl", "x509", "-in", file, "-noout", "-checkhost", "broker").output()).contains("NOT match");
    }

    @Test
    void opensslReadsTheYearsAround2050() {
        var root = Lab.root(new Request(Lab.name("Century"), List.of(), KeySpec.EC_P256,
                new Validity(Lab.NOW, Instant.parse("2050-01-01T00:00:00Z")), OptionalInt.empty()));
        var device = Lab.issue(root, Profile.DEVICE, new Request(Lab.name("press-1"), List.of(), KeySpec.EC_P256,
                new Validity(Lab.NOW, Instant.parse("2049-12-31T23:59:59Z")), OptionalInt.empty()));
        assertThat(dates(root)).contains("notAfter=Jan  1 00:00:00 2050 GMT");
        assertThat(dates(device)).contains("notAfter=Dec 31 23:59:59 2049 GMT");
        Judge.run("openssl", "verify", "-x509_strict", "-attime", AT, "-CAfile", Lab.pem(folder, "root.pem", root.der()),
                Lab.pem(folder, "device.pem", device.der())).accepted();
    }

    private String dates(Lab.Held held) {
        return Judge.run("openssl", "x509", "-in", Lab.pem(folder, "dated.pem", held.der()), "-noout", "-dates")
                .accepted().output();
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.MATCH_NONE, names = NOT_YET)
    void gnutlsAcceptsEveryKindOfKey(KeySpec spec) {
        var lab = longLived(spec);
        var verified = Judge.run("certtool", "--verify", "--verify-profile", "medium",
                "--verify-purpose", Profile.CLIENT_AUTH,
                "--load-ca-certificate", Lab.pem(folder, "root.pem", lab.root().der()),
                "--infile", Lab.pem(folder, "chain.pem", lab.device().der(), lab.intermediate().der()));
        assertThat(verified.accepted().output()).contains("Verified");
    }

    /// For the judge that knows no other time than its machine's.
    private static Lab.Lineage longLived(KeySpec spec) {
        var root = Lab.root(longLived("Lab Root", spec, OptionalInt.of(1)));
        var intermediate = Lab.issue(root, Profile.INTERMEDIATE, longLived("Lab Issuing", spec, OptionalInt.of(0)));
        var device = Lab.issue(intermediate, Profile.DEVICE, longLived("press-001", spec, OptionalInt.empty()));
        return new Lab.Lineage(root, intermediate, device);
    }

    private static Request longLived(String commonName, KeySpec spec, OptionalInt pathLength) {
        var validity = new Validity(Instant.parse("2020-01-01T00:00:00Z"), Instant.parse("2119-12-31T23:59:59Z"));
        return new Request(Lab.name(commonName), List.of(), spec, validity, pathLength);
    }

    @ParameterizedTest
    @EnumSource
    void keytoolPrintsEveryKindOfKey(KeySpec spec) {
        var file = Lab.pem(folder, "device.pem", Lab.lineage(spec).device().der());
        assertThat(Judge.run("keytool", "-printcert", "-file", file, "-J-Duser.language=en").accepted().output())
                .contains("CN=press-001", "DNSName: press-001.lab", "CA:false", "clientAuth");
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.MATCH_NONE, names = "ED25519|ML_DSA.*")
    void nssAcceptsWhatItKnows(KeySpec spec) {
        var lab = Lab.lineage(spec);
        var database = "sql:" + folder;
        Judge.run("certutil", "-N", "-d", database, "--empty-password").accepted();
        Judge.run("certutil", "-A", "-d", database, "-n", "root", "-t", "CT,C,C",
                "-i", Lab.write(folder, "root.der", lab.root().der())).accepted();
        Judge.run("certutil", "-A", "-d", database, "-n", "issuing", "-t", ",,",
                "-i", Lab.write(folder, "issuing.der", lab.intermediate().der())).accepted();
        Judge.run("certutil", "-A", "-d", database, "-n", "device", "-t", ",,",
                "-i", Lab.write(folder, "device.der", lab.device().der())).accepted();
        Judge.run("certutil", "-V", "-d", database, "-n", "device", "-u", "C", "-e", "-b", "261120100000Z").accepted();
        Judge.run("certutil", "-V", "-d", database, "-n", "device", "-u", "V", "-e", "-b", "261120100000Z").refused();
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.MATCH_NONE, names = "ED25519|ML_DSA.*")
    void botanReadsWhatItKnows(KeySpec spec) {
        var file = Lab.pem(folder, "device.pem", Lab.lineage(spec).device().der());
        assertThat(Judge.run("botan", "cert_info", file).accepted().output()).contains("press-001");
    }
}
