package dev.chancery.intake;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/// Splits records into their fields, one at a time. One parser reads them all, because its buffers cost more than a
/// record does.
final class Fields {

    private final CSVFormat format;
    private final OneByOne input = new OneByOne();
    private Iterator<CSVRecord> records;

    Fields(char separator) {
        format = CSVFormat.RFC4180.builder().setDelimiter(separator).get();
        records = parser();
    }

    private Iterator<CSVRecord> parser() {
        try {
            return CSVParser.parse(input, format).iterator();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /// The fields of `record`, which has no line end after it; nothing when a quotation mark stands where it must not.
    Optional<List<String>> of(String record) {
        input.give(record);
        try {
            return Optional.of(records.next().toList());
        } catch (UncheckedIOException misplacedQuote) {
            records = parser();
            return Optional.empty();
        }
    }

    /// Gives the parser a record and its line end, and nothing of the next one.
    private static final class OneByOne extends Reader {

        private StringReader record = new StringReader("");

        void give(String text) {
            record = new StringReader(text + "\n");
        }

        @Override public int read(char[] into, int from, int count) throws IOException {
            return record.read(into, from, count);
        }

        @Override public void close() {}
    }
}
