package dev.chancery.cloud.practice;

import dev.chancery.cloud.practice.Refusal.Why;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// AWS Signature Version 4, recomputed over a request as it arrived: by the published algorithm and by nobody's library.
final class AwsSignature {

    private static final Duration MOST_SKEW = Duration.ofMinutes(5);
    /// `execute-api` is what AWS's own tools signed for before 2023.
    private static final Set<String> SERVICES = Set.of("iot", "execute-api");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern AUTHORIZATION = Pattern.compile("AWS4-HMAC-SHA256 +Credential=([^/,\\s]+)/(\\d{8})/([a-z0-9-]+)/([a-z0-9-]+)/"
            + "aws4_request, *SignedHeaders=([a-z0-9;-]+), *Signature=([0-9a-f]{64})");

    private final String keyId;
    private final String secret;
    private final Clock clock;

    AwsSignature(String keyId, String secret, Clock clock) {
        this.keyId = keyId;
        this.secret = secret;
        this.clock = clock;
    }

    /// What a request says of its signature.
    private record Claim(String keyId, String day, String region, String service, List<String> headers, String signature) {

        static Claim of(Asked asked) {
            var text = asked.header("authorization").orElseThrow(() -> new Refusal(Why.NO_TOKEN, "Missing Authentication Token"));
            var found = AUTHORIZATION.matcher(text);
            if (!found.matches()) {
                throw wrong("Authorization header requires 'Credential', 'SignedHeaders' and 'Signature' parameters.");
            }
            return new Claim(found.group(1), found.group(2), found.group(3), found.group(4), List.of(found.group(5).split(";")), found.group(6));
        }

        String scope() {
            return String.join("/", day, region, service, "aws4_request");
        }
    }

    /// The region that the request is for.
    ///
    /// @throws Refusal unless its signature is that of the key, over all that it must be over, and of now
    String region(Asked asked) {
        var claim = Claim.of(asked);
        if (!claim.keyId().equals(keyId)) {
            throw new Refusal(Why.OLD_TOKEN, "The security token included in the request is invalid.");
        }
        requireSigned(asked, claim);
        var time = time(asked, claim);
        var expected = HexFormat.of().formatHex(mac(key(claim), String.join("\n", "AWS4-HMAC-SHA256", time, claim.scope(),
                sha256(canonical(asked, claim).getBytes(StandardCharsets.UTF_8)))));
        if (!SERVICES.contains(claim.service()) || !MessageDigest.isEqual(ascii(expected), ascii(claim.signature()))) {
            throw wrong("The request signature we calculated does not match the signature you provided.");
        }
        return claim.region();
    }

    private static void requireSigned(Asked asked, Claim claim) {
        var missing = asked.headers().keySet().stream().filter(name -> name.equals("host") || name.startsWith("x-amz-"))
                .filter(name -> !claim.headers().contains(name)).toList();
        if (!missing.isEmpty() || !claim.headers().equals(claim.headers().stream().sorted().distinct().toList())) {
            throw wrong("'Host' and every 'x-amz-' header must be a 'SignedHeader', in order: " + missing);
        }
    }

    private String time(Asked asked, Claim claim) {
        var text = asked.header("x-amz-date").orElseThrow(() -> wrong("Authorization header requires existence of 'X-Amz-Date'."));
        try {
            var apart = Duration.between(Instant.from(TIME.parse(text)), clock.instant()).abs();
            if (apart.compareTo(MOST_SKEW) <= 0 && text.startsWith(claim.day())) {
                return text;
            }
        } catch (DateTimeException none) {
            throw wrong("X-Amz-Date must be in ISO-8601 'basic format'.");
        }
        throw wrong("Signature expired: %s is more than 5 min from %s, or not of the credential's day.".formatted(text, TIME.format(clock.instant())));
    }

    private static String canonical(Asked asked, Claim claim) {
        var headers = claim.headers().stream().map(name -> name + ":" + tidy(asked.header(name)
                .orElseThrow(() -> wrong("A signed header is missing: " + name))) + "\n").collect(Collectors.joining());
        var payload = sha256(asked.body());
        if (!asked.header("x-amz-content-sha256").orElse(payload).equals(payload)) {
            throw wrong("The provided 'x-amz-content-sha256' header does not match what was computed.");
        }
        return String.join("\n", asked.method(), path(asked.path()), query(asked), headers, String.join(";", claim.headers()), payload);
    }

    private static String tidy(String value) {
        return value.strip().replaceAll(" +", " ");
    }

    /// For every service but S3 the path is encoded once more than it was sent.
    private static String path(String path) {
        return Arrays.stream(path.split("/", -1)).map(AwsSignature::encoded).collect(Collectors.joining("/"));
    }

    private static String query(Asked asked) {
        return asked.parameters().entrySet().stream().map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
                .sorted().collect(Collectors.joining("&"));
    }

    /// RFC 3986, 2.3: only what is unreserved stays.
    private static String encoded(String text) {
        var encoded = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            var letter = (char) (octet & 0xFF);
            encoded.append(letter < 0x80 && (Character.isLetterOrDigit(letter) || "-._~".indexOf(letter) >= 0)
                    ? String.valueOf(letter) : "%%%02X".formatted(octet & 0xFF));
        }
        return encoded.toString();
    }

    private byte[] key(Claim claim) {
        var key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
        for (var part : claim.scope().split("/")) {
            key = mac(key, part);
        }
        return key;
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String sha256(byte[] octets) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static Refusal wrong(String message) {
        return new Refusal(Why.WRONG_SIGNATURE, message);
    }
}
