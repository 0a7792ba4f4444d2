package dev.chancery.pki;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.Judge;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.pki.RevocationListTest.Revoked;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/// Programs that others wrote judge revocation lists, complete and delta. Those of Debian 12 know no ML-DSA.
class RevocationJudgesTest {

    private static final String AT = String.valueOf(Lab.NOW.plusSeconds(60).getEpochSecond());

    @TempDir
    private Path folder;

    private static Revoked revoked(Lab.Held held, Reason reason) {
        return new Revoked(CertificateReader.facts(held.der()).serial(), Lab.NOW, reason);
    }

    private String list(String name, Lab.Held issuer, Revoked... revoked) {
        return Lab.write(folder, name, RevocationListTest.der(RevocationListTest.terms(7), issuer.signingKey(), List.of(revoked)));
    }

    private String delta(String name, Lab.Held issuer, Revoked... revoked) {
        return Lab.write(folder, name, RevocationListTest.der(RevocationListTest.delta(8, 7), issuer.signingKey(), List.of(revoked)));
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.MATCH_NONE, names = "ML_DSA_.*")
    void opensslVerifiesAndReadsThemAll(KeySpec spec) {
        var lab = Lab.lineage(spec);
        var root = Lab.pem(folder, "root.pem", lab.root().der());
        var text = crl(list("crl.der", lab.root(), revoked(lab.intermediate(), Reason.CA_COMPROMISE)), root);
        assertThat(text).contains("Version 2 (0x1)", "CA Compromise", "X509v3 CRL Number", "X509v3 Authority Key Identifier")
                .doesNotContain("critical");
        var changes = crl(delta("delta.der", lab.root(), revoked(lab.intermediate(), Reason.REMOVE_FROM_CRL)), root);
        assertThat(changes).contains("X509v3 Delta CRL Indicator: critical", "Remove From CRL");
    }

    private String crl(String file, String root) {
        var verdict = Judge.run("openssl", "crl", "-inform", "DER", "-in", file, "-CAfile", root, "-verify", "-text", "-noout").accepted();
        assertThat(verdict.output()).contains("verify OK");
        return verdict.output();
    }

    private Judge.Verdict verify(Lab.Lineage lab, String... lists) throws IOException {
        var pem = new StringBuilder();
        for (var list : lists) {
            pem.append(Judge.run("openssl", "crl", "-inform", "DER", "-in", list).accepted().output());
        }
        Files.writeString(folder.resolve("crls.pem"), pem);
        return Judge.run("openssl", "verify", "-x509_strict", "-attime", AT, "-crl_check_all", "-extended_crl", "-use_deltas",
                "-CAfile", Lab.pem(folder, "root.pem", lab.root().der()),
                "-untrusted", Lab.pem(folder, "intermediate.pem", lab.intermediate().der()),
                "-CRLfile", folder.resolve("crls.pem").toString(), Lab.pem(folder, "device.pem", lab.device().der()));
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.MATCH_NONE, names = "ML_DSA_.*")
    void opensslRefusesWhatTheListSays(KeySpec spec) throws IOException {
        var lab = Lab.lineage(spec);
        var root = list("root.der", lab.root());
        verify(lab, root, list("none.der", lab.intermediate())).accepted();
        assertThat(verify(lab, root, list("one.der", lab.intermediate(), revoked(lab.device(), Reason.SUPERSEDED))).refused().output())
                .contains("certificate revoked");
        assertThat(verify(lab, list("parent.der", lab.root(), revoked(lab.intermediate(), Reason.CA_COMPROMISE)),
                list("none.der", lab.intermediate())).refused().output()).contains("certificate revoked");
    }

    @Test
    void opensslRefusesAListWhoseTimeIsOver() throws IOException {
        var lab = Lab.lineage(KeySpec.EC_P256);
        var old = new RevocationList.Terms(BigInteger.ONE, Lab.NOW.minus(Duration.ofHours(25)), Lab.NOW.minus(Duration.ofHours(1)),
                Optional.empty(), Optional.empty());
        var stale = Lab.write(folder, "old.der", RevocationListTest.der(old, lab.intermediate().signingKey(), List.of()));
        assertThat(verify(lab, list("root.der", lab.root()), stale).refused().output()).contains("CRL has expired");
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.MATCH_NONE, names = "ML_DSA_.*")
    void gnutlsReadsThemAll(KeySpec spec) {
        var root = Lab.root(spec);
        var device = Lab.issue(root, Profile.DEVICE, Lab.device("press-1", KeySpec.EC_P256));
        var text = Judge.run("certtool", "--crl-info", "--inder", "--infile",
                list("crl.der", root, revoked(device, Reason.KEY_COMPROMISE))).accepted().output();
        assertThat(text).contains("Revoked certificates (1)", "CRL Number", CertificateReader.facts(device.der()).serial().hex());
        assertThat(Judge.run("certtool", "--crl-info", "--inder", "--infile",
                delta("delta.der", root, revoked(device, Reason.KEY_COMPROMISE))).accepted().output()).contains("Revoked certificates (1)");
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.MATCH_NONE, names = {"ED25519", "ML_DSA_.*"})
    void nssTakesThemIn(KeySpec spec) {
        var root = Lab.root(spec);
        var database = "sql:" + folder;
        Judge.run("certutil", "-N", "-d", database, "--empty-password").accepted();
        Judge.run("certutil", "-A", "-d", database, "-n", "root", "-t", "CT,C,C", "-i", Lab.write(folder, "r.der", root.der())).accepted();
        var device = Lab.issue(root, Profile.DEVICE, Lab.device("press-1", KeySpec.EC_P256));
        Judge.run("crlutil", "-I", "-d", database, "-i", list("crl.der", root, revoked(device, Reason.SUPERSEDED))).accepted();
    }

    @Test
    void goReadsAndVerifiesThem() throws IOException {
        Judge.require("go");
        var program = Files.writeString(folder.resolve("crl.go"), """
                package main

                import (
                    "crypto/x509"
                    "fmt"
                    "os"
                )

                func must(err error) {
                    if err != nil {
                        fmt.Println(err)
                        os.Exit(1)
                    }
                }

                func main() {
                    der, err := os.ReadFile(os.Args[1])
                    must(err)
                    for _, file := range os.Args[2:] {
                        crl, err := os.ReadFile(file)
                        must(err)
                        list, err := x509.ParseRevocationList(crl)
                        must(err)
                        issuer, err := x509.ParseCertificate(der)
                        must(err)
                        must(list.CheckSignatureFrom(issuer))
                        fmt.Println("number", list.Number, "entries", len(list.RevokedCertificates), list.NextUpdate.Sub(list.ThisUpdate))
                    }
                }
                """);
        for (var spec : List.of(KeySpec.RSA_2048, KeySpec.EC_P384, KeySpec.ED25519)) {
            var root = Lab.root(spec);
            var device = Lab.issue(root, Profile.DEVICE, Lab.device("press-1", KeySpec.EC_P256));
            var verdict = Judge.runIn(folder, List.of("go", "run", program.toString(), Lab.write(folder, "root.der", root.der()),
                    list("crl.der", root, revoked(device, Reason.SUPERSEDED)),
                    delta("delta.der", root, revoked(device, Reason.REMOVE_FROM_CRL)))).accepted();
            assertThat(verdict.output()).contains("number 7 entries 1 24h0m0s", "number 8 entries 1 24h0m0s");
        }
    }
}
