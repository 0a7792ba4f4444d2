package dev.chancery.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which events go to which broker, and whether at all. `withKey` lets the new private key go with them.
public record EventSettings(boolean on, Set<EventKind> kinds, BrokerPlace broker, TopicPattern topic, boolean withKey) {

    private static final int LONGEST_NAME = 128;

    public EventSettings {
        kinds = Set.copyOf(kinds);
    }

    /// What a form holds of the broker, as it was typed; what was chosen there is a value already.
    public record Typed(String address, String clientId, String user, String topic) {}

    /// What was chosen beside it.
    public record Chosen(boolean on, Set<EventKind> kinds, MqttVersion version, BrokerTrust trust,
            Optional<CertificateId> certificate, boolean withKey) {}

    /// The settings, or every reason why they cannot be.
    public static Checked<EventSettings> of(Typed typed, Chosen chosen) {
        var found = new ArrayList<Violation>();
        var address = typed.address().isBlank() ? Optional.<ServerAddress>empty() : taken(ServerAddress.parse(typed.address()), found);
        if (typed.address().isBlank()) {
            found.add(new TextViolation.Missing(Field.ADDRESS));
        }
        var topic = taken(TopicPattern.of(typed.topic()), found);
        var client = Text.tidy(typed.clientId());
        var user = Text.tidy(typed.user());
        if (client.isEmpty()) {
            found.add(new TextViolation.Missing(Field.CLIENT_ID));
        }
        found.addAll(Text.line(Field.CLIENT_ID, client, LONGEST_NAME));
        found.addAll(Text.line(Field.USER_NAME, user, LONGEST_NAME));
        if (chosen.kinds().isEmpty()) {
            found.add(new TextViolation.Missing(Field.EVENTS));
        }
        topic.filter(one -> chosen.kinds().size() > 1 && !one.parts().contains(TopicPattern.Part.EVENT))
                .ifPresent(_ -> found.add(new NetworkViolation.EventsOfOneTopic()));
        return Checked.of(List.copyOf(found), () -> new EventSettings(chosen.on(), chosen.kinds(),
                new BrokerPlace(address.orElseThrow(), chosen.version(), client, chosen.trust(), chosen.certificate(), user),
                topic.orElseThrow(), chosen.withKey()));
    }

    private static <T> Optional<T> taken(Checked<T> checked, List<Violation> found) {
        return switch (checked) {
            case Checked.Valid<T>(var value) -> Optional.of(value);
            case Checked.Invalid<T>(var violations) -> {
                found.addAll(violations);
                yield Optional.empty();
            }
        };
    }
}
