package dev.chancery.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.chancery.domain.CloudTraits.AuthKind;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CloudReplyTest {

    private static final URI ADDRESS = URI.create("https://cloud.lab/a?b='c'");

    @Test void aBodyAloneHasNoStatus() {
        var reply = CloudReply.pasted(" {\"a\": 1}\n");
        assertThat(reply).isEqualTo(new CloudReply(0, Map.of(), "{\"a\": 1}"));
        assertThat(reply.succeeded()).isTrue();
    }

    @Test void allThatCurlPrintsIsTakenApart() {
        var reply = CloudReply.pasted("HTTP/2 201 Created\r\nContent-Type: application/json\r\n X : y : z \r\n: none\r\nno colon\r\n\r\n{}\r\n");
        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.headers()).containsOnly(Map.entry("content-type", "application/json"), Map.entry("x", "y : z"));
        assertThat(reply.header("CONTENT-TYPE")).contains("application/json");
        assertThat(reply.header("y")).isEmpty();
        assertThat(reply.body()).isEqualTo("{}");
    }

    @Test void ofSeveralAnswersTheLastOneCounts() {
        assertThat(CloudReply.pasted("HTTP/1.1 100 Continue\n\nHTTP/1.1 403 Forbidden\nA: b\n\nno"))
                .isEqualTo(new CloudReply(403, Map.of("a", "b"), "no"));
        assertThat(CloudReply.pasted("HTTP/1.1 204 No Content")).isEqualTo(new CloudReply(204, Map.of(), ""));
    }

    @Test void onlyTwoHundredsAreASuccess() {
        assertThat(new CloudReply(200, Map.of(), "").succeeded()).isTrue();
        assertThat(new CloudReply(299, Map.of(), "").succeeded()).isTrue();
        assertThat(new CloudReply(199, Map.of(), "").succeeded()).isFalse();
        assertThat(new CloudReply(300, Map.of(), "").succeeded()).isFalse();
    }

    @Test void aRequestIsALineForAShellWithoutASecret() {
        assertThat(CloudRequest.get(ADDRESS).curl(AuthKind.BEARER_TOKEN)).isEqualTo("curl -i -X GET 'https://cloud.lab/a?b='\\''c'\\'''"
                + " -H \"Authorization: Bearer $TOKEN\" -H 'Accept: application/json'");
        assertThat(CloudRequest.json("PUT", ADDRESS, "{}").curl(AuthKind.X_AUTH_TOKEN)).contains("-X PUT ", "\"X-Auth-Token: $TOKEN\"",
                "-H 'Content-Type: application/json'").endsWith("--data-binary '{}'");
        assertThat(CloudRequest.of("POST", ADDRESS).signedFor("eu-1").curl(AuthKind.AWS_KEYS))
                .contains("--aws-sigv4 'aws:amz:eu-1:iot' --user \"$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY\"").doesNotContain("--data");
        assertThat(CloudRequest.get(ADDRESS).curl(AuthKind.USER_PASSWORD)).contains("--user \"$USER_NAME:$PASSWORD\"");
        assertThat(CloudRequest.get(ADDRESS).with("A", "b").with("A", "c").headers()).containsEntry("A", "c").hasSize(2);
    }

    @Test void factsAreAddedTakenAwayAndReadAsWhatTheyAre() {
        var facts = CloudFacts.NONE.with(CloudFact.ID, "7").with(CloudFact.REHEARSAL, "true");
        assertThat(facts.text(CloudFact.ID)).contains("7");
        assertThat(facts.is(CloudFact.REHEARSAL)).isTrue();
        assertThat(facts.is(CloudFact.ID)).isFalse();
        assertThat(facts.instant(CloudFact.ID)).isEmpty();
        assertThat(facts.with(CloudFact.ID, "2026-03-01T12:00:00Z").instant(CloudFact.ID)).contains(Instant.parse("2026-03-01T12:00:00Z"));
        assertThat(facts.without(CloudFact.ID)).isEqualTo(CloudFacts.NONE.with(CloudFact.REHEARSAL, "true"));
        assertThat(facts.with(CloudFacts.NONE.with(CloudFact.ID, "8")).values()).containsOnly(
                Map.entry(CloudFact.ID, "8"), Map.entry(CloudFact.REHEARSAL, "true"));
    }

    @Test void aTenantIsAPlaceWithoutWhatIsChosenForEachCertificate() {
        var place = new CloudPlace(Map.of(PlaceField.REGION, "eu", PlaceField.HUB, "h", PlaceField.NAME, "n", PlaceField.ROLE, "r", PlaceField.TEMPLATE, "t"));
        assertThat(CloudTenant.of(CloudKind.AWS, place).text()).isEqualTo("region=eu hub=h");
        assertThat(place.required(PlaceField.HUB)).isEqualTo("h");
        assertThatIllegalStateException().isThrownBy(() -> place.required(PlaceField.TENANT)).withMessage("no tenant");
    }
}
