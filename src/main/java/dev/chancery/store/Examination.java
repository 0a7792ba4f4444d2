package dev.chancery.store;

import dev.chancery.domain.StoreFinding;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// Looks whether a store's file is whole, as SQLite sees it, on a connection of its own that cannot write. Others go on.
///
/// Each step asks `go` from time to time, which throws to stop it.
public final class Examination implements AutoCloseable {

    private static final int MOST_LINES = 200;
    private static final int SOME = 200_000;

    /// What an index alone can be wrong about; everything else is damage.
    private static final Pattern OF_INDEX = Pattern.compile(
            "(wrong # of entries in index |row \\d+ missing from index |row \\d+ values differ from index |non-unique entry in index ).*");

    private static final Pattern OF_WORDS = Pattern.compile("(malformed|unable to validate the) inverted index for FTS5 table .*", Pattern.DOTALL);

    private final Session session;
    private final Runnable go;

    private Examination(Session session, Runnable go) {
        this.session = session;
        this.go = go;
    }

    static Examination of(StoreFile file, Runnable go) {
        var session = Session.open(file.url("?mode=ro")).settled(opened -> {
            opened.script("PRAGMA cell_size_check = ON; PRAGMA trusted_schema = OFF; PRAGMA temp_store = MEMORY");
            opened.interruptible(SOME, go);
        });
        return new Examination(session, go);
    }

    /// Every page, every index against its table, and the inside of the index of words.
    public void pages(Consumer<StoreFinding> taker) {
        steady(() -> lines(session).stream().filter(line -> !line.equals("ok")).map(Examination::finding).forEach(taker));
    }

    /// What SQLite says of the whole file; `ok` when nothing is wrong.
    static List<String> lines(Session session) {
        return session.list(Row::text, "PRAGMA integrity_check(" + MOST_LINES + ")");
    }

    /// Whether a line of [#lines] tells of what can be made again from the tables.
    static boolean isOfIndex(String line) {
        return OF_INDEX.matcher(line).matches() || OF_WORDS.matcher(line).matches();
    }

    private static StoreFinding finding(String line) {
        return OF_INDEX.matcher(line).matches() ? new StoreFinding.IndexDamaged(line) : new StoreFinding.PageDamaged(line);
    }

    /// Rows that name others which are not there.
    public void references(Consumer<StoreFinding> taker) {
        steady(() -> CheckTable.brokenReferences(session).forEach(taker));
    }

    /// Whether each piece of three characters stands in the index of words for as many certificates as it should. The index
    /// keeps no texts, so it cannot be compared row by row.
    public void words(Consumer<StoreFinding> taker) {
        session.script("CREATE VIRTUAL TABLE temp.certificate_piece USING fts5vocab (main, certificate_text, col)");
        steady(() -> {
            var pieces = new Pieces();
            session.each(row -> pieces.add(row.text(), row.text()), _ -> {}, "SELECT search, hex(serial) FROM certificate");
            session.each(row -> pieces.remove(row.text(), row.text(), row.number()), _ -> {},
                    "SELECT col, term, doc FROM temp.certificate_piece");
            if (pieces.left() > 0) {
                taker.accept(new StoreFinding.SearchAstray(pieces.left()));
            }
        });
    }

    /// On one unchanging state of the store.
    private void steady(Runnable work) {
        session.transaction("BEGIN", () -> {
            work.run();
            return true;
        });
        go.run();
    }

    @Override public void close() {
        session.close();
    }
}
