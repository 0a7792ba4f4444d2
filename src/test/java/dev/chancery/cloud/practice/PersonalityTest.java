package dev.chancery.cloud.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.TestClock;
import dev.chancery.domain.CloudKind;
import dev.chancery.domain.Mishap;
import dev.chancery.pki.Pem;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// How the personalities say no, on the wire.
class PersonalityTest {

    private static final String AZURE = "/subscriptions/91d12660-3dec-467a-be2a-213b5544ddc0/resourceGroups/practice-rg/providers/Microsoft.Devices/IotHubs/"
            + "practice-hub/certificates";
    private static final String MINDSPHERE = "/api/mindconnectmqtt/v3/caCertificates";
    private static final String CUMULOCITY = "/tenant/tenants/t07007007/trusted-certificates";

    @TempDir Path folder;
    private final TestClock clock = new TestClock(Instant.now().plus(Duration.ofHours(1)));
    private final HttpClient client = HttpClient.newHttpClient();
    private Forge forge;
    private PracticeCloud cloud;

    @BeforeEach void light() {
        forge = new Forge(folder);
    }

    @AfterEach void close() {
        client.close();
        cloud.close();
    }

    private void rehearse(CloudKind kind) {
        cloud = PracticeCloud.open(kind, clock, new SecureRandom());
    }

    private HttpRequest.Builder request(String method, String path, String body) {
        var request = HttpRequest.newBuilder(URI.create(cloud.address() + path)).timeout(Duration.ofSeconds(20))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        return body.isEmpty() ? request : request.header("Content-Type", "application/json");
    }

    private HttpResponse<String> sent(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> asked(String method, String path, String body, String... headers) throws IOException, InterruptedException {
        var request = request(method, path, body).header("Authorization", "Bearer " + Personality.TOKEN);
        return sent(headers.length == 0 ? request : request.headers(headers));
    }

    private static String json(Object... namesAndValues) {
        return JsonMapper.shared().writeValueAsString(Answered.fields(namesAndValues));
    }

    private static String base64(String pem) {
        return Base64.getEncoder().encodeToString(Pem.read(pem).getFirst().content());
    }

    private static String azure(String certificate) {
        return json("properties", Answered.fields("certificate", certificate, "isVerified", false));
    }

    @Test void mindSphereHasAListOfErrors() throws Exception {
        rehearse(CloudKind.MINDSPHERE);
        assertThat(sent(request("GET", MINDSPHERE, "")).statusCode()).isEqualTo(401);
        assertThat(asked("GET", "/api/mindconnectmqtt/v3/60b5fccd440b1513205d80ba/registrationCode", "").statusCode()).isEqualTo(404);
        assertThat(asked("PUT", MINDSPHERE, "{}").statusCode()).isEqualTo(405);
        var plain = request("POST", MINDSPHERE, "").method("POST", BodyPublishers.ofString("{}")).header("Authorization", "Bearer " + Personality.TOKEN);
        assertThat(sent(plain).statusCode()).isEqualTo(415);
        var broken = asked("POST", MINDSPHERE, "{\"name\":\"x\"");
        assertThat(broken.statusCode()).isEqualTo(400);
        assertThat(broken.body()).startsWith("{\"errors\":[{\"code\":\"mdsp.").contains("\"message\":", "\"logref\":");
    }

    @Test void mindSphereHasTwoSlotsAndTheSameCertificateTakesBoth() throws Exception {
        rehearse(CloudKind.MINDSPHERE);
        var body = json("name", "x", "caCertificate", forge.authority("ca"));
        assertThat(asked("POST", MINDSPHERE, body).statusCode()).isEqualTo(201);
        assertThat(asked("POST", MINDSPHERE, body).statusCode()).isEqualTo(201);
        assertThat(asked("POST", MINDSPHERE, body).body()).contains("maximum number of CA certificates");
    }

    @Test void azureWantsItsVersionItsTagAndItsEncoding() throws Exception {
        rehearse(CloudKind.AZURE_HUB);
        var ca = forge.authority("ca");
        assertThat(asked("GET", AZURE, "").body()).contains("api-version");
        var one = AZURE + "/practice-ca?api-version=2023-06-30";
        assertThat(asked("PUT", one, azure(ca)).body()).contains("IH500019");
        assertThat(asked("PUT", one, azure(base64(ca))).statusCode()).isEqualTo(201);
        var again = asked("PUT", one, azure(base64(ca)));
        assertThat(again.statusCode()).isEqualTo(412);
        assertThat(again.body()).contains("\"code\":412001", "IH412001", "\"httpStatusCode\":\"PreconditionFailed\"");
        assertThat(asked("POST", AZURE + "/practice-ca/generateVerificationCode?api-version=2023-06-30", "").statusCode()).isEqualTo(412);
        assertThat(asked("DELETE", one, "", "If-Match", "AAAAAAAAAAA=").statusCode()).isEqualTo(412);
        assertThat(cloud.registered()).hasSize(1);
    }

    @Test void azureHoldsTwentyFive() throws Exception {
        rehearse(CloudKind.AZURE_HUB);
        for (int i = 0; i < 25; i++) {
            assertThat(asked("PUT", AZURE + "/ca" + i + "?api-version=2023-06-30", azure(base64(forge.authority("ca" + i)))).statusCode()).isEqualTo(201);
        }
        assertThat(asked("PUT", AZURE + "/ca25?api-version=2023-06-30", azure(base64(forge.authority("ca25")))).body()).contains("maximum number", "25");
    }

    @Test void cumulocityShowsFiveAtATimeAndTakesEachOnce() throws Exception {
        rehearse(CloudKind.CUMULOCITY);
        for (int i = 0; i < 6; i++) {
            assertThat(asked("POST", CUMULOCITY, cumulocity("ca" + i)).statusCode()).isEqualTo(201);
        }
        assertThat(JsonMapper.shared().readTree(asked("GET", CUMULOCITY, "").body()).get("certificates")).hasSize(5);
        assertThat(JsonMapper.shared().readTree(asked("GET", CUMULOCITY + "?currentPage=2", "").body()).get("certificates")).hasSize(1);
        var twice = asked("POST", CUMULOCITY, json("status", "ENABLED", "certInPemFormat", forge.pem("ca0")));
        assertThat(twice.statusCode()).isEqualTo(409);
        assertThat(twice.headers().firstValue("content-type").orElseThrow()).startsWith("application/vnd.com.nsn.cumulocity.error+json");
        assertThat(asked("GET", CUMULOCITY.replace("t07007007", "t1"), "").statusCode()).isEqualTo(403);
    }

    private String cumulocity(String name) {
        return json("name", name, "status", "ENABLED", "certInPemFormat", base64(forge.authority(name)), "autoRegistrationEnabled", true);
    }

    @Test void mishapsComeInOrderAndAsOftenAsOrdered() throws Exception {
        rehearse(CloudKind.MINDSPHERE);
        cloud.fail(Mishap.UNAVAILABLE, 2);
        cloud.fail(Mishap.HTML, 1);
        assertThat(asked("GET", MINDSPHERE, "").statusCode()).isEqualTo(503);
        assertThat(asked("GET", MINDSPHERE, "").statusCode()).isEqualTo(503);
        assertThat(asked("GET", MINDSPHERE, "").headers().firstValue("content-type")).contains("text/html");
        assertThat(asked("GET", MINDSPHERE, "").body()).isEqualTo("[]");
        cloud.fail(Mishap.TOO_FAST, 1);
        assertThat(asked("GET", MINDSPHERE, "").headers().firstValue("retry-after")).contains(Integer.toString(PracticeCloud.RETRY_AFTER));
        assertThatThrownBy(() -> cloud.fail(Mishap.HTML, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test void whoIsClosedIsGoneAndIsOfThisMachineAlone() throws Exception {
        rehearse(CloudKind.MINDSPHERE);
        assertThat(URI.create(cloud.address()).getHost()).isEqualTo("127.0.0.1");
        cloud.close();
        assertThatThrownBy(() -> asked("GET", MINDSPHERE, "")).isInstanceOf(IOException.class);
    }
}
