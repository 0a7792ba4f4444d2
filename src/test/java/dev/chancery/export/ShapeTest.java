package dev.chancery.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.Any;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The replies equal, field by field, what the services' own documents show.
class ShapeTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String SERIAL = "6f:35:d5:9d:47:9d:23:50:08:f7:31:13:82:22:e4:c8:e6:cf:2c:c1";
    private static final String THING = "f13f0f30-f923-4504-8a7a-6aa45bcb4866";
    private static final Instant EXPIRES = Instant.parse("2023-10-14T11:09:58Z");
    private static final String ROOT = "-----BEGIN CERTIFICATE-----\nUm9vdA==\n-----END CERTIFICATE-----\n";
    private static final String MIDDLE = "-----BEGIN CERTIFICATE-----\nTWlkZGxl\n-----END CERTIFICATE-----\n";

    private final JsonNode sample = sample("supermq-issued.json");

    private static JsonNode sample(String name) {
        try (var found = ShapeTest.class.getResourceAsStream(name)) {
            return JSON.readTree(found.readAllBytes());
        } catch (IOException missing) {
            throw new AssertionError(missing);
        }
    }

    private String pem(String field) {
        return sample.get(field).stringValue() + "\n";
    }

    private Reply reply(byte[] key) {
        return new Reply(THING, new Reply.Serial("635", SERIAL), EXPIRES, new Reply.Key("rsa", 2048), true,
                new Reply.Pems(pem("client_cert"), List.of(MIDDLE, ROOT), key));
    }

    private byte[] key() {
        return pem("client_key").getBytes(StandardCharsets.US_ASCII);
    }

    @Test void superMqAnswersAsItsDocumentShowsToTheLastCharacter() throws IOException {
        assertThat(JSON.readTree(Shape.SUPERMQ.issued(reply(key())))).isEqualTo(sample);
        try (var found = ShapeTest.class.getResourceAsStream("supermq-issued.json")) {
            assertThat(Shape.SUPERMQ.issued(reply(key()))).isEqualTo(found.readAllBytes());
        }
    }

    @Test void superMqShowsACertificateAsTheSampleWithoutItsKey() {
        var without = ((ObjectNode) sample.deepCopy()).without("client_key");
        assertThat(JSON.readTree(Shape.SUPERMQ.viewed(reply(new byte[0])))).isEqualTo(without);
    }

    /// The sample's expiry is one that its service has lost; ours is the real one.
    @Test void superMqListsAsItsSampleShows() {
        var listed = (ObjectNode) sample("supermq-listed.json");
        ((ObjectNode) listed.get("certs").get(0)).put("expiration", EXPIRES.toString());
        assertThat(JSON.readTree(Shape.SUPERMQ.listed(List.of(reply(new byte[0]))))).isEqualTo(listed);
    }

    @Test void mainfluxAnswersWithTheFieldsOfItsReply() {
        var expected = JSON.createObjectNode().put("certificate", pem("client_cert")).put("issuing_ca", MIDDLE);
        expected.putArray("ca_chain").add(MIDDLE).add(ROOT);
        expected.put("private_key", pem("client_key")).put("private_key_type", "rsa").put("serial", "635")
                .put("expires_at", "2023-10-14T11:09:58Z");
        assertThat(JSON.readTree(Shape.MAINFLUX.issued(reply(key())))).isEqualTo(expected);
    }

    @Test void mainfluxShowsAndListsWithoutAnyKey() {
        assertThat(JSON.readTree(Shape.MAINFLUX.viewed(reply(new byte[0])))).isEqualTo(JSON.createObjectNode()
                .put("certificate", pem("client_cert")).put("serial", "635").put("expires_at", "2023-10-14T11:09:58Z")
                .put("thing_id", THING).put("downloaded", true).put("key_type", "rsa").put("key_bits", 2048));
        var page = JSON.createObjectNode().put("total", 1).put("offset", 0).put("limit", 10);
        page.putArray("certs").addObject().put("thing_id", THING).put("cert_serial", "635")
                .put("expires_at", "2023-10-14T11:09:58Z").put("downloaded", true);
        assertThat(JSON.readTree(Shape.MAINFLUX.listed(List.of(reply(new byte[0]))))).isEqualTo(page);
    }

    @Test void provisioningAnswersForEachInTurnAndWipesTheirKeys() {
        var replies = List.of(reply(key()), reply(key()));
        var array = JSON.readTree(Shape.SUPERMQ.provisioned(replies, Function.identity()));
        assertThat(array).containsExactly(sample, sample);
        assertThat(replies).allSatisfy(reply -> assertThat(reply.pems().key()).containsOnly(0));
    }

    @Test void aListThatIsLongerThanTenIsWhole() {
        var page = JSON.readTree(Shape.MAINFLUX.listed(Collections.nCopies(12, reply(new byte[0]))));
        assertThat(page.get("limit").intValue()).isEqualTo(12);
        assertThat(page.get("certs")).hasSize(12);
    }

    @Test void everyTextIsReadBackAsItWasWritten() {
        Any.holdsFor(random -> {
            var characters = new char[random.nextInt(40)];
            for (int i = 0; i < characters.length; i++) {
                characters[i] = (char) (random.nextBoolean() ? random.nextInt(128) : random.nextInt(0xD800));
            }
            return new String(characters);
        }, text -> assertThat(JSON.readTree(new JsonText().text(text).take()).stringValue()).isEqualTo(text));
    }
}
