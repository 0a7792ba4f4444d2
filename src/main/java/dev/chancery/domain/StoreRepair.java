package dev.chancery.domain;

/// What is safe to do about something wrong in a store: nothing that is signed or sealed is touched.
public sealed interface StoreRepair {

    /// Whether it makes something new of rows that must be as they were sealed.
    default boolean restsOnSeals() {
        return switch (this) {
            case Columns _, Search _, Indexes _ -> false;
            case Number _, Publish _ -> true;
        };
    }

    /// What lists show and search of certificates is read again from those whose fingerprint and signature hold.
    record Columns() implements StoreRepair {}

    /// What certificates are found by is made again.
    record Search() implements StoreRepair {}

    /// SQLite's indexes are made again.
    record Indexes() implements StoreRepair {}

    /// The next list of this authority gets a number above all that are known.
    record Number(AuthorityId authority) implements StoreRepair {}

    /// The list of this authority is published again.
    record Publish(AuthorityId authority) implements StoreRepair {}
}
