package dev.chancery.pki;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/// Sees which certificates a server shows and whether it asks for one. It is for connections on which nothing is said:
/// that it refuses nobody must never be used for another.
final class Onlooker {

    private final List<byte[]> chain = new ArrayList<>();
    private boolean asked;

    synchronized List<byte[]> chain() {
        return List.copyOf(chain);
    }

    synchronized boolean asked() {
        return asked;
    }

    private synchronized void see(X509Certificate[] shown) {
        chain.clear();
        try {
            for (var certificate : shown) {
                chain.add(certificate.getEncoded());
            }
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private synchronized void hear() {
        asked = true;
    }

    X509ExtendedTrustManager trust() {
        return new Trust();
    }

    X509ExtendedKeyManager keys() {
        return new Keys();
    }

    private final class Trust extends X509ExtendedTrustManager {

        @Override public void checkServerTrusted(X509Certificate[] shown, String kind) {
            see(shown);
        }

        @Override public void checkServerTrusted(X509Certificate[] shown, String kind, Socket socket) {
            see(shown);
        }

        @Override public void checkServerTrusted(X509Certificate[] shown, String kind, SSLEngine engine) {
            see(shown);
        }

        @Override public void checkClientTrusted(X509Certificate[] shown, String kind) {
            throw new IllegalStateException("no server");
        }

        @Override public void checkClientTrusted(X509Certificate[] shown, String kind, Socket socket) {
            throw new IllegalStateException("no server");
        }

        @Override public void checkClientTrusted(X509Certificate[] shown, String kind, SSLEngine engine) {
            throw new IllegalStateException("no server");
        }

        @Override public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    /// Has no key, and null is how that is said.
    private final class Keys extends X509ExtendedKeyManager {

        @Override public @Nullable String chooseClientAlias(String[] kinds, Principal[] issuers, Socket socket) {
            hear();
            return null;
        }

        @Override public String[] getClientAliases(String kind, Principal[] issuers) {
            return new String[0];
        }

        @Override public String[] getServerAliases(String kind, Principal[] issuers) {
            return new String[0];
        }

        @Override public @Nullable String chooseServerAlias(String kind, Principal[] issuers, Socket socket) {
            return null;
        }

        @Override public X509Certificate @Nullable [] getCertificateChain(String alias) {
            return null;
        }

        @Override public @Nullable PrivateKey getPrivateKey(String alias) {
            return null;
        }
    }
}
