package dev.chancery.intake;

/// Follows a record octet by octet to learn where its columns are, and whether a quotation mark is open. Quotation
/// marks, separators and line ends are single octets in UTF-8 that are never part of another character, so this works
/// before anything is decoded. A quotation mark opens a field only as its first character; doubled, it stands for
/// itself (RFC 4180, 2).
final class Quotes {

    private enum State { FIELD_START, PLAIN, QUOTED, QUOTE_IN_QUOTED, AFTER_QUOTED }

    private final byte separator;
    private State state = State.FIELD_START;
    private int columns = 1;
    private int misplaced;

    Quotes(char separator) {
        this.separator = (byte) separator;
    }

    static Quotes in(Line line, char separator) {
        return new Quotes(separator).follow(line.content());
    }

    Quotes follow(byte[] octets) {
        return follow(octets, octets.length);
    }

    Quotes follow(byte[] octets, int count) {
        for (int i = 0; i < count; i++) {
            state = after(octets[i]);
        }
        return this;
    }

    private State after(byte octet) {
        return switch (state) {
            case FIELD_START -> octet == '"' ? State.QUOTED : outside(octet);
            case PLAIN -> outside(octet);
            case QUOTED -> octet == '"' ? State.QUOTE_IN_QUOTED : State.QUOTED;
            case QUOTE_IN_QUOTED -> octet == '"' ? State.QUOTED : closed(octet);
            case AFTER_QUOTED -> closed(octet);
        };
    }

    private State outside(byte octet) {
        if (octet != separator) {
            return State.PLAIN;
        }
        columns++;
        return State.FIELD_START;
    }

    private State closed(byte octet) {
        if (octet == separator) {
            return outside(octet);
        }
        if (octet != ' ' && octet != '\t' && misplaced == 0) {
            misplaced = columns;
        }
        return State.AFTER_QUOTED;
    }

    boolean open() {
        return state == State.QUOTED;
    }

    /// The columns so far; an open quotation mark is in the last of them.
    int columns() {
        return columns;
    }

    /// The first column, from 1, with text after its closing quotation mark; 0 when there is none.
    int misplaced() {
        return misplaced;
    }

    boolean sound() {
        return !open() && misplaced == 0;
    }
}
