package dev.chancery.cli;

import dev.chancery.domain.BrokerPlace;
import dev.chancery.domain.EventKind;
import dev.chancery.domain.EventSettings;
import dev.chancery.domain.TopicPattern;
import dev.chancery.engine.Office;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Sets which broker is told of what, and whether at all.
@Command(name = "configure", description = {"Set which broker is told of what. What is not given stays as it is.",
    "Nothing is sent before it is switched on: --sending on."})
final class EventsConfigure extends StoreCommand {

    static final String PASSWORD = "CHANCERY_BROKER_PASSWORD";

    enum Switch { ON, OFF }

    @Option(names = "--sending", paramLabel = "ON|OFF", description = "Whether events are written down and sent.")
    private Optional<Switch> sending;
    @Mixin private BrokerOptions broker;
    @Option(names = "--password-fd", paramLabel = "N", description = "Read the password of --user from this file descriptor, up to the end of the line. "
            + "Without it: the environment variable " + PASSWORD + ", or the terminal.")
    private Optional<Integer> descriptor;
    @Option(names = "--topic", paramLabel = "PATTERN", description = "The topic, with {thing}, {serial}, {authority}, {group} and {event} filled in.")
    private Optional<String> topic;
    @Option(names = "--events", paramLabel = "KIND", arity = "1", split = ",", description = "What is told: rotation, issue, revocation.")
    private List<String> kinds = List.of();
    @Option(names = "--private-keys", paramLabel = "ON|OFF",
            description = "Whether new private keys go along. Whoever may read the topic can then pose as the thing.")
    private Optional<Switch> keys;
    @Mixin private Consent consent;

    EventsConfigure(Console console) {
        super(console);
    }

    @Override Answer run(Office office) {
        var before = office.outbox().settings();
        var wanted = wanted(office, before);
        if (wanted.withKey() && before.filter(EventSettings::withKey).isEmpty()) {
            consent.require("Let private keys go along? Whoever may read the topic can pose as the thing.");
        }
        var password = password(wanted.broker());
        try {
            office.outbox().change(wanted, password);
        } finally {
            password.ifPresent(given -> Arrays.fill(given, '\0'));
        }
        return EventsCommands.status(office);
    }

    private EventSettings wanted(Office office, Optional<EventSettings> before) {
        var place = before.map(EventSettings::broker);
        return EventSettings.of(new EventSettings.Typed(broker.address(place), broker.clientId(place), broker.user(place),
                        topic.or(() -> before.map(one -> one.topic().text())).orElse(TopicPattern.DEFAULT.text())),
                new EventSettings.Chosen(chosen(sending, before.filter(EventSettings::on).isPresent()), kinds(before), broker.version(place),
                        broker.trust(office, place), broker.certificate(office, place),
                        chosen(keys, before.filter(EventSettings::withKey).isPresent()))).orRefuse();
    }

    private static boolean chosen(Optional<Switch> given, boolean before) {
        return given.map(Switch.ON::equals).orElse(before);
    }

    private Set<EventKind> kinds(Optional<EventSettings> before) {
        return kinds.isEmpty() ? before.map(EventSettings::kinds).orElse(Set.of(EventKind.ROTATION))
                : kinds.stream().map(EventsConfigure::kind).collect(Collectors.toSet());
    }

    private static EventKind kind(String code) {
        return EventKind.ofCode(code).orElseThrow(() -> new Lookup.Unclear("--events takes rotation, issue and revocation, not " + code + "."));
    }

    /// In place of the one that is kept; empty where that stays.
    private Optional<char[]> password(BrokerPlace place) {
        if (place.user().isEmpty()) {
            return Optional.of(new char[0]);
        }
        return broker.namesUser() || descriptor.isPresent()
                ? new PassphraseSource(console()).read(descriptor, PASSWORD, "Password of " + place.user() + " at the broker") : Optional.empty();
    }
}
