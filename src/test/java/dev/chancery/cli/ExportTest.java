package dev.chancery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.Judge;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Thing;
import dev.chancery.domain.ThingId;
import dev.chancery.domain.Ttl;
import dev.chancery.engine.Office;
import dev.chancery.engine.Order;
import dev.chancery.engine.Surroundings;
import dev.chancery.pki.Cost;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportTest {

    private static final String SECRET = "a good long secret";

    @TempDir Path folder;
    private TestConsole console;
    private String serial;

    @BeforeEach void devices() {
        console = TestConsole.withStore(folder);
        console.call("ca", "create", "Lab Root");
        try (var office = office()) {
            var root = office.authorities().all().getFirst();
            for (var id : List.of("press-1", "press-2", "gate-1")) {
                var thing = office.things().add(new ThingId(id), described(id.startsWith("press") ? "Hall 3" : "Hall 31"));
                serial = office.certificates().issue(Order.of(thing, new Order.Terms(root.id(), Profile.DEVICE, KeySpec.EC_P256, Ttl.days(30)))).serial().hex();
            }
            office.things().add(new ThingId("bare"), described("Hall 3"));
        }
    }

    private Office office() {
        return Office.unlock(console.store, TestConsole.PASSPHRASE.toCharArray(), new Surroundings(console.clock, new SecureRandom(), new Cost(64, 1, 1), 1));
    }

    private static Thing.Description described(String group) {
        return new Thing.Description("", group, List.of(), "", "", "");
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    @Test void aBundleOfAThingVerifiesAndItsKeyOpensWithThePassphrase() {
        console.environment.put(KeyPassphrase.VARIABLE, SECRET);
        var done = console.json("export", "press-1", "--to", at("out"));
        assertThat(done.get("certificates").asInt()).isEqualTo(1);
        assertThat(done.get("files")).hasSizeGreaterThanOrEqualTo(3).allSatisfy(file -> assertThat(Path.of(file.asString())).exists());
        Judge.run("openssl", "verify", "-CAfile", at("out/press-1/ca.pem"), at("out/press-1/certificate.pem")).accepted();
        Judge.run("openssl", "pkey", "-in", at("out/press-1/private-key.pem"), "-passin", "pass:" + SECRET, "-noout").accepted();
        Judge.run("openssl", "pkey", "-in", at("out/press-1/private-key.pem"), "-passin", "pass:wrong", "-noout").refused();
    }

    @Test void aGroupIsExactlyThatAndAllAreAll() {
        assertThat(console.json("export", "--group", "Hall 3", "--to", at("hall"), "--no-key-passphrase").get("certificates").asInt()).isEqualTo(2);
        assertThat(folder.resolve("hall/gate-1")).doesNotExist();
        assertThat(console.json("export", "--all", "--to", at("all"), "--no-key-passphrase", "--form", "pem-bundle").get("certificates").asInt()).isEqualTo(3);
        assertThat(folder.resolve("all/gate-1.pem")).content().contains("BEGIN PRIVATE KEY", "BEGIN CERTIFICATE");
        assertThat(console.call("export", "--group", "Hall", "--to", at("none"), "--no-key-passphrase").exit()).isEqualTo(Exit.NOT_FOUND.code());
    }

    @Test void aSerialNumberNamesACertificateAndPkcs12TakesThePassphraseFromADescriptor() {
        console.input = (SECRET + "\n").getBytes(StandardCharsets.UTF_8);
        var done = console.json("export", serial, "--to", at("p12"), "--form", "PKCS12", "--key-passphrase-fd", "0");
        Judge.run("openssl", "pkcs12", "-in", done.get("files").get(0).asString(), "-passin", "pass:" + SECRET, "-nokeys", "-info").accepted();
    }

    @Test void bothPassphrasesCanComeFromOneDescriptor() {
        console.environment.remove("CHANCERY_PASSPHRASE");
        console.input = (TestConsole.PASSPHRASE + "\n" + SECRET + "\n").getBytes(StandardCharsets.UTF_8);
        assertThat(console.call("export", "press-1", "--to", at("out"), "--passphrase-fd", "0", "--key-passphrase-fd", "0").exit()).isZero();
        Judge.run("openssl", "pkey", "-in", at("out/press-1/private-key.pem"), "-passin", "pass:" + SECRET, "-noout").accepted();
    }

    @Test void nothingIsOverwrittenOrLeftUnprotectedUnlessItIsSaid() {
        assertThat(console.call("export", "press-1", "--to", at("out")).exit()).isEqualTo(Exit.USAGE.code());
        console.typed = Optional.of("short");
        assertThat(console.call("export", "press-1", "--to", at("out")).exit()).isEqualTo(Exit.REFUSED.code());
        assertThat(folder.resolve("out")).doesNotExist();
        assertThat(console.call("export", "press-1", "--to", at("out"), "--no-key-passphrase").exit()).isZero();
        assertThat(console.call("export", "press-1", "--to", at("out"), "--no-key-passphrase").exit()).isEqualTo(Exit.FAILED.code());
        assertThat(console.call("export", "press-1", "--to", at("out"), "--no-key-passphrase", "--replace").exit()).isZero();
        assertThat(console.json("export", "press-1", "press-2", "--to", at("out"), "--no-key-passphrase", "--keep").get("certificates").asInt()).isEqualTo(1);
        assertThat(console.call("export", "press-1", "--to", at("out"), "--keep", "--replace").exit()).isEqualTo(Exit.USAGE.code());
    }

    @Test void whatIsNotThereOrNotClearIsSaid() {
        assertThat(console.call("export", "nobody", "--to", at("out"), "--no-key-passphrase").exit()).isEqualTo(Exit.NOT_FOUND.code());
        assertThat(console.call("export", "bare", "--to", at("out"), "--no-key-passphrase").exit()).isEqualTo(Exit.NOT_FOUND.code());
        assertThat(console.call("export", "--to", at("out")).err()).contains("Which certificates?");
        assertThat(console.call("export", "press-1", "--all", "--to", at("out")).exit()).isEqualTo(Exit.USAGE.code());
        assertThat(console.call("export", "press-1", "--to", at("out"), "--form", "floppy").err()).contains("pem-folder");
        assertThat(console.call("export", "press-1", "--to", at("no/such/folder"), "--no-key-passphrase").exit()).isEqualTo(Exit.FAILED.code());
    }

    @Test void aDryRunWritesNothing() {
        var plan = console.json("export", "--all", "--to", at("out"), "--no-key-passphrase", "--dry-run");
        assertThat(plan.get("files")).hasSize(12);
        assertThat(plan.get("fits").asBoolean()).isTrue();
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test void keysThatMayLeaveOnlyOnceStayOutTheSecondTimeAndThatIsTold() {
        try (var office = office()) {
            var root = office.authorities().all().getFirst().id();
            var policy = office.authorities().policy(root);
            office.authorities().changePolicy(root, policy.withKeysLeavingOnce(true));
        }
        assertThat(console.call("export", "press-1", "--to", at("one"), "--no-key-passphrase").exit()).isZero();
        assertThat(console.call("export", "press-1", "press-2", "--to", at("two"), "--no-key-passphrase").exit()).isEqualTo(Exit.REFUSED.code());
        var partly = console.call("export", "press-1", "press-2", "--to", at("two"), "--no-key-passphrase", "--keys", "others", "--json");
        assertThat(partly.exit()).isEqualTo(Exit.PARTLY.code());
        assertThat(partly.json().get("leftOut").get(0).get("label").asString()).isEqualTo("press-1");
        assertThat(Files.exists(folder.resolve("two/press-2"))).isTrue();
    }
}
