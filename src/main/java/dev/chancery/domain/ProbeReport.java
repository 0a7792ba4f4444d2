package dev.chancery.domain;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What came of testing a connection: one sighting for each stage, in order.
public record ProbeReport(ServerAddress address, ProbeProtocol protocol, List<Sighting> sightings) {

    private static final Set<ConnectReason> TURNED_AWAY = Set.of(ConnectReason.NOT_AUTHORIZED, ConnectReason.USER_OR_PASSWORD,
            ConnectReason.BANNED, ConnectReason.CLIENT_ID);

    public ProbeReport {
        sightings = List.copyOf(sightings);
    }

    /// Whether all of it went well.
    public boolean works() {
        return sightings.stream().noneMatch(one -> one.state() == Sighting.State.BAD || one.state() == Sighting.State.NOT_REACHED);
    }

    /// Where it ended; empty when it works.
    public Optional<Sighting> obstacle() {
        return sightings.stream().filter(one -> one.state() == Sighting.State.BAD).findFirst();
    }

    /// Whether the server itself turned the client away, by TLS or in its own protocol.
    public boolean refusesClient() {
        return obstacle().filter(one -> one instanceof Sighting.ClientRefused || isRefusal(one)).isPresent();
    }

    private static boolean isRefusal(Sighting one) {
        return one instanceof Sighting.HttpAnswered answered && answered.isRefusal()
                || one instanceof Sighting.MqttAnswered(var reason, _) && TURNED_AWAY.contains(reason);
    }
}
