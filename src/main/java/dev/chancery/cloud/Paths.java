package dev.chancery.cloud;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// What a cloud or a user named, made fit for an address.
final class Paths {

    private Paths() {}

    /// One segment of a path, or one value of a query (RFC 3986, 2.1): whatever is in it, it stays one.
    static String segment(String text) {
        var encoded = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("%7E", "~").replace("*", "%2A");
        return encoded.equals(".") || encoded.equals("..") ? encoded.replace(".", "%2E") : encoded;
    }
}
