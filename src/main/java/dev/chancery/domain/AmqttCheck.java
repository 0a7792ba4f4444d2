package dev.chancery.domain;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What `amqtt.contrib.cert.UserAuthCertPlugin` of aMQTT 0.11 says to a client that presents a certificate.
///
/// The plugin looks at the first URI among the subject's alternative names and at nothing else; the chain and the times
/// are TLS's business, and nobody looks at the common name.
public sealed interface AmqttCheck {

    /// The client is `device`.
    record Allowed(String device) implements AmqttCheck {}

    /// The certificate has no subject alternative names.
    record NoNames() implements AmqttCheck {}

    /// It has names, and none is a URI: the plugin itself fails, and the client is turned away.
    record NoUri() implements AmqttCheck {}

    /// The broker's `uri_domain` is not in the URI.
    record OtherDomain(String uri) implements AmqttCheck {}

    /// The URI is not `spiffe://<uri_domain>/device/<device>`.
    record NotADevice(String uri) implements AmqttCheck {}

    /// The client calls itself otherwise than its certificate; upper and lower case differ.
    record OtherClient(String device) implements AmqttCheck {}

    /// `uris` is empty when the certificate has no alternative names at all, else the URIs among them.
    static AmqttCheck of(Optional<List<String>> uris, String domain, String clientId) {
        if (uris.isEmpty()) {
            return new NoNames();
        }
        return uris.get().stream().findFirst().map(uri -> of(uri, domain, clientId)).orElseGet(NoUri::new);
    }

    private static AmqttCheck of(String uri, String domain, String clientId) {
        if (!uri.contains(domain)) {
            return new OtherDomain(uri);
        }
        var device = Pattern.compile("spiffe://" + Pattern.quote(domain) + "/device/([^/]+)").matcher(uri);
        if (!device.matches()) {
            return new NotADevice(uri);
        }
        return device.group(1).equals(clientId) ? new Allowed(clientId) : new OtherClient(device.group(1));
    }
}
