package dev.chancery.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestClock;
import dev.chancery.domain.CloudRequest;
import dev.chancery.domain.Credential;
import dev.chancery.domain.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/// The signature is recomputed here by AWS's description of it, step by step.
class AwsSigningTest {

    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    private static CloudRequest signed(CloudRequest request) {
        var keys = new Credential.AwsKeys("AKIDEXAMPLE", Secret.of(SECRET.toCharArray()), Optional.empty());
        return AwsSigning.signed(request.signedFor("eu-central-1"), keys, new TestClock(Instant.parse("2026-11-20T10:00:00Z")));
    }

    @Test void theSignatureIsTheOneThatAwsDescribes() throws Exception {
        for (var request : new CloudRequest[] {CloudRequest.get(URI.create("https://iot.eu-central-1.amazonaws.com/registrationcode")),
                CloudRequest.json("POST", URI.create("http://127.0.0.1:8443/cacertificate?setAsActive=true&allowAutoRegistration=true"), "{\"a\":\"b\"}"),
                CloudRequest.get(URI.create("https://iot.eu-central-1.amazonaws.com/cacertificates?pageSize=250&marker=a%2Fb%3D"))}) {
            var sent = signed(request);
            assertThat(sent.headers().get("Authorization")).endsWith("Signature=" + recomputed(sent));
        }
    }

    private static String recomputed(CloudRequest sent) throws Exception {
        var authorization = Pattern.compile("Credential=[^/]+/([^,]+), SignedHeaders=([^,]+),.*").matcher(sent.headers().get("Authorization").substring(17));
        assertThat(authorization.matches()).isTrue();
        var scope = authorization.group(1);
        assertThat(scope).isEqualTo("20261120/eu-central-1/iot/aws4_request");
        var headers = new TreeMap<String, String>();
        sent.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        headers.put("host", sent.address().getAuthority());
        var names = authorization.group(2);
        var query = sent.address().getRawQuery() == null ? "" : Arrays.stream(sent.address().getRawQuery().split("&")).sorted().collect(Collectors.joining("&"));
        var canonical = String.join("\n", sent.method(), sent.address().getRawPath(), query, Arrays.stream(names.split(";"))
                .map(name -> name + ":" + headers.get(name) + "\n").collect(Collectors.joining()), names, sha256(sent.body()));
        var text = String.join("\n", "AWS4-HMAC-SHA256", headers.get("x-amz-date"), scope, sha256(canonical));
        var key = ("AWS4" + SECRET).getBytes(StandardCharsets.UTF_8);
        for (var part : scope.split("/")) {
            key = hmac(key, part);
        }
        return HexFormat.of().formatHex(hmac(key, text));
    }

    private static byte[] hmac(byte[] key, String text) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
