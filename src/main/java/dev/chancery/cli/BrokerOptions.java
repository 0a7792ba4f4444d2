package dev.chancery.cli;

import dev.chancery.domain.BrokerPlace;
import dev.chancery.domain.BrokerTrust;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.MqttVersion;
import dev.chancery.engine.Office;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/// Which broker is told, and who calls there. What is not given stays as it is.
final class BrokerOptions {

    /// Who must have issued the broker's certificate.
    static final class Trust {
        @Option(names = "--trust-ca", paramLabel = "NAME", description = "The broker's certificate comes from this authority of the store.")
        private Optional<String> authority = Optional.empty();
        @Option(names = "--trust", paramLabel = "FILE", description = "It comes from an authority in this PEM file.")
        private Optional<Path> file = Optional.empty();
        @Option(names = "--trust-system", description = "It comes from an authority that this computer trusts. That is so to begin with.")
        private boolean system;

        private Optional<BrokerTrust> chosen(Office office) {
            return authority.<BrokerTrust>map(name -> new BrokerTrust.OfStore(new Lookup(office).authority(name).id()))
                    .or(() -> file.map(pem -> new BrokerTrust.Own(text(pem))))
                    .or(() -> system ? Optional.of(new BrokerTrust.Platform()) : Optional.empty());
        }
    }

    /// Which certificate it is shown.
    static final class Shown {
        @Option(names = "--certificate", paramLabel = "CERTIFICATE",
                description = "Show the broker this certificate, whose key is here: a serial number, or a thing.")
        private Optional<String> certificate = Optional.empty();
        @Option(names = "--no-certificate", description = "Show it none.")
        private boolean none;

        private Optional<CertificateId> chosen(Office office) {
            return certificate.map(text -> new Lookup(office).certificate(text)).map(Certificate::id);
        }
    }

    @Option(names = "--broker", paramLabel = "ADDRESS", description = "Where it is, such as mqtts://broker.lab:8883. There is no way without TLS.")
    private Optional<String> address = Optional.empty();
    @Option(names = "--mqtt", paramLabel = "VERSION", description = "5 or 3.1.1.")
    private Optional<String> version = Optional.empty();
    @Option(names = "--client-id", paramLabel = "ID", description = "The client ID to call under. To begin with: " + BrokerPlace.CLIENT_ID + ".")
    private Optional<String> clientId = Optional.empty();
    @Option(names = "--user", paramLabel = "NAME", description = "The user name, with which a password is asked for; '' for neither.")
    private Optional<String> user = Optional.empty();
    @ArgGroup private Trust trust = new Trust();
    @ArgGroup private Shown shown = new Shown();

    String address(Optional<BrokerPlace> before) {
        return address.or(() -> before.map(one -> one.address().toString())).orElse("");
    }

    String clientId(Optional<BrokerPlace> before) {
        return clientId.or(() -> before.map(BrokerPlace::clientId)).orElse(BrokerPlace.CLIENT_ID);
    }

    String user(Optional<BrokerPlace> before) {
        return user.or(() -> before.map(BrokerPlace::user)).orElse("");
    }

    /// Whether a user name was given, which is not none.
    boolean namesUser() {
        return user.filter(name -> !name.isBlank()).isPresent();
    }

    /// @throws Lookup.Unclear when there is no such version
    MqttVersion version(Optional<BrokerPlace> before) {
        return version.map(code -> MqttVersion.ofCode(code).orElseThrow(() -> new Lookup.Unclear("--mqtt is 5 or 3.1.1, not " + code + ".")))
                .or(() -> before.map(BrokerPlace::version)).orElse(MqttVersion.MQTT_5);
    }

    BrokerTrust trust(Office office, Optional<BrokerPlace> before) {
        return trust.chosen(office).or(() -> before.map(BrokerPlace::trust)).orElseGet(BrokerTrust.Platform::new);
    }

    Optional<CertificateId> certificate(Office office, Optional<BrokerPlace> before) {
        return shown.none ? Optional.empty() : shown.chosen(office).or(() -> before.flatMap(BrokerPlace::certificate));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new FileFailure.CannotRead(file, unreadable);
        }
    }
}
