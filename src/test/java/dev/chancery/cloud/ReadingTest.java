package dev.chancery.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.Any;
import dev.chancery.domain.Bytes;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.CloudAnswer;
import dev.chancery.domain.CloudAnswer.Why;
import dev.chancery.domain.CloudCall;
import dev.chancery.domain.CloudFact;
import dev.chancery.domain.CloudFacts;
import dev.chancery.domain.CloudPlace;
import dev.chancery.domain.CloudReply;
import dev.chancery.domain.CloudTraits.Way;
import dev.chancery.domain.Registration;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReadingTest {

    private static CloudAnswer answer(CloudReply reply) {
        return Reading.of(reply).answer(_ -> Optional.empty(),
                json -> json.text("code-wanted").map(code -> new CloudAnswer.Done(CloudFacts.NONE.with(CloudFact.CODE, code))));
    }

    private static CloudAnswer.Refused refused(CloudReply reply) {
        return (CloudAnswer.Refused) answer(reply);
    }

    private static CloudAnswer done(String code) {
        return new CloudAnswer.Done(CloudFacts.NONE.with(CloudFact.CODE, code));
    }

    @Test void anAnswerIsUnderstoodHoweverItWasPasted() {
        for (var text : new String[] {"{\"code-wanted\":\"a1\"}", "\uFEFF {\"code-wanted\" : \" a1 \"}\n", "the answer was {\"code-wanted\":\"a1\"} I think",
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/2 200\r\nETag: \"x\"\r\n\r\n{\"code-wanted\":\"a1\"}", "\"{\\\"code-wanted\\\":\\\"a1\\\"}\""}) {
            assertThat(answer(CloudReply.pasted(text))).as(text).isEqualTo(done("a1"));
        }
        assertThat(answer(CloudReply.ofBody("{\"code-wanted\":4711}"))).isEqualTo(done("4711"));
    }

    @Test void whatWasPastedWithItsHeadKeepsStatusAndHeaders() {
        var reply = CloudReply.pasted("HTTP/1.1 412 Precondition Failed\nETag: \"abc\"\nRetry-After: 7\n\n{}");
        assertThat(reply).isEqualTo(new CloudReply(412, Map.of("etag", "\"abc\"", "retry-after", "7"), "{}"));
        assertThat(refused(reply).retryAfter()).contains(Duration.ofSeconds(7));
    }

    @Test void errorsAreFoundWhereverACloudWritesThem() {
        assertThat(refused(new CloudReply(400, Map.of(), "{\"error\":{\"code\":\"X1\",\"message\":\"m\"}}"))).extracting(CloudAnswer.Refused::code, CloudAnswer.Refused::message).containsExactly("X1", "m");
        assertThat(refused(new CloudReply(400, Map.of(), "{\"errors\":[{\"code\":\"mdsp.x\",\"message\":\"m\"}]}")).code()).isEqualTo("mdsp.x");
        assertThat(refused(new CloudReply(412, Map.of(), "{\"code\":412001,\"message\":\"etag\"}"))).extracting(CloudAnswer.Refused::code, CloudAnswer.Refused::why).containsExactly("412001", Why.STALE);
        assertThat(refused(new CloudReply(400, Map.of("x-amzn-errortype", "FooException:http://x"), "{\"message\":\"m\"}")).code()).isEqualTo("FooException");
        assertThat(refused(new CloudReply(500, Map.of("x-ms-correlation-request-id", "c-9"), "")).correlation()).isEqualTo("c-9");
        assertThat(refused(CloudReply.ofBody("{\"error_code\":\"IOTDA.1\",\"error_msg\":\"m\"}")).why()).isEqualTo(Why.OTHER);
    }

    @Test void aWebPageIsNoAnswerWhateverItsStatus() {
        for (var status : new int[] {0, 200, 400, 404}) {
            assertThat(refused(new CloudReply(status, Map.of(), "<html><body>Sign in {now}</body></html>")).why()).as("%s", status).isEqualTo(Why.NOT_AN_ANSWER);
        }
    }

    @Test void whateverComesBackEveryCloudMakesSomethingOfIt() {
        var plan = new Registration.Plan(dev.chancery.domain.CloudKind.AWS, Way.PROVEN, new AuthorityId(1), new CertificateId(1), new CloudPlace(Map.of()), Set.of());
        var dossier = Dossier.of(plan, CloudFacts.NONE.with(CloudFact.ID, "x"), Bytes.of(new byte[] {0x30, 0}));
        Any.holdsFor(random -> new CloudReply(random.nextInt(6) * 100 + random.nextInt(30), Map.of("retry-after", Any.text(random, 5)),
                random.nextBoolean() ? Any.text(random, 60) : "{\"certificates\":[{\"x\":[" + Any.text(random, 9) + "]}],\"id\":{}, \"value\":3,\"properties\":\"" + random.nextInt() + "\"}"), reply -> {
            for (var cloud : Cloud.all()) {
                for (var call : CloudCall.values()) {
                    if (!(cloud instanceof AwsIot)) {
                        assertThat(cloud.read(call, dossier, reply)).isNotNull();
                    }
                }
            }
        });
    }
}
