package dev.chancery.cloud.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.chancery.Judge;
import dev.chancery.TestClock;
import dev.chancery.cloud.SmallServer;
import dev.chancery.cloud.SmallServer.Answered;
import dev.chancery.cloud.practice.Refusal.Why;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What AWS's own tools sign, and the smallest changes to it.
class AwsSignatureTest {

    @TempDir Path folder;
    private final TestClock clock = new TestClock(Instant.now());
    private final AwsSignature signature = new AwsSignature("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", clock);
    private Asked signed;

    /// A request with a body, a query and a token, as AWS CLI sends it.
    @BeforeEach void sign() {
        Judge.require("aws");
        try (var server = new SmallServer(_ -> Answered.json(200, "{}"))) {
            Judge.runIn(folder, List.of("env", "AWS_ACCESS_KEY_ID=AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
                    "AWS_SESSION_TOKEN=a+session/token==", "AWS_REGION=eu-central-1", "AWS_DEFAULT_REGION=eu-central-1", "AWS_PAGER=", "AWS_EC2_METADATA_DISABLED=true",
                    "AWS_CONFIG_FILE=" + folder.resolve("none"), "AWS_SHARED_CREDENTIALS_FILE=" + folder.resolve("none"), "aws", "--endpoint-url", server.address(),
                    "iot", "register-ca-certificate", "--ca-certificate", "a b+c", "--verification-certificate", "d", "--set-as-active",
                    "--allow-auto-registration")).accepted();
            var asked = server.asked.getFirst();
            var address = URI.create(asked.target());
            signed = new Asked(asked.method(), address.getRawPath(), address.getRawQuery(), asked.headers(), asked.body().getBytes(StandardCharsets.UTF_8));
        }
    }

    private Why refused(Asked changed) {
        var refusal = catchThrowableOfType(Refusal.class, () -> signature.region(changed));
        assertThat(refusal).as(changed.toString()).isNotNull();
        return refusal.why();
    }

    private Asked with(String header, String value) {
        var headers = new HashMap<>(signed.headers());
        headers.put(header, value);
        return new Asked(signed.method(), signed.path(), signed.query(), headers, signed.body());
    }

    @Test void whatAwsCliSignsIsTakenForItsRegion() {
        assertThat(signature.region(signed)).isEqualTo("eu-central-1");
        assertThat(signed.query()).contains("setAsActive=true", "allowAutoRegistration=true");
    }

    @Test void oneLetterOfAnySignedHeaderOrOfTheRequestIsTooMuch() {
        var names = signed.header("authorization").orElseThrow().replaceAll(".*SignedHeaders=([^,]*),.*", "$1").split(";");
        var changed = new ArrayList<Asked>();
        for (var name : names) {
            changed.add(with(name, signed.header(name).orElseThrow() + "1"));
        }
        changed.add(signed.by("PUT"));
        changed.add(new Asked(signed.method(), signed.path() + "s", signed.query(), signed.headers(), signed.body()));
        changed.add(new Asked(signed.method(), signed.path(), signed.query().replace("true", "false"), signed.headers(), signed.body()));
        changed.add(new Asked(signed.method(), signed.path(), signed.query(), signed.headers(), "{}".getBytes(StandardCharsets.UTF_8)));
        changed.add(with("x-amz-unsigned", "1"));
        changed.add(with("authorization", signed.header("authorization").orElseThrow().replace("/iot/", "/s3/").replace("/execute-api/", "/s3/")));
        assertThat(changed).hasSizeGreaterThan(8).allSatisfy(one -> assertThat(refused(one)).isEqualTo(Why.WRONG_SIGNATURE));
    }

    @Test void anotherKeyOrNoneIsRefused() {
        assertThat(refused(with("authorization", signed.header("authorization").orElseThrow().replace("AKIDEXAMPLE", "AKIDOTHER")))).isEqualTo(Why.OLD_TOKEN);
        assertThat(refused(new Asked("GET", "/registrationcode", "", Map.of(), new byte[0]))).isEqualTo(Why.NO_TOKEN);
        assertThat(refused(with("authorization", "Bearer token"))).isEqualTo(Why.WRONG_SIGNATURE);
    }

    @Test void moreThanFiveMinutesApartIsTooMuch() {
        clock.advance(Duration.ofMinutes(4));
        assertThat(signature.region(signed)).isEqualTo("eu-central-1");
        clock.advance(Duration.ofMinutes(2));
        assertThat(refused(signed)).isEqualTo(Why.WRONG_SIGNATURE);
        clock.advance(Duration.ofMinutes(-12));
        assertThat(refused(signed)).isEqualTo(Why.WRONG_SIGNATURE);
    }
}
