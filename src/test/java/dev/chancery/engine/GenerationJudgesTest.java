package dev.chancery.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.Judge;
import dev.chancery.TestOffice;
import dev.chancery.domain.Authority;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CrossCertificate;
import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.DistinguishedName.Attribute;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.Ttl;
import dev.chancery.pki.Pem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// OpenSSL and GnuTLS about authorities with two keys and the certificates between them.
class GenerationJudgesTest {

    @TempDir Path folder;
    private TestOffice lab;

    @BeforeEach void open() {
        lab = TestOffice.in(folder);
    }

    @AfterEach void close() {
        lab.close();
    }

    private Certificate leaf(Authority by, String thing) {
        return lab.office.certificates().issue(Order.of(lab.thing(thing), TestOffice.terms(by, Profile.DEVICE, KeySpec.EC_P256)));
    }

    private Authority rekeyed(Authority old) {
        return lab.office.authorityRekeys().rekey(lab.office.authorityRekeys().suggested(old.id()), Progress.NONE);
    }

    private Certificate link(CrossCertificate.Way way) {
        var generations = lab.office.authorities().generations();
        return lab.office.crossSigning().all().stream().filter(cross -> cross.way(generations) == way).findFirst().orElseThrow().certificate();
    }

    private String pem(String name, Certificate... certificates) throws IOException {
        var ders = Arrays.stream(certificates).map(one -> one.der().toArray()).toList();
        return Files.writeString(folder.resolve(name), Pem.certificates(ders)).toString();
    }

    private Judge.Verdict openssl(Certificate trusted, List<Certificate> between, Certificate leaf) throws IOException {
        var command = new ArrayList<>(List.of("openssl", "verify", "-x509_strict", "-purpose", "sslclient", "-CAfile", pem("root.pem", trusted)));
        if (!between.isEmpty()) {
            command.addAll(List.of("-untrusted", pem("between.pem", between.toArray(Certificate[]::new))));
        }
        command.add(pem("leaf.pem", leaf));
        return Judge.run(command.toArray(String[]::new));
    }

    private Judge.Verdict certtool(Certificate trusted, List<Certificate> between, Certificate leaf) throws IOException {
        var chain = new ArrayList<>(List.of(leaf));
        chain.addAll(between);
        return Judge.run("certtool", "--verify", "--load-ca-certificate", pem("root.pem", trusted), "--infile",
                pem("chain.pem", chain.toArray(Certificate[]::new)));
    }

    private void accepted(Certificate trusted, List<Certificate> between, Certificate leaf) throws IOException {
        openssl(trusted, between, leaf).accepted();
        certtool(trusted, between, leaf).accepted();
    }

    private void refused(Certificate trusted, List<Certificate> between, Certificate leaf) throws IOException {
        openssl(trusted, between, leaf).refused();
        certtool(trusted, between, leaf).refused();
    }

    private void bothWays(Authority old, Authority young) throws IOException {
        var before = leaf(old, "old-" + old.id().value());
        var after = leaf(young, "young-" + young.id().value());
        accepted(old.certificate(), List.of(), before);
        accepted(young.certificate(), List.of(), after);
        refused(old.certificate(), List.of(), after);
        refused(young.certificate(), List.of(), before);
        accepted(old.certificate(), List.of(link(CrossCertificate.Way.NEW_WITH_OLD)), after);
        accepted(young.certificate(), List.of(link(CrossCertificate.Way.OLD_WITH_NEW)), before);
    }

    @Test void aRootWithANewKeyOfTheSameName() throws IOException {
        var root = lab.root("Lab Root", KeySpec.RSA_2048);
        bothWays(root, rekeyed(root));
    }

    @Test void aRootWithANewKeyOfAnotherKindAndAnotherName() throws IOException {
        var root = lab.root("Lab Root", KeySpec.RSA_2048);
        var other = DistinguishedName.of(Map.of(Attribute.COUNTRY, "DE", Attribute.COMMON_NAME, "Lab Root 2027")).orRefuse();
        bothWays(root, lab.office.authorityRekeys().rekey(new Rekey(root.id(), "Lab Root 2027", other, KeySpec.EC_P384,
                Ttl.days(3650), Set.of(Rekey.Link.values())), Progress.NONE));
    }

    /// A name that is its issuer's own is no level of the path (RFC 5280, 4.2.1.9).
    @Test void aRootThatAllowsNoAuthorityBelowItStillLeadsToItsNextKey() throws IOException {
        var root = lab.office.authorities().create(TestOffice.newAuthority("Flat", java.util.Optional.empty(), KeySpec.EC_P256, OptionalInt.of(0)));
        var young = rekeyed(root);
        var after = leaf(young, "press-1");
        openssl(root.certificate(), List.of(link(CrossCertificate.Way.NEW_WITH_OLD)), after).accepted();
    }

    @Test void anIntermediateWithANewKeyUnderTheSameRootAndUnderTheNextOne() throws IOException {
        var root = lab.root("Lab Root", KeySpec.EC_P256);
        var issuing = lab.intermediate("Issuing", root, KeySpec.EC_P256);
        var before = leaf(issuing, "press-1");
        var second = rekeyed(issuing);
        var between = leaf(second, "press-2");
        var youngRoot = rekeyed(root);
        var third = rekeyed(second);
        var after = leaf(third, "press-3");
        accepted(root.certificate(), List.of(issuing.certificate()), before);
        accepted(root.certificate(), List.of(second.certificate()), between);
        refused(root.certificate(), List.of(issuing.certificate()), between);
        refused(root.certificate(), List.of(second.certificate()), before);
        accepted(youngRoot.certificate(), List.of(third.certificate()), after);
        accepted(root.certificate(), List.of(third.certificate(), link(CrossCertificate.Way.NEW_WITH_OLD)), after);
        accepted(youngRoot.certificate(), List.of(issuing.certificate(), link(CrossCertificate.Way.OLD_WITH_NEW)), before);
    }

    @Test void eachKeysRevocationListIsVerifiedByThatKeyAlone() throws IOException {
        var root = lab.root("Lab Root", KeySpec.EC_P256);
        var before = leaf(root, "press-1");
        var young = rekeyed(root);
        lab.office.revocations().revoke(Scope.of(before.id()), Reason.KEY_COMPROMISE);
        lab.office.revocations().revoke(Scope.of(link(CrossCertificate.Way.NEW_WITH_OLD).id()), Reason.CESSATION_OF_OPERATION);
        for (var own : List.of(root, young)) {
            var list = folder.resolve("list-" + own.id().value() + ".pem");
            lab.office.revocationLists().save(own.id(), list);
            for (var by : List.of(root, young)) {
                var said = Judge.run("openssl", "crl", "-noout", "-verify", "-CAfile", pem("by.pem", by.certificate()), "-in", list.toString()).output();
                assertThat(said.contains("verify OK")).as(said).isEqualTo(own.equals(by));
            }
        }
        var text = Judge.run("openssl", "crl", "-noout", "-text", "-in", folder.resolve("list-" + root.id().value() + ".pem").toString()).output();
        assertThat(text.split("Serial Number:", -1)).hasSize(3);
        var all = folder.resolve("all.pem");
        Files.writeString(all, Files.readString(Path.of(pem("both.pem", root.certificate(), young.certificate())))
                + Files.readString(folder.resolve("list-" + root.id().value() + ".pem"))
                + Files.readString(folder.resolve("list-" + young.id().value() + ".pem")));
        Judge.run("openssl", "verify", "-crl_check", "-CAfile", all.toString(), pem("leaf.pem", leaf(young, "press-2"))).accepted();
        assertThat(Judge.run("openssl", "verify", "-crl_check", "-CAfile", all.toString(), pem("leaf.pem", before)).refused().output())
                .contains("certificate revoked");
    }

    @Test void anotherRootOfTheStoreAndSomebodyElsesAreSignedFor() throws IOException {
        var root = lab.root("Lab Root", KeySpec.EC_P256);
        var second = lab.root("Second Root", KeySpec.RSA_2048);
        var issuing = lab.intermediate("Issuing", second, KeySpec.EC_P256);
        var device = leaf(issuing, "press-1");
        var across = lab.office.crossSigning().sign(new CrossOrder(root.id(), second.certificate().der(), Ttl.days(365), OptionalInt.empty()));
        accepted(root.certificate(), List.of(issuing.certificate(), across.certificate()), device);
        foreign(root);
    }

    private void foreign(Authority root) throws IOException {
        Judge.runIn(folder, List.of("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "plant.key", "-out", "plant.pem",
                "-subj", "/O=Plant/CN=Plant Root", "-days", "400", "-addext", "keyUsage=critical,keyCertSign,cRLSign")).accepted();
        Judge.runIn(folder, List.of("openssl", "req", "-newkey", "rsa:2048", "-nodes", "-keyout", "pump.key", "-out", "pump.csr", "-subj", "/CN=pump-1")).accepted();
        Files.writeString(folder.resolve("pump.ext"), "basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=clientAuth\n"
                + "subjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid\n");
        Judge.runIn(folder, List.of("openssl", "x509", "-req", "-in", "pump.csr", "-CA", "plant.pem", "-CAkey", "plant.key", "-extfile", "pump.ext",
                "-out", "pump.pem", "-days", "100")).accepted();
        var subject = lab.office.crossSigning().read(folder.resolve("plant.pem")).orRefuse();
        assertThat(subject.ofStore()).isEmpty();
        assertThat(subject.proven()).isTrue();
        var cross = lab.office.crossSigning().sign(new CrossOrder(root.id(), subject.certificate(), Ttl.days(90), OptionalInt.of(0)));
        var link = pem("cross.pem", cross.certificate());
        Judge.run("openssl", "verify", "-x509_strict", "-CAfile", pem("root.pem", root.certificate()), "-untrusted", link,
                folder.resolve("pump.pem").toString()).accepted();
        Judge.run("certtool", "--verify", "--load-ca-certificate", pem("root.pem", root.certificate()), "--infile",
                Files.writeString(folder.resolve("pumps.pem"), Files.readString(folder.resolve("pump.pem")) + Files.readString(Path.of(link))).toString()).accepted();
        assertThat(Judge.run("openssl", "x509", "-noout", "-text", "-in", link).output()).contains("CA:TRUE, pathlen:0", "CN = Plant Root");
    }
}
