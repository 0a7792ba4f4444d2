package dev.chancery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.chancery.domain.Authority;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.Installation;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.RevocationListSettings;
import dev.chancery.domain.Snippet;
import dev.chancery.domain.SubjectName;
import dev.chancery.engine.ExportOrder;
import dev.chancery.engine.Order;
import dev.chancery.engine.Scope;
import dev.chancery.export.SnippetText;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The programs that the snippets are for take them as they stand, with exported bundles, and from a folder whose name has
/// all that a name can have.
class SnippetJudgesTest {

    /// The Python of the system, which has the packages of the system.
    private static final String PYTHON = "/usr/bin/python3";
    private static final boolean IN_CI = "true".equals(System.getenv("CI"));
    private static final String NASTY = "Prüfstand \"Süd\" & it's 50% \\ #1";

    @TempDir Path folder;
    private TestOffice lab;
    private Authority issuing;
    private Certificate press;
    private Path place;
    private Path device;
    private Path server;
    private Path list;
    private Process running;
    private int port;

    @BeforeEach void prepare() throws Exception {
        lab = TestOffice.in(folder);
        issuing = lab.intermediate("Issuing", lab.root("Lab Root", KeySpec.EC_P256), KeySpec.EC_P256);
        place = Files.createDirectory(folder.resolve(NASTY));
        press = device(issuing, "press-1");
        device = export(press);
        server = export(lab.office.certificates().issue(new Order(TestOffice.terms(issuing, Profile.SERVER, KeySpec.EC_P256),
                DistinguishedName.commonName("localhost").orRefuse(),
                List.of(new SubjectName.Dns("localhost"), new SubjectName.Ip("127.0.0.1")), Optional.empty())));
        list = place.resolve("crl.pem");
        lab.office.revocationLists().change(issuing.id(), new RevocationListSettings(24, list.toString(), "", false, false));
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
    }

    @AfterEach void stop() throws Exception {
        if (running != null) {
            running.destroy();
            running.waitFor(10, TimeUnit.SECONDS);
        }
        lab.close();
    }

    private Certificate device(Authority issuer, String id) {
        return lab.office.certificates().issue(Order.of(lab.thing(id), TestOffice.terms(issuer, Profile.DEVICE, KeySpec.EC_P256)));
    }

    private Path export(Certificate certificate) {
        return lab.office.exports().run(new ExportOrder(List.of(certificate.id()), ExportOrder.Form.PEM_FOLDER, place, new char[0]),
                Progress.NONE).files().getFirst().getParent();
    }

    private String text(Snippet snippet, Path files) {
        return text(snippet, files, Installation.Files.PEM_FOLDER);
    }

    private String text(Snippet snippet, Path where, Installation.Files files) {
        return SnippetText.of(snippet, new Installation(where.toString(), files, "localhost:" + port,
                where.getFileName().toString(), new Installation.Beside(list.toString(), "lab.example"))).orRefuse();
    }

    private Path save(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private void start(String... command) throws Exception {
        var log = folder.resolve("server.log");
        running = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        for (int i = 0; i < 300 && running.isAlive(); i++) {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
                return;
            } catch (IOException notYet) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        throw new AssertionError("the server does not listen: " + Files.readString(log));
    }

    /// As root it would give up its rights, and then could not read the keys of this test.
    private void startMosquitto() throws Exception {
        Judge.require("mosquitto");
        start("mosquitto", "-c", save("mosquitto.conf", "user root\n" + text(Snippet.MOSQUITTO, server)).toString());
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("server.log"));
    }

    /// The first command of the snippet.
    private Judge.Verdict publish(Path bundle) {
        Judge.require("mosquitto_pub");
        var first = text(Snippet.MOSQUITTO_CLIENT, bundle).split("\n\n")[0];
        return Judge.runIn(folder, List.of("sh", "-c", first));
    }

    @Test void mosquittoStartsAndTakesItsClientAndTurnsOthersAway() throws Exception {
        startMosquitto();
        publish(device).accepted();
        assertThat(log()).contains("as press-1").contains("u'press-1'");
        publish(export(device(lab.root("Foreign Root", KeySpec.EC_P256), "stranger"))).refused();
    }

    @Test void mosquittoReadsTheRevocationListOfItsSnippet() throws Exception {
        lab.office.revocations().revoke(Scope.of(press.id()), Reason.KEY_COMPROMISE);
        startMosquitto();
        publish(device).refused();
        publish(export(device(issuing, "press-2"))).accepted();
    }

    @Test void mosquittoShowsWhatIsSent() throws Exception {
        startMosquitto();
        var second = text(Snippet.MOSQUITTO_CLIENT, export(device(issuing, "listener"))).split("\n\n")[1].replace(" -v ", " -v -C 1 -W 60 ");
        var shown = folder.resolve("shown.txt");
        var listening = new ProcessBuilder("sh", "-c", second).redirectErrorStream(true).redirectOutput(shown.toFile()).start();
        for (int i = 0; i < 300 && listening.isAlive(); i++) {
            publish(device).accepted();
            listening.waitFor(100, TimeUnit.MILLISECONDS);
        }
        assertThat(Files.readString(shown)).isEqualTo("lab/hello hello\n");
    }

    @Test void pythonSendsThroughThatBroker() throws Exception {
        requirePython("paho.mqtt");
        startMosquitto();
        Judge.run(PYTHON, save("mqtt_client.py", text(Snippet.PYTHON, device)).toString()).accepted();
        assertThat(log()).contains("as press-1");
    }

    private static void requirePython(String module) {
        Judge.require(PYTHON);
        assumeTrue(IN_CI || Judge.run(PYTHON, "-c", "import " + module).exit() == 0, "no " + module);
    }

    @Test void cIsCompiledWithoutAWarningAndSendsThroughThatBroker() throws Exception {
        Judge.require("gcc");
        assumeTrue(IN_CI || Files.exists(Path.of("/usr/include/mosquitto.h")), "no libmosquitto-dev");
        var source = save("mqtt_client.c", text(Snippet.C, device));
        var program = folder.resolve("mqtt_client").toString();
        Judge.run("gcc", "-Wall", "-Wextra", "-Werror", "-o", program, source.toString(), "-lmosquitto").accepted();
        startMosquitto();
        Judge.runIn(folder, List.of(program)).accepted();
        assertThat(log()).contains("as press-1");
        var stranger = save("stranger.c", text(Snippet.C, export(device(lab.root("Foreign Root", KeySpec.EC_P256), "stranger"))));
        Judge.run("gcc", "-o", program + "2", stranger.toString(), "-lmosquitto").accepted();
        Judge.runIn(folder, List.of(program + "2")).refused();
    }

    private String nginx() {
        return """
                user root;
                daemon off;
                pid %1$s/nginx.pid;
                error_log %1$s/error.log;
                events {}
                http {
                    access_log off;
                    client_body_temp_path %1$s/body;
                    proxy_temp_path %1$s/proxy;
                    fastcgi_temp_path %1$s/fastcgi;
                    uwsgi_temp_path %1$s/uwsgi;
                    scgi_temp_path %1$s/scgi;
                %2$s
                }
                """.formatted(folder, text(Snippet.NGINX, server));
    }

    private Judge.Verdict curl(String... credentials) {
        var command = new ArrayList<>(List.of("curl", "--silent", "--cacert", device.resolve("ca.pem").toString(), "https://localhost:" + port + "/"));
        command.addAll(List.of(credentials));
        return Judge.runIn(folder, command);
    }

    @Test void nginxTakesItsSnippetAndAnswersOnlyWhoHasACertificate() throws Exception {
        Judge.require("nginx");
        Judge.require("curl");
        var configuration = save("nginx.conf", nginx()).toString();
        var errors = folder.resolve("error.log").toString();
        Judge.run("nginx", "-t", "-p", folder.toString(), "-c", configuration, "-e", errors).accepted();
        start("nginx", "-p", folder.toString(), "-c", configuration, "-e", errors);
        assertThat(curl("--cert", device.resolve("chain.pem").toString(), "--key", device.resolve("private-key.pem").toString()).output())
                .contains("CN=press-1");
        assertThat(curl().output()).doesNotContain("CN=").contains("400");
    }

    @Test void theYamlOfAmqttSaysWhatItsBrokerAndItsClientUnderstand() throws Exception {
        requirePython("yaml");
        assertThat(yaml(Snippet.AMQTT, server)).isEqualTo(new JsonMapper().readTree("""
                {"listeners": {"default": {"type": "tcp", "bind": "0.0.0.0:%d", "ssl": true, "cafile": %s, "certfile": %s, "keyfile": %s}},
                 "plugins": {"amqtt.contrib.cert.UserAuthCertPlugin": {"uri_domain": "lab.example"}}}
                """.formatted(port, json(server, "ca.pem"), json(server, "chain.pem"), json(server, "private-key.pem"))));
        assertThat(yaml(Snippet.AMQTT_CLIENT, device)).isEqualTo(new JsonMapper().readTree("""
                {"connection": {"uri": "mqtts://localhost:%d", "cafile": %s, "certfile": %s, "keyfile": %s}, "check_hostname": true}
                """.formatted(port, json(device, "ca.pem"), json(device, "chain.pem"), json(device, "private-key.pem"))));
    }

    private static String json(Path bundle, String name) {
        return new JsonMapper().writeValueAsString(bundle.resolve(name).toString());
    }

    private JsonNode yaml(Snippet snippet, Path bundle) throws IOException {
        var file = save("amqtt.yaml", text(snippet, bundle));
        return new JsonMapper().readTree(Judge.run(PYTHON, "-c",
                "import json, sys, yaml; print(json.dumps(yaml.safe_load(open(sys.argv[1], encoding='utf-8'))))", file.toString()).accepted().output());
    }

    /// aMQTT itself is no package of the system. What stands in for it makes its connection as aMQTT does, from the same words.
    @Test void theConfigurationOfTheAmqttClientConnects() throws Exception {
        requirePython("ssl");
        startMosquitto();
        var standIn = Files.createDirectories(folder.resolve("amqtt"));
        Files.writeString(standIn.resolve("__init__.py"), "");
        Files.writeString(standIn.resolve("client.py"), """
                import socket, ssl
                from urllib.parse import urlparse

                class MQTTClient:
                    def __init__(self, client_id, config):
                        assert client_id == "press-1" and config["check_hostname"] is True
                        self.connection = config["connection"]

                    async def connect(self):
                        uri = urlparse(self.connection["uri"])
                        assert uri.scheme == "mqtts"
                        context = ssl.create_default_context(cafile=self.connection["cafile"])
                        context.load_cert_chain(self.connection["certfile"], self.connection["keyfile"])
                        self.socket = context.wrap_socket(socket.create_connection((uri.hostname, uri.port)), server_hostname=uri.hostname)
                        self.socket.sendall(bytes.fromhex("101300044d51545404020000") + b"\\0\\7press-1")
                        assert self.socket.recv(4) == bytes.fromhex("20020000")

                    async def publish(self, topic, message, qos):
                        assert (topic, message, qos) == ("lab/hello", b"hello", 1)

                    async def disconnect(self):
                        self.socket.close()
                """);
        Judge.run(PYTHON, save("amqtt_client.py", text(Snippet.AMQTT_PYTHON, device)).toString()).accepted();
        assertThat(log()).contains("as press-1");
    }

    /// Every value of HOCON that is used here is a string, a number, a truth or a word.
    @Test void emqxGetsWellFormedHocon() {
        var depth = 0;
        for (var line : text(Snippet.EMQX, server).lines().map(String::strip).filter(line -> !line.startsWith("#")).toList()) {
            assertThat(line).matches("}|[a-z_.]+ \\{|[a-z_.]+ = (\"(\\\\[\"\\\\]|[^\"\\\\])*\"|[a-z_]+|\\d+)");
            depth += line.endsWith("{") ? 1 : line.equals("}") ? -1 : 0;
            assertThat(depth).isNotNegative();
        }
        assertThat(depth).isZero();
        assertThat(text(Snippet.EMQX, server)).contains("certfile = " + json(server, "chain.pem"), "verify = verify_peer", "fail_if_no_peer_cert = true");
    }

    @Test void hiveMqGetsWellFormedXmlWithThePathsOfItsStores() throws Exception {
        var document = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(save("config.xml", text(Snippet.HIVEMQ, server)).toFile()).getDocumentElement();
        assertThat(document.getTagName()).isEqualTo("hivemq");
        assertThat(document.getElementsByTagName("path").item(0).getTextContent()).isEqualTo(server.resolve("keystore.p12").toString());
        assertThat(document.getElementsByTagName("path").item(1).getTextContent()).isEqualTo(server.resolve("truststore.p12").toString());
        assertThat(document.getElementsByTagName("client-authentication-mode").item(0).getTextContent()).isEqualTo("REQUIRED");
    }

    @Test void theStoresOfHiveMqHoldTheServersKeyAndTheRoot() throws Exception {
        Judge.require("openssl");
        Judge.require("keytool");
        var made = new ProcessBuilder("sh", "-c", text(Snippet.KEY_STORES, server)).redirectErrorStream(true)
                .redirectOutput(folder.resolve("made.txt").toFile());
        made.environment().put("HIVEMQ_STORE_PASSWORD", "store passphrase");
        assertThat(made.start().waitFor()).as(() -> read(folder.resolve("made.txt"))).isZero();
        var keys = store(server.resolve("keystore.p12"));
        assertThat(keys.isKeyEntry("server")).isTrue();
        assertThat(keys.getCertificateChain("server")).hasSize(2);
        var trusted = store(server.resolve("truststore.p12"));
        assertThat(trusted.isCertificateEntry("ca")).isTrue();
        assertThat(trusted.getCertificate("ca").getEncoded())
                .isEqualTo(lab.office.certificates().issuers(press).getLast().certificate().der().toArray());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException missing) {
            return missing.toString();
        }
    }

    private static KeyStore store(Path file) throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, "store passphrase".toCharArray());
        }
        return store;
    }

    @Test void aPkcs12FileTakenApartIsAFolderOfPemFiles() throws Exception {
        Judge.require("openssl");
        var packed = lab.office.exports().run(new ExportOrder(List.of(press.id()), ExportOrder.Form.PKCS12, place,
                "stick passphrase".toCharArray()), Progress.NONE).files().getFirst();
        var lines = text(Snippet.UNPACK, place, Installation.Files.pkcs12(packed.getFileName().toString()))
                .replace("openssl pkcs12", "openssl pkcs12 -passin 'pass:stick passphrase'");
        Judge.runIn(folder, List.of("sh", "-ec", lines)).accepted();
        startMosquitto();
        var first = SnippetText.of(Snippet.MOSQUITTO_CLIENT, new Installation(place.toString(), Installation.Files.PEM_FOLDER,
                "localhost:" + port, "press-1", Installation.Beside.NOTHING)).orRefuse().split("\n\n")[0];
        Judge.runIn(folder, List.of("sh", "-c", first)).accepted();
    }
}
