package dev.chancery.intake;

/// How much a device list may ask of us. `file` and `record` are in bytes; `spanned` is the number of lines that one
/// quoted field may run over.
record Limits(long file, int record, int rows, int columns, int spanned) {

    static final Limits STANDARD = new Limits(64L << 20, 1 << 20, 1_000_000, 256, 256);

    /// The most octets of one loose file of an import, a list of some 400,000 revocations, and of all of them together with
    /// what zip files hold.
    static final int PIECE = 16 << 20;
    static final long IMPORT = 96L << 20;

    /// The most octets that zip files are unpacked to, with what is left out.
    static final long UNPACKED = 256L << 20;

    /// The most files of an import.
    static final int PIECES = 50_000;

    /// Rows shown before the import.
    static final int PREVIEWED = 20;

    /// Code points of a field or a row that an error or a preview shows.
    static final int SHOWN = 80;
}
