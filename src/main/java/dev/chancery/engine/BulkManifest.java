package dev.chancery.engine;

import dev.chancery.domain.BulkId;
import dev.chancery.domain.BulkLine;
import dev.chancery.domain.BulkResult;
import dev.chancery.domain.Bytes;
import dev.chancery.domain.SerialNumber;
import dev.chancery.export.LineJson;
import dev.chancery.export.PublicFile;
import dev.chancery.intake.SafeCsv;
import dev.chancery.store.Transaction;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What became of each thing of a bulk job, as a file for people or for programs: thing, result, the serial number of the
/// certificate that was replaced, serial number and fingerprint of the new one, and the files with theirs. Written page by page, however long it is.
final class BulkManifest {

    private static final int PAGE = 1_000;
    private static final int MOST_OCTETS = 4_096;
    private static final List<String> HEADINGS = List.of("thing", "result", "serial", "sha256", "reason", "files", "files_sha256", "replaces");

    private final Desk desk;
    private final BulkId job;
    private final long things;

    BulkManifest(Desk desk, BulkId job) {
        this.desk = desk;
        this.job = job;
        this.things = desk.read(tx -> tx.bulk().count(job).all());
    }

    /// A spreadsheet opens it and runs nothing in it.
    void csv(Path file) {
        PublicFile.replace(file, things * MOST_OCTETS, out -> {
            out.write(SafeCsv.of(List.of(HEADINGS)).getBytes(StandardCharsets.UTF_8));
            each(out, line -> SafeCsv.row(cells(line)).getBytes(StandardCharsets.UTF_8), new byte[0]);
        });
    }

    void json(Path file) {
        PublicFile.replace(file, things * MOST_OCTETS, out -> {
            out.write('[');
            each(out, line -> LineJson.of(line, result(line)), new byte[] {','});
            out.write("]\n".getBytes(StandardCharsets.US_ASCII));
        });
    }

    private interface Encoding {
        byte[] of(BulkLine line);
    }

    private void each(OutputStream out, Encoding encoding, byte[] between) throws IOException {
        long cursor = 0;
        while (true) {
            var after = cursor;
            var page = desk.read(tx -> lines(tx, after));
            if (page.isEmpty()) {
                return;
            }
            for (var line : page) {
                out.write(cursor == 0 ? new byte[0] : between);
                out.write(encoding.of(line));
                cursor = line.position();
            }
        }
    }

    private List<BulkLine> lines(Transaction tx, long after) {
        var issued = tx.bulkItems().lines(job, after, PAGE);
        return issued.isEmpty() ? ReplacementLines.of(tx, tx.bulkReplacements().items(job, after, PAGE)) : issued;
    }

    private static List<String> cells(BulkLine line) {
        return List.of(line.thing(), result(line), hex(line.serial()),
                line.sha256().map(Bytes::hex).orElse(""), line.reason(),
                line.files().stream().map(BulkLine.File::path).collect(Collectors.joining("; ")),
                line.files().stream().map(file -> file.sha256().hex()).collect(Collectors.joining("; ")), hex(line.replaces()));
    }

    private static String hex(Optional<SerialNumber> serial) {
        return serial.map(SerialNumber::hex).orElse("");
    }

    private static String result(BulkLine line) {
        return line.result() == BulkResult.WAITING ? "not reached" : line.result().code();
    }
}
