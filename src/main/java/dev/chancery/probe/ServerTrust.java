package dev.chancery.probe;

import java.net.Socket;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;

/// Lets somebody see the chain that the other side shows, and refuses what that one does not accept. There is no way round
/// it.
final class ServerTrust extends X509ExtendedTrustManager {

    /// Sees a chain as it is shown; false refuses it.
    @FunctionalInterface
    interface Watch {
        boolean accepts(List<byte[]> chain, SSLSocket socket);
    }

    private final Watch watch;
    private final X509Certificate[] issuers;

    /// @param issuers who is named to clients as an authority whose certificates are taken
    ServerTrust(Watch watch, X509Certificate... issuers) {
        this.watch = watch;
        this.issuers = issuers.clone();
    }

    private void look(X509Certificate[] shown, Socket socket) throws CertificateException {
        if (!(socket instanceof SSLSocket secure) || !watch.accepts(ders(shown), secure)) {
            throw new CertificateException("not trusted");
        }
    }

    static List<byte[]> ders(X509Certificate[] shown) throws CertificateEncodingException {
        var chain = new ArrayList<byte[]>();
        for (var certificate : shown) {
            chain.add(certificate.getEncoded());
        }
        return chain;
    }

    @Override public void checkServerTrusted(X509Certificate[] shown, String kind, Socket socket) throws CertificateException {
        look(shown, socket);
    }

    @Override public void checkClientTrusted(X509Certificate[] shown, String kind, Socket socket) throws CertificateException {
        look(shown, socket);
    }

    @Override public void checkServerTrusted(X509Certificate[] shown, String kind) throws CertificateException {
        throw new CertificateException("no connection");
    }

    @Override public void checkServerTrusted(X509Certificate[] shown, String kind, SSLEngine engine) throws CertificateException {
        throw new CertificateException("no connection");
    }

    @Override public void checkClientTrusted(X509Certificate[] shown, String kind) throws CertificateException {
        throw new CertificateException("no connection");
    }

    @Override public void checkClientTrusted(X509Certificate[] shown, String kind, SSLEngine engine) throws CertificateException {
        throw new CertificateException("no connection");
    }

    @Override public X509Certificate[] getAcceptedIssuers() {
        return issuers.clone();
    }
}
