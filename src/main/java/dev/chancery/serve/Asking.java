package dev.chancery.serve;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;

/// Makes an [Ask] of what has come in.
final class Asking {

    private Asking() {}

    static Ask of(Request request, byte[] body) {
        return new Ask(request.getMethod(), path(request), query(request), headers(request), body, clientChain(request), peer(request));
    }

    static String path(Request request) {
        return Optional.ofNullable(request.getHttpURI().getDecodedPath()).orElse("");
    }

    static InetAddress peer(Request request) {
        return request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress socket
                ? socket.getAddress() : InetAddress.getLoopbackAddress();
    }

    private static Map<String, String> headers(Request request) {
        var found = new HashMap<String, String>();
        request.getHeaders().forEach(field -> found.putIfAbsent(field.getName().toLowerCase(Locale.ROOT),
                Optional.ofNullable(field.getValue()).orElse("")));
        return found;
    }

    private static Map<String, String> query(Request request) {
        var found = new HashMap<String, String>();
        Request.extractQueryParameters(request).forEach(field -> found.putIfAbsent(field.getName(),
                Optional.ofNullable(field.getValue()).orElse("")));
        return found;
    }

    private static List<byte[]> clientChain(Request request) {
        return request.getAttribute(EndPoint.SslSessionData.ATTRIBUTE) instanceof EndPoint.SslSessionData data
                && data.peerCertificates() != null ? Stream.of(data.peerCertificates()).map(Asking::der).toList() : List.of();
    }

    private static byte[] der(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
