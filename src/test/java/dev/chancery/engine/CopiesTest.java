package dev.chancery.engine;

import static dev.chancery.TestOffice.terms;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.chancery.Judge;
import dev.chancery.TestOffice;
import dev.chancery.domain.Authority;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.Installation;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.RevocationListSettings;
import dev.chancery.domain.Snippet;
import dev.chancery.domain.TextForm;
import dev.chancery.engine.ExportOrder.Form;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/// What people paste elsewhere, and what other programs are told about a certificate.
class CopiesTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir Path folder;
    private TestOffice lab;
    private Authority root;
    private Authority issuing;
    private Certificate press;

    @BeforeEach void open() {
        lab = TestOffice.in(folder);
        root = lab.root("Tenant \"Süd\" 'root'", KeySpec.EC_P256);
        issuing = lab.intermediate("Issuing", root, KeySpec.EC_P256);
        press = device("press-1");
    }

    @AfterEach void close() {
        lab.close();
    }

    private Certificate device(String thing) {
        return lab.office.certificates().issue(Order.of(lab.thing(thing), terms(issuing, Profile.DEVICE, KeySpec.EC_P256)));
    }

    private String text(Certificate certificate, TextForm form) {
        return lab.office.copies().text(certificate.id(), form);
    }

    @ParameterizedTest @EnumSource void noneHoldsAKey(TextForm form) {
        assertThat(text(root.certificate(), form)).doesNotContain("PRIVATE");
        if (lab.office.copies().offered(press).contains(form)) {
            assertThat(text(press, form)).doesNotContain("PRIVATE");
        }
    }

    /// As `awk -v ORS='\\n' 1` makes it, which MindSphere's documents tell people to type.
    @Test void oneLineIsWhatAwkMakesOfTheFile() throws Exception {
        Judge.require("awk");
        var file = Files.writeString(folder.resolve("chain.pem"), text(press, TextForm.CHAIN));
        assertThat(Judge.run("awk", "-v", "ORS=\\\\n", "1", file.toString()).accepted().output()).isEqualTo(text(press, TextForm.CHAIN_LINE));
        assertThat(text(press, TextForm.PEM_LINE)).doesNotContain("\n").endsWith("-----END CERTIFICATE-----\\n");
    }

    @Test void theChainIsWithoutTheRootAndTheRootAlone() {
        var pem = lab.office.certificates();
        assertThat(text(press, TextForm.CHAIN)).isEqualTo(pem.pem(press) + pem.pem(issuing.certificate()));
        assertThat(text(press, TextForm.ROOT)).isEqualTo(pem.pem(root.certificate()));
        assertThat(text(root.certificate(), TextForm.CHAIN)).isEqualTo(pem.pem(root.certificate()));
    }

    @Test void mainfluxIsToldWhetherTheKeyHasLeft() {
        assertThat(JSON.readTree(text(press, TextForm.MAINFLUX)).get("downloaded").booleanValue()).isFalse();
        lab.office.exports().run(new ExportOrder(List.of(press.id()), Form.PEM_FOLDER, folder, new char[0]), Progress.NONE);
        var shown = JSON.readTree(text(press, TextForm.MAINFLUX));
        assertThat(shown.get("downloaded").booleanValue()).isTrue();
        assertThat(shown.get("thing_id").stringValue()).isEqualTo("press-1");
        assertThat(shown.get("serial").stringValue()).isEqualTo(press.serial().decimal());
    }

    @Test void theListOfAThingHasWhatIsNotRevoked() {
        var second = lab.office.certificates().issue(Order.of(lab.office.things().find(press.thing().orElseThrow()).orElseThrow(),
                terms(issuing, Profile.DEVICE, KeySpec.EC_P256)));
        assertThat(JSON.readTree(text(press, TextForm.MAINFLUX_LIST)).get("total").intValue()).isEqualTo(2);
        lab.office.revocations().revoke(Scope.of(press.id()), Reason.SUPERSEDED);
        assertThat(JSON.readTree(text(press, TextForm.SUPERMQ_LIST)).get("certs").valueStream()
                .map(one -> one.get("cert_serial").stringValue())).containsExactly(second.serial().colonHex());
    }

    @Test void onlyARootIsForMindSphereAndOnlyAThingHasAList() {
        assertThat(lab.office.copies().offered(press)).contains(TextForm.MAINFLUX_LIST).doesNotContain(TextForm.MINDSPHERE_CURL);
        assertThat(lab.office.copies().offered(issuing.certificate())).doesNotContain(TextForm.MINDSPHERE_BODY, TextForm.SUPERMQ_LIST);
        assertThat(lab.office.copies().offered(root.certificate())).contains(TextForm.MINDSPHERE_BODY, TextForm.MINDSPHERE_CURL);
    }

    @Test void theCurlLineSendsTheBodyWithTheToken() throws Exception {
        Judge.require("curl");
        var asked = new CompletableFuture<List<String>>();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var headers = exchange.getRequestHeaders();
            asked.complete(List.of(exchange.getRequestMethod() + " " + exchange.getRequestURI(), headers.getFirst("Authorization"),
                    headers.getFirst("Content-Type"), new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(201, -1);
            exchange.close();
        });
        server.start();
        try {
            var line = text(root.certificate(), TextForm.MINDSPHERE_CURL);
            assertThat(line.lines()).hasSize(1);
            var local = line.replace("https://gateway.eu1.mindsphere.io", "http://127.0.0.1:" + server.getAddress().getPort());
            Judge.run("sh", "-c", "TOKEN=secret; " + local).accepted();
        } finally {
            server.stop(0);
        }
        assertThat(asked.get(1, TimeUnit.MINUTES)).containsExactly("POST /api/mindconnectmqtt/v3/caCertificates", "Bearer secret",
                "application/json", text(root.certificate(), TextForm.MINDSPHERE_BODY));
        var body = JSON.readTree(text(root.certificate(), TextForm.MINDSPHERE_BODY));
        assertThat(body.get("name").stringValue()).isEqualTo("Tenant \"Süd\" 'root'");
        assertThat(body.get("caCertificate").stringValue()).isEqualTo(lab.office.certificates().pem(root.certificate()));
    }

    @Test void aDeviceGetsTheSnippetsOfClientsAndTheFilesWhereTheyWereWritten() {
        var order = new ExportOrder(List.of(press.id()), Form.PEM_FOLDER, folder, new char[0]);
        var placed = lab.office.exports().placed(order).getFirst();
        lab.office.exports().run(order, Progress.NONE);
        assertThat(placed.folder()).contains(folder.resolve("press-1"));
        assertThat(placed.folder().orElseThrow().resolve(placed.files().key())).exists();
        var proposed = lab.office.snippets().proposed(placed);
        assertThat(proposed.client()).isEqualTo("press-1");
        assertThat(proposed.snippets()).contains(Snippet.MOSQUITTO_CLIENT, Snippet.C).doesNotContain(Snippet.NGINX, Snippet.UNPACK);
    }

    @Test void everyFormOfFilesIsWhereItWasWritten() {
        var passphrase = "stick passphrase".toCharArray();
        for (var form : List.of(Form.PEM_BUNDLE, Form.PKCS12)) {
            var order = new ExportOrder(List.of(press.id()), form, folder, passphrase);
            lab.office.exports().run(order, Progress.NONE);
            var placed = lab.office.exports().placed(order).getFirst();
            var name = form == Form.PKCS12 ? placed.files().packed() : placed.files().chain();
            assertThat(placed.folder().orElseThrow().resolve(name)).exists();
        }
        assertThat(lab.office.exports().placed(new ExportOrder(List.of(press.id()), Form.MAINFLUX, folder, new char[0]))).isEmpty();
    }

    @Test void aServerGetsTheFileWithTheListsOfItsAuthority() {
        var list = folder.resolve("crl.pem").toString();
        lab.office.revocationLists().change(issuing.id(), new RevocationListSettings(24, list, "", false, false));
        assertThat(proposed(press).beside()).isEqualTo(new Installation.Beside(list, "press-1"));
        lab.office.revocationLists().change(issuing.id(), new RevocationListSettings(24, folder.resolve("crl.der").toString(), "", false, false));
        assertThat(proposed(press).beside().list()).isEmpty();
    }

    private Snippets.Proposed proposed(Certificate certificate) {
        return lab.office.snippets().proposed(lab.office.snippets().unplaced(certificate.id()));
    }

    @Test void aSnippetIsSavedWholeOverAnOlderOne() throws Exception {
        var file = Files.writeString(folder.resolve("mosquitto.conf"), "old");
        lab.office.snippets().save("listener 8883\n", file);
        assertThat(file).hasContent("listener 8883\n");
    }
}
