package dev.chancery.domain;

import java.util.Optional;

/// A broker and who calls there. `certificate` is one of the store whose key is here; `user` is empty for none.
///
/// There is no way without TLS.
public record BrokerPlace(ServerAddress address, MqttVersion version, String clientId, BrokerTrust trust,
        Optional<CertificateId> certificate, String user) {

    /// The name under which the publisher calls unless told otherwise.
    public static final String CLIENT_ID = "chancery";

    /// As somebody reads it: `mqtts://press.lab:8883`.
    public String url() {
        return "mqtts://" + address;
    }
}
