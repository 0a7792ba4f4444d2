package dev.chancery.wire;

import dev.chancery.domain.Bytes;
import dev.chancery.domain.Failure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/// Whom TLS believes: the platform's authorities, and those that a user added for a server of their own.
public final class Trust {

    private Trust() {}

    /// @throws Failure.Malformed when one of them is no certificate
    public static SSLContext context(List<Bytes> added) {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, managers(store(added)).getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException unusable) {
            throw new Failure.Malformed("certificate to be trusted", unusable);
        }
    }

    private static TrustManagerFactory managers(KeyStore store) throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory;
    }

    /// Null stands for the platform's own store.
    private static KeyStore store(List<Bytes> added) throws GeneralSecurityException, IOException {
        if (added.isEmpty()) {
            return null;
        }
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (var platform : Arrays.stream(managers(null).getTrustManagers()).filter(X509TrustManager.class::isInstance).toList()) {
            for (var known : ((X509TrustManager) platform).getAcceptedIssuers()) {
                store.setCertificateEntry("platform " + store.size(), known);
            }
        }
        for (var der : added) {
            store.setCertificateEntry("added " + store.size(), CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(der.toArray())));
        }
        return store;
    }
}
