package dev.chancery.intake;

/// Takes the rows of a list one by one, so that none has to be kept.
public interface Taker {

    /// A row in which nothing is wrong.
    void good(Row row);

    /// One reason why a row is refused. The reasons of one row come one after the other.
    void bad(RowError error);
}
