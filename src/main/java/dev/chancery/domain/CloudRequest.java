package dev.chancery.domain;

import dev.chancery.domain.CloudTraits.AuthKind;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A request to a cloud, whole but for who sends it: the same goes over the wire, or onto a sheet to be sent by hand.
///
/// `body` is empty where there is none. `awsRegion` is what a signature of AWS is made for, empty elsewhere.
public record CloudRequest(
        String method, URI address, Map<String, String> headers, String body, String awsRegion) {

    public CloudRequest {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    public static CloudRequest get(URI address) {
        return new CloudRequest("GET", address, Map.of("Accept", "application/json"), "", "");
    }

    public static CloudRequest of(String method, URI address) {
        return new CloudRequest(method, address, Map.of("Accept", "application/json"), "", "");
    }

    public static CloudRequest json(String method, URI address, String body) {
        return of(method, address).with("Content-Type", "application/json").body(body);
    }

    public CloudRequest with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new CloudRequest(method, address, more, body, awsRegion);
    }

    public CloudRequest signedFor(String region) {
        return new CloudRequest(method, address, headers, body, region);
    }

    private CloudRequest body(String text) {
        return new CloudRequest(method, address, headers, text, awsRegion);
    }

    /// The same as a line for a shell. It holds no secret: whoever runs it sets `TOKEN`, or what else `auth` needs. `-i`
    /// lets the answer begin with its status and headers, which [CloudReply#pasted] understands.
    public String curl(AuthKind auth) {
        var words = new ArrayList<>(List.of("curl", "-i", "-X", method, quoted(address.toString())));
        words.addAll(identity(auth));
        headers.forEach((name, value) -> words.addAll(List.of("-H", quoted(name + ": " + value))));
        if (!body.isEmpty()) {
            words.addAll(List.of("--data-binary", quoted(body)));
        }
        return String.join(" ", words);
    }

    private List<String> identity(AuthKind auth) {
        return switch (auth) {
            case BEARER_TOKEN, CLIENT_CREDENTIALS -> List.of("-H", "\"Authorization: Bearer $TOKEN\"");
            case X_AUTH_TOKEN -> List.of("-H", "\"X-Auth-Token: $TOKEN\"");
            case USER_PASSWORD -> List.of("--user", "\"$USER_NAME:$PASSWORD\"");
            case AWS_KEYS -> List.of("--aws-sigv4", quoted("aws:amz:" + awsRegion + ":iot"),
                    "--user", "\"$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY\"");
        };
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
