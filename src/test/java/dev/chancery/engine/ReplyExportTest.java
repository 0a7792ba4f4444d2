package dev.chancery.engine;

import static dev.chancery.TestOffice.terms;
import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.Judge;
import dev.chancery.TestOffice;
import dev.chancery.domain.AuditEntry;
import dev.chancery.domain.Authority;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Progress;
import dev.chancery.engine.ExportOrder.Form;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Certificates leave as JSON, under the same gate as in any other form.
class ReplyExportTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir Path folder;
    private TestOffice lab;
    private Authority issuing;

    @BeforeEach void open() {
        lab = TestOffice.in(folder);
        issuing = lab.intermediate("Issuing", lab.root("Lab Root", KeySpec.EC_P256), KeySpec.EC_P256);
    }

    @AfterEach void close() {
        lab.close();
    }

    private Certificate device(String thing, KeySpec key) {
        return lab.office.certificates().issue(Order.of(lab.thing(thing), terms(issuing, Profile.DEVICE, key)));
    }

    private List<Path> export(Form form, String passphrase, CertificateId... certificates) {
        return lab.office.exports().run(new ExportOrder(List.of(certificates), form, folder, passphrase.toCharArray()), Progress.NONE).files();
    }

    private JsonNode json(Form form, Certificate certificate) {
        return JSON.readTree(export(form, "", certificate.id()).getFirst().toFile());
    }

    private String openssl(String pem, String... arguments) throws Exception {
        var file = Files.writeString(folder.resolve("judged.pem"), pem);
        var command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-in", file.toString()));
        return Judge.runIn(folder, command).accepted().output();
    }

    @ParameterizedTest @EnumSource(value = KeySpec.class, names = {"RSA_2048", "EC_P256", "EC_P384", "EC_P521", "ED25519"})
    void theKeyInItIsTheCertificates(KeySpec key) throws Exception {
        Judge.require("openssl");
        var reply = json(Form.MAINFLUX, device("press-1", key));
        var pem = reply.get("private_key").stringValue();
        assertThat(openssl(pem, "pkey", "-pubout"))
                .isEqualTo(openssl(reply.get("certificate").stringValue(), "x509", "-noout", "-pubkey"));
        assertThat(pem).startsWith(switch (key.algorithm()) {
            case RSA -> "-----BEGIN RSA PRIVATE KEY-----\n";
            case EC -> "-----BEGIN EC PRIVATE KEY-----\n";
            case ED25519, ML_DSA -> "-----BEGIN PRIVATE KEY-----\n";
        });
    }

    @Test void mainfluxGetsADecimalSerialNumberAndTheWholeChain() {
        var device = device("press-1", KeySpec.EC_P256);
        var reply = json(Form.MAINFLUX, device);
        assertThat(reply.get("serial").stringValue()).isEqualTo(device.serial().decimal());
        assertThat(reply.get("private_key_type").stringValue()).isEqualTo("ecdsa");
        assertThat(reply.get("expires_at").stringValue()).isEqualTo(device.validity().notAfter().toString());
        assertThat(reply.get("issuing_ca").stringValue()).isEqualTo(lab.office.certificates().pem(issuing.certificate()));
        assertThat(reply.get("ca_chain")).hasSize(2);
    }

    @Test void superMqGetsColonHexAndTheThing() {
        var device = device("press-1", KeySpec.RSA_2048);
        var reply = json(Form.SUPERMQ, device);
        assertThat(reply.get("cert_serial").stringValue()).isEqualTo(device.serial().colonHex());
        assertThat(reply.get("thing_id").stringValue()).isEqualTo("press-1");
        assertThat(reply.get("client_key").stringValue()).startsWith("-----BEGIN RSA PRIVATE KEY-----\n").endsWith("-----");
    }

    @ParameterizedTest @EnumSource(value = Form.class, names = {"MAINFLUX", "MAINFLUX_ARRAY", "SUPERMQ", "SUPERMQ_ARRAY"})
    void theFileIsItsOwnersAloneAndTheStoreRemembersThatTheKeyLeft(Form form) throws Exception {
        var device = device("press-1", KeySpec.EC_P256);
        var file = export(form, "", device.id()).getFirst();
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(lab.office.audit().of(device.serial().hex())).extracting(AuditEntry::act).contains(AuditEntry.Act.KEY_EXPORTED);
    }

    @Test void aPassphraseEncryptsTheKeyInIt() throws Exception {
        Judge.require("openssl");
        var file = export(Form.MAINFLUX, "bench passphrase", device("press-1", KeySpec.EC_P256).id()).getFirst();
        var pem = JSON.readTree(file.toFile()).get("private_key").stringValue();
        assertThat(pem).startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----");
        openssl(pem, "pkey", "-noout", "-passin", "pass:bench passphrase");
    }

    @Test void manyThingsAreProvisionedByOneArray() {
        var ids = IntStream.range(0, 5).mapToObj(i -> device("press-" + i, KeySpec.EC_P256).id()).toArray(CertificateId[]::new);
        var files = export(Form.SUPERMQ_ARRAY, "", ids);
        assertThat(files).containsExactly(folder.resolve("certificates.json"));
        assertThat(JSON.readTree(files.getFirst().toFile()).valueStream().map(one -> one.get("thing_id").stringValue()))
                .containsExactly("press-0", "press-1", "press-2", "press-3", "press-4");
    }

    @Test void aThousandAtMostAreInOneFile() {
        var named = new Packing.Named(device("press-1", KeySpec.EC_P256), "press-1");
        var order = new ExportOrder(List.of(), Form.MAINFLUX_ARRAY, folder, new char[0]);
        var parcels = Packing.parcels(Collections.nCopies(2001, named), order);
        assertThat(parcels).extracting(parcel -> parcel.content().size()).containsExactly(1000, 1000, 1);
        assertThat(parcels).flatExtracting(Packing.Parcel::paths)
                .containsExactly("certificates-1.json", "certificates-2.json", "certificates-3.json");
    }

    @Test void progressCountsTheCertificatesOfAnArray() {
        var ids = IntStream.range(0, 3).mapToObj(i -> device("press-" + i, KeySpec.EC_P256).id()).toList();
        var done = new AtomicLong();
        var exported = lab.office.exports().run(new ExportOrder(ids, Form.MAINFLUX_ARRAY, folder, new char[0]), new Progress() {
            @Override public void expect(long total) {
                assertThat(total).isEqualTo(3);
            }

            @Override public void advance(long more) {
                done.addAndGet(more);
            }

            @Override public void checkCancelled() {}
        });
        assertThat(done).hasValue(3);
        assertThat(exported.certificates()).isEqualTo(3);
    }
}
