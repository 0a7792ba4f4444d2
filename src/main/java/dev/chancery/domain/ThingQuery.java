package dev.chancery.domain;

import java.util.Optional;

/// Which things to list, and in what order. `text` matches any part of the id, name, group, tags or hardware serial.
public record ThingQuery(String text, Optional<State> state, Column order, boolean descending) {

    /// Whether a thing has a certificate that is valid now.
    public enum State { WITHOUT_CERTIFICATE, EQUIPPED, EXPIRING, LAPSED }

    /// The columns a table of things can be sorted by.
    public enum Column { ID, NAME, GROUP, EXPIRES, CREATED }

    public static final ThingQuery ALL = new ThingQuery("", Optional.empty(), Column.ID, false);

    public ThingQuery withText(String words) {
        return new ThingQuery(words, state, order, descending);
    }

    public ThingQuery withState(Optional<State> wanted) {
        return new ThingQuery(text, wanted, order, descending);
    }

    public ThingQuery sortedBy(Column column, boolean fromTheEnd) {
        return new ThingQuery(text, state, column, fromTheEnd);
    }
}
