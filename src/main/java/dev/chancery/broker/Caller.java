package dev.chancery.broker;

import dev.chancery.domain.Bytes;
import dev.chancery.domain.MqttVersion;
import dev.chancery.domain.ServerAddress;
import java.security.PrivateKey;
import java.util.List;
import java.util.Optional;

/// Who calls a broker, and whom they take it for. The password is the caller's to wipe once connected.
public record Caller(ServerAddress address, MqttVersion version, String clientId, Login login, Trust trust) {

    /// An empty user is none; an empty password is none.
    public record Login(String user, byte[] password) {}

    /// The certificates (DER) that the broker's has to lead to, those of the platform where there are none; and what is shown
    /// to the broker.
    public record Trust(List<Bytes> anchors, Optional<Identity> identity) {
        public Trust {
            anchors = List.copyOf(anchors);
        }
    }

    /// A certificate (DER) with those above it, and its key.
    public record Identity(List<Bytes> chain, PrivateKey key) {
        public Identity {
            chain = List.copyOf(chain);
        }
    }
}
