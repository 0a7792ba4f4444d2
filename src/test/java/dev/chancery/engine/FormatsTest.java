package dev.chancery.engine;

import static dev.chancery.TestOffice.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.Judge;
import dev.chancery.TestOffice;
import dev.chancery.domain.Authority;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FileKind;
import dev.chancery.domain.KeyFailure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.KeyViolation;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Progress;
import dev.chancery.engine.ExportOrder.Form;
import dev.chancery.engine.ExportOrder.Keys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What leaves in each form is read by somebody else.
class FormatsTest {

    private static final String PASSPHRASE = "bench passphrase";

    @TempDir Path folder;
    private TestOffice lab;
    private Authority issuing;
    private Path out;

    @BeforeEach void open() throws IOException {
        lab = TestOffice.in(folder);
        issuing = lab.intermediate("Issuing", lab.root("Lab Root", KeySpec.EC_P256), KeySpec.EC_P256);
        out = Files.createDirectory(folder.resolve("out"));
    }

    @AfterEach void close() {
        lab.close();
    }

    private Certificate device(String thing, KeySpec key) {
        return lab.office.certificates().issue(Order.of(lab.thing(thing), terms(issuing, Profile.DEVICE, key)));
    }

    private List<Path> export(Form form, String passphrase, Certificate... certificates) {
        return export(form, passphrase, Keys.ALL, certificates);
    }

    private List<Path> export(Form form, String passphrase, Keys keys, Certificate... certificates) {
        var order = new ExportOrder(List.of(certificates).stream().map(Certificate::id).toList(), form, out, passphrase.toCharArray()).with(keys);
        return lab.office.exports().run(order, Progress.NONE).files();
    }

    private String judge(String... command) {
        Judge.require(command[0]);
        return Judge.runIn(out, List.of(command)).accepted().output();
    }

    private String publicKey(Certificate certificate) throws IOException {
        Files.write(out.resolve("judged.der"), certificate.der().toArray());
        return judge("openssl", "x509", "-inform", "DER", "-in", "judged.der", "-noout", "-pubkey");
    }

    private void assertForOwnerAlone(Path file) throws IOException {
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @ParameterizedTest @EnumSource(value = KeySpec.class, names = {"RSA_2048", "EC_P256", "ED25519"})
    void opensslReadsDerFiles(KeySpec spec) throws Exception {
        var device = device("press-1", spec);
        assertThat(export(Form.DER, "", device)).containsExactly(out.resolve("press-1/certificate.der"),
                out.resolve("press-1/ca.der"), out.resolve("press-1/key.der"));
        assertThat(judge("openssl", "pkey", "-inform", "DER", "-in", "press-1/key.der", "-pubout")).isEqualTo(publicKey(device));
        assertThat(judge("openssl", "x509", "-inform", "DER", "-in", "press-1/certificate.der", "-noout", "-subject")).contains("press-1");
        assertForOwnerAlone(out.resolve("press-1/key.der"));
    }

    @Test void opensslOpensADerKeyUnderItsPassphrase() throws Exception {
        var device = device("press-1", KeySpec.EC_P256);
        export(Form.DER, PASSPHRASE, device);
        assertThat(judge("openssl", "pkcs8", "-inform", "DER", "-in", "press-1/key.der", "-passin", "pass:" + PASSPHRASE, "-out", "key.pem")).isEmpty();
        assertThat(judge("openssl", "pkey", "-in", "key.pem", "-pubout")).isEqualTo(publicKey(device));
        Judge.runIn(out, List.of("openssl", "pkey", "-inform", "DER", "-in", "press-1/key.der", "-noout", "-passin", "pass:another")).refused();
    }

    @Test void aChainIsOnePemFileWithoutTheRoot() throws Exception {
        export(Form.CHAIN, "", device("press-1", KeySpec.EC_P256));
        assertThat(Files.readString(out.resolve("press-1.pem"))).contains("BEGIN CERTIFICATE")
                .satisfies(text -> assertThat(text.split("BEGIN CERTIFICATE", -1)).hasSize(3));
        assertThat(judge("openssl", "x509", "-in", "press-1.pem", "-noout", "-subject")).contains("press-1");
    }

    @ParameterizedTest @EnumSource(value = Form.class, names = {"PKCS7", "PKCS7_PEM"})
    void opensslPrintsTheThreeCertificatesOfAPkcs7AndNoKeyHasLeft(Form form) {
        var device = device("press-1", KeySpec.EC_P256);
        export(form, "", device);
        var listed = judge("openssl", "pkcs7", "-inform", form == Form.PKCS7 ? "DER" : "PEM", "-in", "press-1.p7b", "-print_certs", "-noout");
        assertThat(listed).contains("press-1", "Issuing", "Lab Root");
        assertThat(lab.office.exports().departure(device)).isEmpty();
    }

    @Test void theOldPkcs12IsOldAndReadByThree() throws Exception {
        var device = device("press-1", KeySpec.RSA_2048);
        export(Form.PKCS12_OLD, PASSPHRASE, device);
        assertThat(judge("openssl", "pkcs12", "-in", "press-1.p12", "-passin", "pass:" + PASSPHRASE, "-info", "-noout"))
                .contains("MAC: sha1, Iteration 100000", "pbeWithSHA1And3-KeyTripleDES-CBC, Iteration 100000");
        assertThat(judge("openssl", "pkcs12", "-in", "press-1.p12", "-passin", "pass:" + PASSPHRASE, "-nocerts", "-nodes", "-out", "key.pem")).isEmpty();
        assertThat(judge("openssl", "pkey", "-in", "key.pem", "-pubout")).isEqualTo(publicKey(device));
        assertThat(judge("keytool", "-list", "-v", "-keystore", "press-1.p12", "-storepass", PASSPHRASE, "-J-Duser.language=en"))
                .contains("Alias name: press-1", "Certificate chain length: 3");
        judge("certutil", "-N", "-d", "sql:" + folder, "--empty-password");
        judge("pk12util", "-i", "press-1.p12", "-d", "sql:" + folder, "-W", PASSPHRASE);
        assertThat(judge("certutil", "-K", "-d", "sql:" + folder)).contains("press-1");
    }

    @Test void keytoolListsAJksAndTakesItsKeyOut() throws Exception {
        var device = device("Press-1", KeySpec.EC_P256);
        export(Form.JKS, PASSPHRASE, device);
        assertThat(judge("keytool", "-list", "-v", "-storetype", "JKS", "-keystore", "Press-1.jks", "-storepass", PASSPHRASE, "-J-Duser.language=en"))
                .contains("Alias name: press-1", "PrivateKeyEntry", "Certificate chain length: 3");
        judge("keytool", "-importkeystore", "-srckeystore", "Press-1.jks", "-srcstoretype", "JKS", "-srcstorepass", PASSPHRASE,
                "-destkeystore", "moved.p12", "-deststoretype", "PKCS12", "-deststorepass", PASSPHRASE, "-noprompt");
        judge("openssl", "pkcs12", "-in", "moved.p12", "-passin", "pass:" + PASSPHRASE, "-nocerts", "-nodes", "-out", "key.pem");
        assertThat(judge("openssl", "pkey", "-in", "key.pem", "-pubout")).isEqualTo(publicKey(device));
        Judge.runIn(out, List.of("keytool", "-list", "-storetype", "JKS", "-keystore", "Press-1.jks", "-storepass", "another")).refused();
        assertForOwnerAlone(out.resolve("Press-1.jks"));
    }

    @Test void keytoolWithBouncyCastleListsABcfks() {
        export(Form.BCFKS, PASSPHRASE, device("press-1", KeySpec.EC_P256));
        var jar = Path.of(org.bouncycastle.jce.provider.BouncyCastleProvider.class.getProtectionDomain().getCodeSource().getLocation().getPath());
        assertThat(judge("keytool", "-list", "-v", "-storetype", "BCFKS", "-keystore", "press-1.bcfks", "-storepass", PASSPHRASE,
                "-providerclass", "org.bouncycastle.jce.provider.BouncyCastleProvider", "-providerpath", jar.toString(), "-J-Duser.language=en"))
                .contains("Alias name: press-1", "Certificate chain length: 3");
    }

    @ParameterizedTest @EnumSource(value = KeySpec.class, names = {"RSA_2048", "EC_P256", "EC_P521", "ED25519"})
    void sshKeygenKnowsThePublicKey(KeySpec spec) {
        export(Form.SSH, "", device("press-1", spec));
        assertThat(judge("ssh-keygen", "-l", "-f", "press-1.pub")).contains("press-1", switch (spec.algorithm()) {
            case RSA -> "(RSA)";
            case EC -> "(ECDSA)";
            case ED25519, ML_DSA -> "(ED25519)";
        });
    }

    @Test void aKeyThatSshDoesNotKnowIsRefusedByName() {
        var device = device("press-1", KeySpec.ML_DSA_44);
        assertThatThrownBy(() -> export(Form.SSH, "", device)).isInstanceOfSatisfying(Failure.Refused.class, refused ->
                assertThat(refused.violations()).containsExactly(new KeyViolation.NoSshKey("press-1", KeySpec.ML_DSA_44)));
        assertThat(out).isEmptyDirectory();
    }

    @ParameterizedTest @EnumSource(value = Form.class, names = {"PKCS12", "PKCS12_OLD", "JKS", "BCFKS"})
    void aKeyStoreAlwaysWantsAPassphrase(Form form) {
        var device = device("press-1", KeySpec.EC_P256);
        assertThatThrownBy(() -> export(form, "", device)).isInstanceOf(Failure.Refused.class);
    }

    @ParameterizedTest @EnumSource(Form.class)
    void aKeyThatMayLeaveOnceLeavesOnceInEachForm(Form form) {
        var device = device("press-1", KeySpec.EC_P256);
        var authorities = lab.office.authorities();
        authorities.changePolicy(issuing.id(), authorities.policy(issuing.id()).withKeysLeavingOnce(true));
        export(form, form.layout().cover() == FileKind.Cover.ALWAYS ? PASSPHRASE : "", device);
        assertThat(lab.office.exports().departure(device).isPresent()).isEqualTo(form.layout().holdsKey());
        if (form.layout().holdsKey()) {
            var again = new ExportOrder(List.of(device.id()), Form.PEM_FOLDER, folder, Optional.empty(), new char[0]);
            assertThatThrownBy(() -> lab.office.exports().run(again, Progress.NONE)).isInstanceOf(KeyFailure.AlreadyDownloaded.class);
        }
    }

    @Test void gccCompilesTheMacrosAndTheProgramPrintsThePemByteForByte() throws Exception {
        var device = device("press-1", KeySpec.RSA_2048);
        export(Form.C_HEADER, "", device);
        export(Form.PEM_FOLDER, "", device);
        Files.writeString(out.resolve("main.c"), """
                #include <stdio.h>
                #include "press-1/device_credentials.h"
                int main(void) {
                    fputs(CA_CERTIFICATE_PEM, stdout);
                    fputs(DEVICE_CERTIFICATE_PEM, stdout);
                    fputs(DEVICE_PRIVATE_KEY_PEM, stdout);
                    fputs(DEVICE_ID, stdout);
                    return 0;
                }
                """);
        judge("gcc", "-Wall", "-Wextra", "-Werror", "main.c", "-o", "main");
        assertThat(judge(out.resolve("main").toString())).isEqualTo(Files.readString(out.resolve("press-1/ca.pem"))
                + Files.readString(out.resolve("press-1/chain.pem")) + Files.readString(out.resolve("press-1/private-key.pem")) + "press-1");
        assertForOwnerAlone(out.resolve("press-1/device_credentials.h"));
    }

    @Test void gccCompilesTheArraysAndTheProgramWritesTheDer() throws Exception {
        var device = device("press-1", KeySpec.EC_P256);
        export(Form.C_ARRAYS, "", device);
        Files.writeString(out.resolve("main.c"), """
                #include <stdio.h>
                #include "press-1/device_credentials.h"
                int main(void) {
                    FILE *key = fopen("key.der", "wb"), *leaf = fopen("leaf.der", "wb");
                    fwrite(device_private_key_der, 1, sizeof device_private_key_der, key);
                    fwrite(device_certificate_der, 1, sizeof device_certificate_der, leaf);
                    return fclose(key) | fclose(leaf) | (ca_certificate_der[0] != 0x30) | (intermediate_1_certificate_der[0] != 0x30);
                }
                """);
        judge("gcc", "-Wall", "-Wextra", "-Werror", "main.c", "-o", "main");
        judge(out.resolve("main").toString());
        assertThat(Files.readAllBytes(out.resolve("leaf.der"))).isEqualTo(device.der().toArray());
        assertThat(judge("openssl", "pkey", "-inform", "DER", "-in", "key.der", "-pubout")).isEqualTo(publicKey(device));
    }

    @ParameterizedTest @EnumSource(value = Form.class, names = {"C_HEADER", "C_ARRAYS"})
    void aHostileNameStaysAStringInC(Form form) throws Exception {
        var name = "x\"); system(\"id\"); ??!*\u00e4 7";
        var file = export(form, "", device(name, KeySpec.EC_P256)).getFirst();
        Files.writeString(out.resolve("main.c"), "#include <stdio.h>\n#include \"" + out.relativize(file)
                + "\"\nint main(void) { fputs(DEVICE_ID, stdout); return 0; }\n");
        judge("gcc", "-std=c99", "-Wall", "-Werror", "main.c", "-o", "main");
        assertThat(judge(out.resolve("main").toString()).getBytes(StandardCharsets.ISO_8859_1)).isEqualTo(name.getBytes(StandardCharsets.UTF_8));
    }

    /// The two names of Zephyr that are used, as its header has them.
    @Test void theHeaderForZephyrGivesAllThreeUnderOneTag() throws Exception {
        var device = device("press-1", KeySpec.EC_P256);
        export(Form.ZEPHYR, "", device);
        export(Form.PEM_FOLDER, "", device);
        Files.createDirectories(out.resolve("zephyr/net"));
        Files.writeString(out.resolve("zephyr/net/tls_credentials.h"), """
                #include <stddef.h>
                enum tls_credential_type { TLS_CREDENTIAL_NONE, TLS_CREDENTIAL_CA_CERTIFICATE, TLS_CREDENTIAL_SERVER_CERTIFICATE,
                    TLS_CREDENTIAL_PRIVATE_KEY };
                typedef int sec_tag_t;
                int tls_credential_add(sec_tag_t tag, enum tls_credential_type type, const void *cred, size_t credlen);
                """);
        Files.writeString(out.resolve("main.c"), """
                #include <stdio.h>
                #include "press-1/tls_credentials_device.h"
                int tls_credential_add(sec_tag_t tag, enum tls_credential_type type, const void *cred, size_t credlen) {
                    const char *text = cred;
                    printf("%d %d\\n%s", tag, type, text);
                    return text[credlen - 1] != 0;
                }
                int main(void) { return device_credentials_add(42); }
                """);
        judge("gcc", "-I", ".", "-Wall", "-Wextra", "-Werror", "main.c", "-o", "main");
        assertThat(judge(out.resolve("main").toString())).isEqualTo("42 1\n" + Files.readString(out.resolve("press-1/ca.pem")) + "42 2\n"
                + Files.readString(out.resolve("press-1/chain.pem")) + "42 3\n" + Files.readString(out.resolve("press-1/private-key.pem")));
    }

    /// The columns, types, encodings and limits of the generator's documentation; Python's csv and base64 are what it reads with.
    @Test void theTableOfEspIdfIsReadAsItsGeneratorReadsIt() throws Exception {
        var device = device("hall 7, \"north\"", KeySpec.EC_P256);
        var file = export(Form.ESP_NVS, "", device).getFirst();
        Files.writeString(out.resolve("read.py"), """
                import base64, csv, sys
                rows = list(csv.DictReader(open(sys.argv[1], newline='', encoding='utf-8'), delimiter=',', strict=True))
                assert rows[0] == {'key': 'certs', 'type': 'namespace', 'encoding': '', 'value': ''}, rows[0]
                for row in rows[1:]:
                    assert None not in row and 1 <= len(row['key']) <= 15 and row['type'] == 'data', row
                    assert row['encoding'] in ('string', 'base64'), row
                    if row['encoding'] == 'string':
                        assert len(row['value'].encode()) < 4000
                        print(row['key'] + '=' + row['value'])
                    else:
                        value = base64.b64decode(row['value'], validate=True)
                        assert len(value) < 508000 and value[-1] == 0
                        open(row['key'] + '.pem', 'wb').write(value[:-1])
                """);
        assertThat(judge("python3", "read.py", file.getFileName().toString())).isEqualTo("device_id=hall 7, \"north\"\n");
        assertThat(judge("openssl", "pkey", "-in", "client_key.pem", "-pubout")).isEqualTo(publicKey(device));
        assertThat(judge("openssl", "verify", "-CAfile", "ca_cert.pem", "-untrusted", "client_cert.pem", "client_cert.pem")).contains("OK");
    }

    @ParameterizedTest @EnumSource(value = Form.class, names = {"MOSQUITTO", "AWS", "AZURE", "ESP_IDF", "MINDSPHERE", "AMQTT"})
    void whatATargetWantsVerifiesThere(Form form) throws Exception {
        var device = device("press-1", KeySpec.EC_P256);
        var files = export(form, "", device);
        var chain = files.stream().filter(file -> file.toString().matches(".*(client\\.crt|cert\\.pem|_chain\\.pem|press-1\\.crt)")).toList().getLast();
        Files.writeString(out.resolve("root.pem"), lab.office.certificates().pem(lab.office.authorities().all().stream()
                .filter(one -> one.name().equals("Lab Root")).findFirst().orElseThrow().certificate()));
        assertThat(judge("openssl", "verify", "-CAfile", "root.pem", "-untrusted", chain.toString(), chain.toString())).contains("OK");
        var key = files.getLast();
        assertThat(judge("openssl", "pkey", "-in", key.toString(), "-pubout")).isEqualTo(publicKey(device));
        assertForOwnerAlone(key);
    }
}
