package dev.chancery.domain;

import java.util.Optional;

/// Where to connect, and how: the name to ask for (SNI, RFC 6066, 3), the protocol to offer (ALPN, RFC 7301), and how to
/// introduce oneself to a broker.
public record ProbeTarget(ServerAddress address, ProbeProtocol protocol, Optional<SubjectName.Dns> serverName, Optional<String> application,
        Login login) {

    /// `clientId` and `user` may be empty; the password is sent with a user name only.
    public record Login(String clientId, String user, Optional<Secret> password) {

        public static final Login NONE = new Login("", "", Optional.empty());
    }

    /// What is asked for by name: what was given, or else the host where it is a name.
    public Optional<SubjectName.Dns> askedName() {
        return serverName.or(() -> Optional.of(address.host()).filter(SubjectName.Dns.class::isInstance).map(SubjectName.Dns.class::cast));
    }

    /// Which name the certificate of the server has to bear.
    public SubjectName wantedName() {
        return serverName.<SubjectName>map(name -> name).orElse(address.host());
    }
}
