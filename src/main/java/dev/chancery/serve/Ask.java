package dev.chancery.serve;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What somebody asks of an endpoint, complete and within the limits.
///
/// @param path begins with a slash; percent signs are decoded and it holds no `..`
/// @param query the first value of each name
/// @param headers the first value of each, by their names in small letters
/// @param body empty when there is none; not to be changed
/// @param clientChain the client's certificates as DER, its own first, which TLS has found to lead to an authority of the
///         store; empty when it showed none. Whether they are revoked nobody has looked at.
public record Ask(String method, String path, Map<String, String> query, Map<String, String> headers, byte[] body,
        List<byte[]> clientChain, InetAddress peer) {

    public Ask {
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
        clientChain = List.copyOf(clientChain);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /// Whether only something is to be read: `GET` or `HEAD`. The body of an answer to `HEAD` is left out by the server.
    public boolean isReading() {
        return method.equals("GET") || method.equals("HEAD");
    }
}
