package dev.chancery.cli;

import dev.chancery.domain.EventKind;
import dev.chancery.domain.EventSettings;
import dev.chancery.domain.OutboxEntry;
import dev.chancery.engine.Office;
import dev.chancery.words.BrokerWords;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// What a broker is told of the certificates of things.
@Command(name = "events", description = {"What an MQTT broker is told when certificates of things are rotated.",
        "Off until it is set up: by 'events configure', or in the window at Settings, Rotation events."},
        subcommands = {EventsCommands.Show.class, EventsConfigure.class, EventsCommands.Trial.class, EventsCommands.ListAll.class, EventsCommands.Send.class,
                EventsCommands.Retry.class, EventsCommands.Discard.class})
final class EventsCommands extends Group {

    private static final int MOST = 10_000;

    private static List<OutboxEntry> chosen(Office office, List<Long> numbers) {
        var wanted = Set.copyOf(numbers);
        return office.outbox().newest(Integer.MAX_VALUE).stream().filter(entry -> wanted.contains(entry.id())).toList();
    }

    @Command(name = "status", description = "Say whether events are sent, to which broker, and how many wait.")
    static final class Show extends StoreCommand {

        Show(Console console) {
            super(console);
        }

        @Override Answer run(Office office) {
            return status(office);
        }
    }

    /// How it is set, and how much waits.
    static Answer status(Office office) {
        var settings = office.outbox().settings();
        var standing = office.outbox().standing();
        var facts = facts(settings);
        facts.put("waiting", standing.waiting());
        facts.put("refused", standing.refused());
        facts.put("lastDelivered", standing.lastDelivered().map(Object::toString).orElse(null));
        var text = settings.map(one -> "%s: %s, topic %s%s.".formatted(one.on() ? "On" : "Off", one.broker().url(), one.topic(),
                one.withKey() ? ", with private keys" : "")).orElse("Not set up.");
        return Answer.done(facts, "%s%n%s waiting, %s refused.".formatted(text, standing.waiting(), standing.refused()));
    }

    private static Map<String, Object> facts(Optional<EventSettings> settings) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("on", settings.filter(EventSettings::on).isPresent());
        facts.put("broker", settings.map(one -> one.broker().url()).orElse(null));
        facts.put("mqtt", settings.map(one -> one.broker().version().code()).orElse(null));
        facts.put("clientId", settings.map(one -> one.broker().clientId()).orElse(null));
        facts.put("user", settings.map(one -> one.broker().user()).orElse(null));
        facts.put("topic", settings.map(one -> one.topic().text()).orElse(null));
        facts.put("events", settings.map(one -> one.kinds().stream().sorted().map(EventKind::code).toList()).orElse(List.of()));
        facts.put("privateKeyGoesAlong", settings.filter(EventSettings::withKey).isPresent());
        return facts;
    }

    @Command(name = "test", description = "Send an event about nothing to the broker that is set, and say whether it took it.")
    static final class Trial extends StoreCommand {

        Trial(Console console) {
            super(console);
        }

        @Override Answer run(Office office) {
            var settings = office.outbox().settings().orElseThrow(() -> new Lookup.Unclear("Not set up: see 'events configure'."));
            try (var progress = new Reporting(console())) {
                office.outbox().trial(settings, progress);
            }
            return Answer.done(Map.of("broker", settings.broker().url()), "The broker at " + settings.broker().url() + " took the test event.");
        }
    }

    @Command(name = "list", description = "List events, the newest first. What ended more than 30 days ago is not there any more.")
    static final class ListAll extends StoreCommand {

        ListAll(Console console) {
            super(console);
        }

        @Override Answer run(Office office) {
            var entries = office.outbox().newest(MOST);
            var table = new TextTable("EVENT", "CREATED", "KIND", "THING", "SERIAL", "STATE", "SENT", "PROBLEM");
            entries.forEach(one -> table.row(one.id(), one.created(), one.what().kind().code(), one.what().thing(), one.what().serial().hex(),
                    one.state().code(), one.attempts(), problem(one)));
            return Answer.list(entries.stream().map(ListAll::facts).toList(), table);
        }

        private static String problem(OutboxEntry entry) {
            return entry.trouble().map(BrokerWords::of).orElse("");
        }

        private static Map<String, Object> facts(OutboxEntry entry) {
            var facts = new LinkedHashMap<String, Object>();
            facts.put("event", entry.id());
            facts.put("eventId", entry.event().toString());
            facts.put("created", entry.created().toString());
            facts.put("kind", entry.what().kind().code());
            facts.put("thing", entry.what().thing().value());
            facts.put("serial", entry.what().serial().hex());
            facts.put("state", entry.state().code());
            facts.put("sent", entry.attempts());
            facts.put("problem", problem(entry));
            return facts;
        }
    }

    @Command(name = "send", description = "Send what waits, now, and end. Nothing is sent unless it is switched on.")
    static final class Send extends StoreCommand {

        Send(Console console) {
            super(console);
        }

        @Override Answer run(Office office) {
            try (var progress = new Reporting(console())) {
                int sent = office.outbox().send(progress);
                var left = office.outbox().standing();
                return Answer.done(new LinkedHashMap<>(Map.of("done", sent, "waiting", left.waiting(), "refused", left.refused())),
                        "%s done; %s waiting, %s refused.".formatted(sent, left.waiting(), left.refused()));
            }
        }
    }

    /// One that changes some of them.
    abstract static class OfSome extends StoreCommand {

        @Parameters(paramLabel = "EVENT", arity = "1..*", description = "The number in the first column of the list.")
        private List<Long> numbers = List.of();

        OfSome(Console console) {
            super(console);
        }

        final Answer told(Office office, String done, ToIntFunction<List<OutboxEntry>> act) {
            int count = act.applyAsInt(chosen(office, numbers));
            return Answer.done(new LinkedHashMap<>(Map.of(done.toLowerCase(Locale.ROOT), count)), "%s %s.".formatted(done, count));
        }
    }

    @Command(name = "retry", description = "Let events wait again that were refused or discarded.")
    static final class Retry extends OfSome {

        Retry(Console console) {
            super(console);
        }

        @Override Answer run(Office office) {
            return told(office, "Retried", office.outbox()::retry);
        }
    }

    @Command(name = "discard", description = "Send events no more that wait or were refused. The certificates stay as they are.")
    static final class Discard extends OfSome {

        @Mixin private Consent consent;

        Discard(Console console) {
            super(console);
        }

        @Override Answer run(Office office) {
            consent.require("Discard these events? The broker will not be told of them.");
            return told(office, "Discarded", office.outbox()::discard);
        }
    }
}
