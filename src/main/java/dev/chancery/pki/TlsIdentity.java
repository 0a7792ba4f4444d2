package dev.chancery.pki;

import java.io.ByteArrayInputStream;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/// What a TLS server shows and whom it believes. Both may change while it runs: the next handshake has the new ones.
public final class TlsIdentity {

    private static final String ALIAS = "server";

    private record Shown(X509Certificate[] chain, PrivateKey key) {}

    private final Supplier<List<byte[]>> trusted;
    private volatile Shown shown;

    /// @param trusted the certificates of the authorities whose clients are believed, asked for at each handshake
    public TlsIdentity(List<byte[]> chain, PrivateKey key, Supplier<List<byte[]>> trusted) {
        this.trusted = trusted;
        show(chain, key);
    }

    /// Shows this chain, its own certificate first, from the next handshake on.
    public void show(List<byte[]> chain, PrivateKey key) {
        shown = new Shown(chain.stream().map(TlsIdentity::certificate).toArray(X509Certificate[]::new), key);
    }

    private static X509Certificate certificate(byte[] der) {
        return Hostile.read("certificate", der, () -> (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(der)));
    }

    /// For the server to take its connections by.
    public SSLContext context(SecureRandom random) {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {new Keeper()}, new TrustManager[] {new Believer()}, random);
            return context;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private final class Keeper extends X509ExtendedKeyManager {
        @Override public @Nullable String chooseEngineServerAlias(String type, Principal[] issuers, SSLEngine engine) {
            return alias(type);
        }

        @Override public @Nullable String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
            return alias(type);
        }

        private @Nullable String alias(String type) {
            var own = shown.key().getAlgorithm();
            return type.equals(own) || own.equals("RSA") && type.equals("RSASSA-PSS") ? ALIAS : null;
        }

        @Override public X509Certificate[] getCertificateChain(String alias) {
            return shown.chain().clone();
        }

        @Override public PrivateKey getPrivateKey(String alias) {
            return shown.key();
        }

        @Override public String[] getServerAliases(String type, Principal[] issuers) {
            return new String[] {ALIAS};
        }

        @Override public String[] getClientAliases(String type, Principal[] issuers) {
            return new String[0];
        }

        @Override public @Nullable String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
            return null;
        }
    }

    private final class Believer extends X509ExtendedTrustManager {

        private X509ExtendedTrustManager now() throws CertificateException {
            try {
                var anchors = KeyStore.getInstance(KeyStore.getDefaultType());
                anchors.load(null, null);
                for (var der : trusted.get()) {
                    anchors.setCertificateEntry(String.valueOf(anchors.size()), certificate(der));
                }
                var factory = TrustManagerFactory.getInstance("PKIX");
                factory.init(anchors);
                return Stream.of(factory.getTrustManagers()).filter(X509ExtendedTrustManager.class::isInstance)
                        .map(X509ExtendedTrustManager.class::cast).findFirst().orElseThrow();
            } catch (GeneralSecurityException | java.io.IOException | RuntimeException unusable) {
                throw new CertificateException("nobody to trust", unusable);
            }
        }

        @Override public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
            now().checkClientTrusted(chain, type, engine);
        }

        @Override public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
            now().checkClientTrusted(chain, type, socket);
        }

        @Override public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            now().checkClientTrusted(chain, type);
        }

        @Override public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
            throw new CertificateException("a server asks nobody");
        }

        @Override public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
            throw new CertificateException("a server asks nobody");
        }

        @Override public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            throw new CertificateException("a server asks nobody");
        }

        @Override public X509Certificate[] getAcceptedIssuers() {
            return trusted.get().stream().map(TlsIdentity::certificate).toArray(X509Certificate[]::new);
        }
    }
}
