package dev.chancery.domain;

import java.util.Optional;

/// What somebody asked of the list of certificates and has given a name. `expiry` moves on with the clock, so the query
/// itself has no bounds of time.
public record SavedFilter(String name, CertificateQuery query, Optional<Expiry> expiry) {

    public static final int LONGEST_NAME = 60;

    public SavedFilter {
        query = query.withExpiry(Optional.empty(), Optional.empty());
    }

    /// The same under another name.
    public SavedFilter named(String other) {
        return new SavedFilter(other, query, expiry);
    }

    /// Whether both ask for the same in the same order, whatever they are called.
    public boolean asksAs(SavedFilter other) {
        return query.equals(other.query) && expiry.equals(other.expiry);
    }

    /// A name for one: one visible line.
    public static Checked<String> name(String text) {
        var name = Text.tidy(text);
        return name.isEmpty() ? Checked.refused(new TextViolation.Missing(Field.NAME))
                : Checked.of(Text.line(Field.NAME, name, LONGEST_NAME), () -> name);
    }
}
