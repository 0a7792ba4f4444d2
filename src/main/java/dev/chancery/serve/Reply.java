package dev.chancery.serve;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// What is answered. Its length is sent by the server.
///
/// @param body not to be changed
public record Reply(int status, Map<String, String> headers, byte[] body) {

    public Reply {
        headers = Map.copyOf(headers);
    }

    public static Reply ok(String mediaType, byte[] body) {
        return new Reply(200, Map.of("Content-Type", mediaType), body);
    }

    /// Nothing but the status.
    public static Reply of(int status) {
        return new Reply(status, Map.of(), new byte[0]);
    }

    /// One sentence for whoever reads it, in English.
    public static Reply text(int status, String sentence) {
        return new Reply(status, Map.of("Content-Type", "text/plain; charset=utf-8"),
                (sentence + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /// The path is there, and takes only these methods (RFC 9110, 15.5.6).
    public static Reply wrongMethod(String allowed) {
        return text(405, "Only " + allowed + " is answered here.").with("Allow", allowed);
    }

    public Reply with(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Reply(status, more, body);
    }
}
