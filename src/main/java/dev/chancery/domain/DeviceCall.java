package dev.chancery.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a device sent when it called on a server that only looks. Texts from the device are fit to be shown; no password is
/// among them.
///
/// `agreed` is the version and cipher suite, empty when the handshake did not get that far. `shown` is its certificate,
/// judged; empty when it showed none.
public record DeviceCall(Instant when, String peer, Optional<Hello> hello, Optional<Agreement> agreed, Optional<Verdict> shown, First first,
        End end) {

    /// With what the device began (RFC 8446, 4.1.2): the versions and the protocols that it offers, the name that it asks
    /// for, and how many cipher suites it knows.
    public record Hello(List<String> versions, int suites, Optional<String> serverName, List<String> applications) {
        public Hello {
            versions = List.copyOf(versions);
            applications = List.copyOf(applications);
        }
    }

    public record Agreement(String version, String cipherSuite) {}

    /// What it said first once the connection was secured.
    public sealed interface First {
        record Nothing() implements First {}

        /// `level` is the version of MQTT as it writes it: 4 is 3.1.1.
        record Connect(int level, String clientId, boolean user, boolean password, boolean will, int keepAlive) implements First {}

        record Http(String method) implements First {}

        record Other(int octets) implements First {}
    }

    /// How it ended.
    public sealed interface End {
        /// All was seen that was to be seen.
        record Seen() implements End {}

        /// The device began with something that is not TLS.
        record NoTls(Sighting.NotTls.Talk talk) implements End {}

        /// What should have been its greeting cannot be read.
        record BadHello() implements End {}

        /// The device ended the handshake.
        record EndedByDevice(Optional<TlsAlert> alert) implements End {}

        /// Nothing in common: version, cipher or kind of key.
        record NoAgreement() implements End {}

        record Silent() implements End {}
    }
}
