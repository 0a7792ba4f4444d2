package dev.chancery.broker;

import com.hivemq.client.mqtt.MqttClientSslConfig;
import dev.chancery.domain.Bytes;
import dev.chancery.domain.Failure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;

/// TLS as a caller wants it: 1.2 or 1.3, the host's name compared, nobody trusted but those named.
final class Tls {

    private static final char[] NO_PASSWORD = {};

    private Tls() {}

    /// @throws Failure.Malformed when one of the certificates is none
    static MqttClientSslConfig of(Caller.Trust trust, long patienceMillis) {
        try {
            var config = MqttClientSslConfig.builder().trustManagerFactory(trusted(trust.anchors())).protocols(List.of("TLSv1.3", "TLSv1.2"))
                    .handshakeTimeout(patienceMillis, TimeUnit.MILLISECONDS);
            if (trust.identity().isPresent()) {
                config = config.keyManagerFactory(shown(trust.identity().get()));
            }
            return config.build();
        } catch (GeneralSecurityException | IOException unusable) {
            throw new Failure.Malformed("certificate for a broker", unusable);
        }
    }

    /// Null stands for the platform's own store.
    private static TrustManagerFactory trusted(List<Bytes> anchors) throws GeneralSecurityException, IOException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        if (anchors.isEmpty()) {
            factory.init((KeyStore) null);
            return factory;
        }
        var store = empty();
        for (var anchor : anchors) {
            store.setCertificateEntry("anchor " + store.size(), certificate(anchor));
        }
        factory.init(store);
        return factory;
    }

    private static KeyManagerFactory shown(Caller.Identity identity) throws GeneralSecurityException, IOException {
        var chain = new Certificate[identity.chain().size()];
        for (int i = 0; i < chain.length; i++) {
            chain[i] = certificate(identity.chain().get(i));
        }
        var store = empty();
        store.setKeyEntry("publisher", identity.key(), NO_PASSWORD, chain);
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, NO_PASSWORD);
        return factory;
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static Certificate certificate(Bytes der) throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der.toArray()));
    }
}
