package dev.chancery.engine;

import dev.chancery.domain.BulkId;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.Progress;
import dev.chancery.domain.ThingId;
import dev.chancery.export.PublicFile;
import dev.chancery.intake.Row;
import dev.chancery.intake.SafeCsv;
import dev.chancery.store.Transaction;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Everything that is left out of a planned job, however much it is: the rows of its source that cannot be read or that name
/// a thing again, and then the things that cannot have a certificate on its terms. The source is read a second time and
/// nothing of it is kept, so a million problems take as little memory as ten.
public final class BulkProblems {

    private static final int BATCH = 1_000;
    private static final int MOST_OCTETS = 8_192;

    /// How a line of the file is worded.
    public interface Wording {

        List<String> headings();

        List<String> cells(ThingImport.Problem problem);

        List<String> cells(Issued.Problem problem);
    }

    /// A row in its place: one that is bad already, or one that may name a thing for the second time.
    private record Seen(long line, Optional<ThingId> id, Optional<ThingImport.Problem> problem) {}

    private final Desk desk;
    private final BulkId job;
    private final BulkSource source;
    private final BulkExamination examination;
    private final List<Seen> batch = new ArrayList<>();

    BulkProblems(Desk desk, BulkId job, BulkSource source, BulkExamination examination) {
        this.desk = desk;
        this.job = job;
        this.source = source;
        this.examination = examination;
    }

    /// Writes them as CSV that no spreadsheet runs anything in, in the order of the source, whole or not at all. A file that
    /// is there is replaced.
    ///
    /// @param most how many rows and things there are at most
    /// @throws FileFailure when the place does not allow it
    /// @throws Failure.UnfitList when the list is another one than was planned for
    /// @throws java.util.concurrent.CancellationException once `progress` has been cancelled
    void save(Path file, long most, Wording wording, Progress progress) {
        PublicFile.replace(file, most * MOST_OCTETS, out -> {
            try {
                out.write(SafeCsv.of(List.of(wording.headings())).getBytes(StandardCharsets.UTF_8));
                rows(problem -> write(out, wording.cells(problem)), progress);
                things(problem -> write(out, wording.cells(problem)), progress);
            } catch (UncheckedIOException full) {
                throw full.getCause();
            }
        });
    }

    private static void write(OutputStream out, List<String> cells) {
        try {
            out.write(SafeCsv.row(cells).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Sink<T> {
        void take(T problem);
    }

    private void rows(Sink<ThingImport.Problem> sink, Progress progress) {
        switch (source) {
            case BulkSource.OfList(var list, var meanings) -> list.each(meanings, row -> see(row, sink),
                    problem -> see(new Seen(problem.line(), Optional.empty(), Optional.of(problem)), sink), progress);
            case BulkSource.OfPattern _, BulkSource.OfThings _ -> { }
        }
        flush(sink);
    }

    private void see(Row row, Sink<ThingImport.Problem> sink) {
        if (!row.idMade()) {
            see(new Seen(row.line(), Optional.of(row.id()), Optional.empty()), sink);
        }
    }

    private void see(Seen seen, Sink<ThingImport.Problem> sink) {
        batch.add(seen);
        if (batch.size() == BATCH) {
            flush(sink);
        }
    }

    private void flush(Sink<ThingImport.Problem> sink) {
        desk.read(tx -> batch.stream().flatMap(seen -> problem(tx, seen).stream()).toList()).forEach(sink::take);
        batch.clear();
    }

    private Optional<ThingImport.Problem> problem(Transaction tx, Seen seen) {
        return seen.problem().or(() -> seen.id().flatMap(id -> {
            var first = tx.bulkItems().elsewhere(job, seen.line(), id);
            return first.isPresent() ? Optional.of(BulkPlanning.twice(seen.line(), id, first.getAsLong())) : Optional.empty();
        }));
    }

    private void things(Sink<Issued.Problem> sink, Progress progress) {
        long cursor = 0;
        while (true) {
            progress.checkCancelled();
            var after = cursor;
            var page = desk.read(tx -> tx.bulkItems().waiting(job, after, BATCH));
            if (page.isEmpty()) {
                return;
            }
            examination.unfit(page).forEach(sink::take);
            cursor = page.getLast().position();
        }
    }
}
