package dev.chancery.probe;

import dev.chancery.domain.Sighting.Asked;
import dev.chancery.domain.Sighting.Asked.Ours;
import dev.chancery.domain.Visible;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/// Shows the one certificate that there is, whichever authorities the other side names: a device does the same, and the
/// server is to say itself that it does not take it. Remembers how it was asked.
final class OwnKey extends X509ExtendedKeyManager {

    private static final String ALIAS = "own";
    private static final int MOST_NAMES = 20;
    private static final int LONGEST_NAME = 200;

    private final Optional<Identity> identity;
    private volatile Optional<Asked> asked = Optional.empty();
    private volatile boolean fits;
    private volatile boolean served;

    OwnKey(Optional<Identity> identity) {
        this.identity = identity;
    }

    Optional<Asked> asked() {
        return asked;
    }

    /// Whether the certificate was shown.
    boolean shown() {
        return asked.isPresent() && fits;
    }

    /// Whether a client took part long enough to be shown the certificate of the server.
    boolean served() {
        return served;
    }

    boolean given() {
        return identity.isPresent();
    }

    @Override public @Nullable String chooseClientAlias(String[] kinds, Principal[] issuers, Socket socket) {
        var named = Arrays.stream(Optional.ofNullable(issuers).orElse(new Principal[0])).toList();
        asked = Optional.of(new Asked(named.stream().limit(MOST_NAMES).map(one -> Visible.text(one.getName(), LONGEST_NAME)).toList(),
                ours(named), algorithms(socket)));
        fits = identity.filter(own -> Arrays.asList(kinds).contains(own.kind())).isPresent();
        return fits ? ALIAS : null;
    }

    private Ours ours(List<Principal> named) {
        if (named.isEmpty()) {
            return Ours.NOBODY_NAMED;
        }
        return identity.map(own -> Arrays.stream(own.chain()).anyMatch(one -> named.contains(one.getIssuerX500Principal()))
                ? Ours.NAMED : Ours.NOT_NAMED).orElse(Ours.NOT_GIVEN);
    }

    private static List<String> algorithms(Socket socket) {
        return socket instanceof SSLSocket secure && secure.getHandshakeSession() instanceof ExtendedSSLSession session
                ? Arrays.stream(session.getPeerSupportedSignatureAlgorithms()).distinct().toList() : List.of();
    }

    @Override public X509Certificate @Nullable [] getCertificateChain(String alias) {
        return identity.map(Identity::chain).orElse(null);
    }

    @Override public @Nullable PrivateKey getPrivateKey(String alias) {
        return identity.map(Identity::key).orElse(null);
    }

    @Override public @Nullable String chooseServerAlias(String kind, Principal[] issuers, Socket socket) {
        served |= identity.filter(own -> own.kind().equals(kind)).isPresent();
        return identity.filter(own -> own.kind().equals(kind)).map(_ -> ALIAS).orElse(null);
    }

    @Override public String[] getClientAliases(String kind, Principal[] issuers) {
        return new String[0];
    }

    @Override public String[] getServerAliases(String kind, Principal[] issuers) {
        return new String[0];
    }
}
