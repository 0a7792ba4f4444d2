package dev.chancery.engine;

import dev.chancery.domain.Failure;
import dev.chancery.domain.Field;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.NewThing;
import dev.chancery.domain.Progress;
import dev.chancery.domain.ThingId;
import dev.chancery.domain.Violation;
import dev.chancery.intake.Mapping;
import dev.chancery.intake.Reading;
import dev.chancery.intake.Row;
import dev.chancery.intake.RowError;
import dev.chancery.intake.SafeCsv;
import dev.chancery.intake.Taker;
import dev.chancery.intake.Target;
import dev.chancery.intake.ThingCsv;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A device list on its way into the store: opened, its columns given a meaning, every row checked, and then taken over.
///
/// Nothing is added before [#run], and then only what the check found good.
public final class ThingImport {

    /// What a column can mean; a column without one of these is left out.
    public static final List<Field> MEANINGS = List.of(Field.THING_ID, Field.NAME, Field.GROUP, Field.TAGS,
            Field.HARDWARE_SERIAL, Field.ADDRESS, Field.NOTES);

    /// One reason why a row is left out. `line` counts from 1; `column` too, and 0 means the whole row. `columnName` and
    /// `excerpt` are short and hold nothing invisible; the texts in `violation` are as the file has them.
    public record Problem(int line, int column, String columnName, Violation violation, String excerpt) {}

    /// What a check found: the things to add, how many of them get an id that the list does not have, and why other rows
    /// are left out. A row can have several problems; `badRows` counts it once.
    public record Review(List<NewThing> good, int idsMade, List<Problem> problems, int badRows) {
        public Review {
            good = List.copyOf(good);
            problems = List.copyOf(problems);
        }
    }

    private final Things things;
    private final Path file;
    private final ThingCsv list;

    private ThingImport(Things things, Path file, ThingCsv list) {
        this.things = things;
        this.file = file;
        this.list = list;
    }

    /// Reads the beginning of the list and finds out how it is written.
    ///
    /// @throws FileFailure.CannotRead when the file is missing or cannot be read
    /// @throws Failure.UnfitList when it is too large, empty, or not a list
    static ThingImport open(Things things, Path file) {
        return new ThingImport(things, file, ThingCsv.open(file));
    }

    public Path file() {
        return file;
    }

    /// `,`, `;` or a tab.
    public char separator() {
        return list.separator();
    }

    /// Whether the first row names the columns; a guess at first.
    public boolean hasHeadings() {
        return list.headings();
    }

    /// The same list read with or without its first row as headings.
    public ThingImport withHeadings(boolean present) {
        return new ThingImport(things, file, list.withHeadings(present));
    }

    /// The headings, empty texts where there are none; as many as there are columns.
    public List<String> columns() {
        return list.columns();
    }

    /// The first rows, fit to be shown; a row may have more or fewer texts than there are columns.
    public List<List<String>> preview() {
        return list.preview();
    }

    /// What each column seems to mean.
    public List<Optional<Field>> proposed() {
        return list.proposed().targets().stream().map(ThingImport::meaning).toList();
    }

    /// Reads the whole list with these meanings, one for each column and each given once at most. Progress is counted in
    /// bytes. Nothing is changed.
    ///
    /// @throws Failure.UnfitList when the list is too long, or another one than was opened
    /// @throws FileFailure.CannotRead when the file is gone
    /// @throws java.util.concurrent.CancellationException once `progress` has been cancelled
    public Review check(List<Optional<Field>> meanings, Progress progress) {
        return review(list.read(mapping(meanings), id -> things.find(id).isPresent(), ThingId::random, progress));
    }

    private static Mapping mapping(List<Optional<Field>> meanings) {
        return new Mapping(meanings.stream().map(meaning -> meaning.map(ThingImport::target).orElse(Target.IGNORE)).toList());
    }

    /// Hands over every row and keeps none; otherwise as [#check], but ids that come twice or are in the store are not looked for.
    void each(List<Optional<Field>> meanings, Consumer<Row> good, Consumer<Problem> bad, Progress progress) {
        list.each(mapping(meanings), ThingId::random, new Taker() {
            @Override public void good(Row row) {
                good.accept(row);
            }

            @Override public void bad(RowError error) {
                bad.accept(problem(error));
            }
        }, progress);
    }

    private static Problem problem(RowError bad) {
        return new Problem(bad.line(), bad.column(), bad.columnName(), bad.violation(), bad.excerpt());
    }

    private static Review review(Reading read) {
        return new Review(
                read.good().stream().map(row -> new NewThing(row.id(), row.description())).toList(),
                (int) read.good().stream().filter(row -> row.idMade()).count(),
                read.bad().stream().map(ThingImport::problem).toList(),
                read.badRows());
    }

    /// Adds what the check found good, in batches that are durable when `progress` hears of them, and returns how many
    /// things that were: an id that was taken meanwhile is passed over.
    ///
    /// @throws java.util.concurrent.CancellationException once `progress` has been cancelled
    public int run(Review review, Progress progress) {
        return things.addAll(review.good(), file.getFileName().toString(), progress);
    }

    /// Writes a table of texts as CSV that no spreadsheet takes for formulas, whole or not at all.
    ///
    /// @throws FileFailure when the place cannot be written
    public void save(Path target, List<List<String>> rows) {
        things.delivery().replace(target, SafeCsv.of(rows).getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<Field> meaning(Target target) {
        return switch (target) {
            case THING_ID -> Optional.of(Field.THING_ID);
            case NAME -> Optional.of(Field.NAME);
            case GROUP -> Optional.of(Field.GROUP);
            case TAGS -> Optional.of(Field.TAGS);
            case NOTES -> Optional.of(Field.NOTES);
            case HARDWARE_SERIAL -> Optional.of(Field.HARDWARE_SERIAL);
            case ADDRESS -> Optional.of(Field.ADDRESS);
            case IGNORE -> Optional.empty();
        };
    }

    private static Target target(Field meaning) {
        for (var target : Target.values()) {
            if (meaning(target).equals(Optional.of(meaning))) {
                return target;
            }
        }
        throw new IllegalArgumentException("no column means " + meaning);
    }
}
