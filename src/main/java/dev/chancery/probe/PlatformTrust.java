package dev.chancery.probe;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/// The authorities that this machine's Java trusts, as browsers do.
public final class PlatformTrust {

    private PlatformTrust() {}

    /// Their certificates, DER.
    public static List<byte[]> authorities() {
        try {
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            var known = new ArrayList<byte[]>();
            for (var manager : factory.getTrustManagers()) {
                if (manager instanceof X509TrustManager trust) {
                    known.addAll(ders(trust.getAcceptedIssuers()));
                }
            }
            return known;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<byte[]> ders(X509Certificate[] issuers) throws GeneralSecurityException {
        return ServerTrust.ders(Arrays.copyOf(issuers, issuers.length));
    }
}
