package dev.chancery.ui.events;

import dev.chancery.domain.EventKind;
import dev.chancery.domain.EventStanding;
import dev.chancery.domain.OutboxEntry;
import dev.chancery.words.BrokerWords;
import dev.chancery.words.Words;

/// The words for what is on its way.
final class EventWords {

    private EventWords() {}

    static String of(EventKind kind) {
        return Words.of(switch (kind) {
            case ROTATION -> "events.kind.rotation";
            case ISSUE -> "events.kind.issue";
            case REVOCATION -> "events.kind.revocation";
        });
    }

    static String state(OutboxEntry entry) {
        var words = Words.of(switch (entry.state()) {
            case WAITING -> "events.state.waiting";
            case REFUSED -> "events.state.refused";
            case DELIVERED -> "events.state.delivered";
            case DISCARDED -> "events.state.discarded";
        });
        return entry.mayBeDouble() ? words + " " + Words.of("events.state.double", entry.attempts()) : words;
    }

    static String trouble(OutboxEntry entry) {
        return entry.trouble().map(BrokerWords::of).orElse("");
    }

    /// One line: connected or not, and how many wait.
    static String line(EventStanding standing) {
        return Words.of(switch (standing.line()) {
            case OFF -> "events.line.off";
            case CONNECTING -> "events.line.connecting";
            case CONNECTED -> "events.line.connected";
            case PAUSED -> "events.line.paused";
        }) + " " + Words.of("events.line.waiting", standing.waiting(), standing.refused());
    }

    /// What was wrong last and what to do; empty when nothing is.
    static String trouble(EventStanding standing) {
        return standing.trouble().map(wrong -> BrokerWords.of(wrong.why()) + " " + BrokerWords.next(wrong.why())
                + wrong.nextTry().map(when -> " " + Words.of("events.line.next", Words.dateTime(when))).orElse("")).orElse("");
    }
}
