package dev.chancery.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.Judge;
import dev.chancery.TestOffice;
import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Authority;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.EnrolmentKey;
import dev.chancery.domain.EnrolmentPolicy;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.Thing;
import dev.chancery.domain.Ttl;
import dev.chancery.engine.Enroller;
import dev.chancery.engine.Order;
import dev.chancery.engine.Scope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// curl, OpenSSL and Python fetch and enrol over TLS as devices do.
class EnrolmentJudgesTest {

    /// What curl got.
    private record Got(int status, String head, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    @TempDir Path folder;
    private TestEndpoints lab;
    private Thing press;
    private Path trust;
    private int runs;

    @BeforeEach void open() throws IOException {
        Judge.require("curl");
        Judge.require("openssl");
        lab = TestEndpoints.in(folder);
        press = lab.lab.thing("press-1");
        trust = lab.pem("root.pem", lab.root.certificate());
        Enroller.policy(lab.lab, lab.hall, Enroller.AT_ONCE);
        lab.start(lab.tls());
    }

    @AfterEach void close() {
        lab.close();
    }

    private Got curl(String path, String... options) throws IOException {
        var run = folder.resolve("run-" + runs++);
        var command = new ArrayList<>(List.of("curl", "-sS", "--cacert", trust.toString(), "-o", run + ".body", "-D", run + ".head", "-w", "%{http_code}"));
        command.addAll(Arrays.asList(options));
        command.add("https://localhost:" + lab.running.port() + path);
        var status = Integer.parseInt(Judge.runIn(folder, command).accepted().output().strip());
        var body = Path.of(run + ".body");
        return new Got(status, Files.readString(Path.of(run + ".head")), Files.exists(body) ? Files.readAllBytes(body) : new byte[0]);
    }

    private void openssl(String... arguments) {
        var command = new ArrayList<>(List.of("openssl"));
        command.addAll(Arrays.asList(arguments));
        Judge.runIn(folder, command).accepted();
    }

    /// A request by OpenSSL, in base64, whose key is in `<name>.key`.
    private Path request(String name, String commonName) throws IOException {
        return request(name, commonName, "ec", "-pkeyopt", "ec_paramgen_curve:P-256");
    }

    private Path request(String name, String commonName, String... key) throws IOException {
        var command = new ArrayList<>(List.of("req", "-new", "-nodes", "-keyout", name + ".key", "-subj", "/CN=" + commonName, "-outform", "DER",
                "-out", name + ".der", "-newkey"));
        command.addAll(Arrays.asList(key));
        openssl(command.toArray(String[]::new));
        return Files.writeString(folder.resolve(name + ".b64"), Base64.getMimeEncoder().encodeToString(Files.readAllBytes(folder.resolve(name + ".der"))));
    }

    private Got enrol(Path request, String... login) throws IOException {
        var options = new ArrayList<>(List.of("-H", "Content-Type: application/pkcs10", "--data-binary", "@" + request));
        options.addAll(Arrays.asList(login));
        return curl("/.well-known/est/simpleenroll", options.toArray(String[]::new));
    }

    private Got renew(Path request, Path certificate, Path key) throws IOException {
        return curl("/.well-known/est/simplereenroll", "-H", "Content-Type: application/pkcs10", "--data-binary", "@" + request,
                "--cert", certificate.toString(), "--key", key.toString());
    }

    private String user(Thing thing) {
        return user(thing, EnrolmentKey.USUAL);
    }

    private String user(Thing thing, EnrolmentKey.Terms terms) {
        return thing.id() + ":" + new String(Enroller.key(lab.lab, thing, terms));
    }

    /// The certificates of a certs-only message, by OpenSSL.
    private Path certificates(Got got, String name) throws IOException {
        Files.write(folder.resolve(name + ".p7"), Base64.getMimeDecoder().decode(got.body()));
        openssl("pkcs7", "-inform", "DER", "-in", name + ".p7", "-print_certs", "-out", name);
        return folder.resolve(name);
    }

    private long certificatesOf(Thing thing) {
        return lab.lab.office.certificates().of(thing).size();
    }

    @Test void aDeviceEnrolsAndRenewsAsTheStandardHasIt() throws IOException {
        var above = certificates(curl("/.well-known/est/cacerts"), "cas.pem");
        assertThat(Files.readString(above).split("BEGIN CERTIFICATE", -1)).hasSize(3);
        var got = enrol(request("first", "press-1"), "-u", user(press));
        assertThat(got.status()).isEqualTo(200);
        assertThat(got.head()).containsIgnoringCase("Content-Type: application/pkcs7-mime; smime-type=certs-only");
        var certificate = certificates(got, "press.pem");
        openssl("verify", "-CAfile", trust.toString(), "-untrusted", above.toString(), certificate.toString());
        openssl("x509", "-in", certificate.toString(), "-noout", "-checkend", "3600");
        var chain = Files.writeString(folder.resolve("chain.pem"), Files.readString(certificate) + Files.readString(above));
        var again = request("second", "press-1");
        var renewed = renew(sameNames(again, "second", certificate), chain, folder.resolve("first.key"));
        assertThat(renewed.text()).doesNotContain("names");
        assertThat(renewed.status()).isEqualTo(200);
        openssl("verify", "-CAfile", trust.toString(), "-untrusted", above.toString(), certificates(renewed, "renewed.pem").toString());
        assertThat(certificatesOf(press)).isEqualTo(2);
        assertThat(lab.lab.office.audit().recent(20)).extracting(entry -> entry.act()).contains(Act.ENROLLED, Act.ENROLMENT_ASKED);
    }

    /// The same subject and names as in the certificate, for the key of this request.
    private Path sameNames(Path asked, String name, Path certificate) throws IOException {
        assertThat(asked).exists();
        var key = name + ".key";
        openssl("x509", "-x509toreq", "-in", certificate.toString(), "-signkey", key, "-copy_extensions", "copyall", "-out", name + ".pem");
        openssl("req", "-in", name + ".pem", "-outform", "DER", "-out", name + ".der");
        return Files.writeString(asked, Base64.getEncoder().encodeToString(Files.readAllBytes(folder.resolve(name + ".der"))));
    }

    @Test void whatTheAuthorityWantsIsToldToWhoeverAsks() throws IOException {
        assertThat(curl("/.well-known/est/csrattrs").status()).isEqualTo(204);
        Enroller.policy(lab.lab, lab.hall, new EnrolmentPolicy(false, true, false, "halle", Profile.DEVICE.code(), Ttl.days(20),
                Set.of(KeySpec.EC_P384, KeySpec.RSA_3072, KeySpec.ED25519)));
        var got = curl("/.well-known/est/halle/csrattrs");
        assertThat(got.status()).isEqualTo(200);
        assertThat(got.head()).containsIgnoringCase("application/csrattrs");
        Files.write(folder.resolve("attributes.der"), Base64.getMimeDecoder().decode(got.body()));
        assertThat(Judge.runIn(folder, List.of("openssl", "asn1parse", "-inform", "DER", "-in", "attributes.der")).accepted().output())
                .contains("rsaEncryption", "secp384r1", "ED25519");
        assertThat(curl("/.well-known/est/nobody/cacerts").status()).isEqualTo(404);
        assertThat(curl("/.well-known/est/halle/cacerts").status()).isEqualTo(200);
    }

    @Test void wrongLoginsAllGetTheSameAnswer() throws IOException {
        var request = request("first", "press-1");
        var good = user(press);
        var answers = new ArrayList<Got>();
        for (var login : List.of("press-1:wrong", "nobody:wrong", "nobody:" + good.substring(8), "press-1:", ":")) {
            answers.add(enrol(request, "-u", login));
        }
        answers.add(enrol(request));
        answers.add(enrol(request, "-H", "Authorization: Basic %%%"));
        answers.add(enrol(request, "-H", "Authorization: Bearer abc"));
        assertThat(answers).allSatisfy(got -> {
            assertThat(got.status()).isEqualTo(401);
            assertThat(got.head()).containsIgnoringCase("WWW-Authenticate: Basic");
            assertThat(got.text()).isEqualTo(answers.getFirst().text());
        });
        assertThat(enrol(request, "-u", good).status()).isEqualTo(200);
        assertThat(enrol(request("other", "press-1"), "-u", good).status()).isEqualTo(401);
        lab.running.stop();
        assertThat(Files.readString(lab.log.file())).contains("/simpleenroll 401").doesNotContain(good.substring(8)).doesNotContain("wrong");
    }

    @Test void bodiesThatAreNoRequestsAreRefusedWithTheReason() throws IOException {
        var login = user(press);
        assertThat(enrol(lab.file("no.b64", "%%% not base64".getBytes(StandardCharsets.US_ASCII)), "-u", login).status()).isEqualTo(400);
        var noise = lab.file("noise.b64", Base64.getEncoder().encode("no request at all".getBytes(StandardCharsets.US_ASCII)));
        assertThat(enrol(noise, "-u", login)).satisfies(got -> {
            assertThat(got.status()).isEqualTo(400);
            assertThat(got.text()).contains("certification request");
        });
        assertThat(enrol(lab.file("none.b64", new byte[0]), "-u", login).status()).isEqualTo(400);
        var certificate = lab.file("certificate.b64", Base64.getEncoder().encode(lab.root.certificate().der().toArray()));
        assertThat(enrol(certificate, "-u", login).status()).isEqualTo(400);
        assertThat(enrol(request("other", "press-2"), "-u", login)).satisfies(got -> {
            assertThat(got.status()).isEqualTo(400);
            assertThat(got.text()).contains("press-2");
        });
        var weak = request("weak", "press-1", "rsa:1024");
        assertThat(enrol(weak, "-u", login).status()).isEqualTo(400);
        var huge = lab.file("huge.b64", new byte[(64 << 10) + 1]);
        assertThat(enrol(huge, "-u", login, "-H", "Expect:").status()).isEqualTo(413);
        assertThat(curl("/.well-known/est/simpleenroll", "-u", login, "-d", "x").status()).isEqualTo(415);
        assertThat(curl("/.well-known/est/simpleenroll", "-u", login).status()).isEqualTo(405);
        assertThat(curl("/.well-known/est/cacerts", "-d", "x").status()).isEqualTo(405);
        assertThat(certificatesOf(press)).isZero();
        assertThat(enrol(request("good", "press-1"), "-u", login).status()).isEqualTo(200);
    }

    @Test void whereSomebodyApprovesTheDeviceIsToldToComeAgain() throws IOException {
        Enroller.policy(lab.lab, lab.hall, Enroller.ASKING);
        var login = user(press);
        var request = request("first", "press-1");
        var first = enrol(request, "-u", login);
        assertThat(first.status()).isEqualTo(202);
        assertThat(first.head()).containsIgnoringCase("Retry-After: 60");
        assertThat(enrol(request, "-u", login).status()).isEqualTo(202);
        var waiting = lab.lab.office.requests().all().getFirst();
        lab.lab.office.requests().sign(waiting.id(), Order.of(press, TestOffice.terms(lab.hall, Profile.DEVICE, KeySpec.EC_P256)));
        assertThat(enrol(request, "-u", login).status()).isEqualTo(200);
    }

    @Test void foreignAndRevokedCertificatesRenewNothing() throws IOException {
        openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", "foreign.key", "-out",
                "foreign.pem", "-subj", "/CN=press-1", "-days", "5");
        var request = request("first", "press-1");
        var failed = Judge.runIn(folder, List.of("curl", "-sS", "-o", "out.txt", "-w", "%{http_code}", "--cacert", trust.toString(), "--cert", "foreign.pem",
                "--key", "foreign.key", "-H", "Content-Type: application/pkcs10", "--data-binary", "@" + request,
                "https://localhost:" + lab.running.port() + "/.well-known/est/simplereenroll"));
        assertThat(failed.exit() != 0 || failed.output().contains("403")).isTrue();
        var other = lab.lab.root("Other", KeySpec.EC_P256);
        assertThat(renew(request, other, press).status()).isEqualTo(403);
        var revoked = lab.device("press-7");
        var files = lab.export(revoked);
        lab.lab.office.revocations().revoke(new Scope.Certificates(List.of(revoked.id())), Reason.KEY_COMPROMISE);
        assertThat(renew(request, files.resolve("chain.pem"), files.resolve("private-key.pem")).status()).isEqualTo(403);
        assertThat(curl("/.well-known/est/simplereenroll", "-H", "Content-Type: application/pkcs10", "--data-binary", "@" + request,
                "-u", user(press)).status()).isEqualTo(403);
    }

    private Got renew(Path request, Authority issuer, Thing thing) throws IOException {
        Certificate made = lab.lab.office.certificates().issue(Order.of(thing, TestOffice.terms(issuer, Profile.DEVICE, KeySpec.EC_P256)));
        var files = lab.export(made);
        return renew(request, files.resolve("chain.pem"), files.resolve("private-key.pem"));
    }

    @Test void aCertificateAndItsKeyAreFetchedOnce() throws IOException {
        var made = lab.device("gauge-1");
        var gauge = lab.lab.office.things().find(made.thing().orElseThrow()).orElseThrow();
        var secret = new String(Enroller.key(lab.lab, gauge, new EnrolmentKey.Terms(Duration.ofDays(1), 5)));
        var path = "/certs/" + made.serial().decimal() + "/download";
        for (var wrong : List.of("Thing wrong", "Thing", "Thing ", "Bearer " + secret)) {
            assertThat(curl(path, "-H", "Authorization: " + wrong)).satisfies(got -> {
                assertThat(got.status()).isEqualTo(401);
                assertThat(got.text()).isEqualTo("{\"error\":\"failed to perform authentication over the entity\"}");
            });
        }
        assertThat(curl("/certs/123/download", "-H", "Authorization: Thing " + secret).status()).isEqualTo(401);
        assertThat(curl(path, "-I", "-H", "Authorization: Thing " + secret).status()).isEqualTo(405);
        var got = curl(path, "-H", "Authorization: Thing " + secret);
        assertThat(got.status()).isEqualTo(200);
        assertThat(got.head()).containsIgnoringCase("Cache-Control: no-store");
        var json = JsonMapper.shared().readTree(got.body());
        Files.writeString(folder.resolve("gauge.pem"), json.get("certificate").asString());
        Files.writeString(folder.resolve("gauge.key"), json.get("private_key").asString());
        openssl("pkey", "-in", "gauge.key", "-check", "-noout");
        Files.writeString(folder.resolve("hall.pem"), json.get("issuing_ca").asString());
        openssl("verify", "-CAfile", trust.toString(), "-untrusted", "hall.pem", "gauge.pem");
        for (var again : List.of(path, "/certs/download")) {
            assertThat(curl(again, "-H", "Authorization: Thing " + secret)).satisfies(second -> {
                assertThat(second.status()).isEqualTo(403);
                assertThat(second.text()).isEqualTo("{\"error\":\"certificate already downloaded\"}");
            });
        }
    }

    @Test void ofTwentyDownloadsAtOnceExactlyOneSucceeds() throws Exception {
        var made = lab.device("gauge-1");
        var gauge = lab.lab.office.things().find(made.thing().orElseThrow()).orElseThrow();
        var secret = new String(Enroller.key(lab.lab, gauge, new EnrolmentKey.Terms(Duration.ofDays(1), 50)));
        Callable<String> ask = () -> Judge.runIn(folder, List.of("curl", "-sS", "--cacert", trust.toString(), "-w", "\n%{http_code}", "-H",
                "Authorization: Thing " + secret, "https://localhost:" + lab.running.port() + "/certs/download")).accepted().output();
        try (var threads = Executors.newFixedThreadPool(20)) {
            var outcomes = threads.invokeAll(IntStream.range(0, 20).mapToObj(_ -> ask).toList()).stream().map(future -> future.resultNow()).toList();
            assertThat(outcomes).filteredOn(text -> text.endsWith("\n200")).hasSize(1);
            assertThat(outcomes).filteredOn("{\"error\":\"certificate already downloaded\"}\n403"::equals).hasSize(19);
        }
    }

    @Test void aClientInPythonEnrols() throws IOException {
        Judge.require("python3");
        var request = request("first", "press-1");
        var script = lab.file("client.py", """
                import base64, json, ssl, sys, urllib.request
                port, user, body = sys.argv[1], sys.argv[2], open(sys.argv[3], 'rb').read()
                trust = ssl.create_default_context(cafile='root.pem')
                base = 'https://localhost:' + port + '/.well-known/est/'
                with urllib.request.urlopen(base + 'cacerts', context=trust) as answer:
                    assert answer.headers.get_content_type() == 'application/pkcs7-mime'
                    assert base64.b64decode(answer.read())[0] == 0x30
                headers = {'Content-Type': 'application/pkcs10', 'Content-Transfer-Encoding': 'base64',
                           'Authorization': 'Basic ' + base64.b64encode(user.encode()).decode()}
                with urllib.request.urlopen(urllib.request.Request(base + 'simpleenroll', body, headers), context=trust) as answer:
                    open('python.p7', 'wb').write(base64.b64decode(answer.read()))
                """.getBytes(StandardCharsets.UTF_8));
        Judge.runIn(folder, List.of("python3", script.toString(), String.valueOf(lab.running.port()), user(press), request.toString())).accepted();
        openssl("pkcs7", "-inform", "DER", "-in", "python.p7", "-print_certs", "-out", "python.pem");
        assertThat(Files.readString(folder.resolve("python.pem"))).contains("press-1");
    }
}
