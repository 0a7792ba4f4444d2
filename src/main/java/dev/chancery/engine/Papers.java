package dev.chancery.engine;

import dev.chancery.domain.CalendarEntry;
import dev.chancery.domain.CertificateQuery;
import dev.chancery.domain.CertificateQuery.Column;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Status;
import dev.chancery.export.PublicFile;
import dev.chancery.papers.CalendarFile;
import dev.chancery.papers.CalendarOutline;
import dev.chancery.papers.Inventory;
import dev.chancery.papers.PaperWords;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/// What is made of a store for spreadsheets and calendars. No key is ever in it. Each file is whole or not there, and takes
/// the place of one of its name in one step.
public final class Papers {

    private static final int SAMPLE = 500;
    private static final int FEW_ROWS = 30;
    private static final int OCTETS_OF_ROW = 1_000;
    private static final int OCTETS_OF_ENTRY = 1_500;
    private static final Set<Status> STILL_TO_END = EnumSet.of(Status.NOT_YET_VALID, Status.ACTIVE, Status.EXPIRING, Status.ON_HOLD);

    private final Desk desk;

    Papers(Desk desk) {
        this.desk = desk;
    }

    /// What a file will hold: how many certificates, and how it begins, a calendar as one reads it.
    public record Sample(long certificates, String begin) {}

    /// How the list of these certificates will look; nothing is written.
    public Sample sampleInventory(CertificateQuery query) {
        var first = desk.read(tx -> tx.certificates().first(query, desk.now(), FEW_ROWS));
        var ids = desk.read(tx -> tx.certificates().ids(query, desk.now()));
        return new Sample(ids.length, sample(out -> inventory(out, first, Progress.NONE)));
    }

    /// Writes these certificates as comma-separated values, in the order of the query: one after the other, so that a
    /// million take no more memory than a few. Progress counts certificates.
    ///
    /// @return how many
    /// @throws FileFailure when the file cannot be written; what was there stays
    /// @throws java.util.concurrent.CancellationException once `progress` has been cancelled; what was there stays
    public long inventory(CertificateQuery query, Path file, Progress progress) {
        var ids = desk.read(tx -> tx.certificates().ids(query, desk.now()));
        progress.expect(ids.length);
        PublicFile.replace(file, (long) ids.length * OCTETS_OF_ROW, out -> inventory(out, ids, progress));
        return ids.length;
    }

    private void inventory(OutputStream out, long[] ids, Progress progress) throws IOException {
        var inventory = new Inventory(out, desk.now());
        new Rows(desk).each(ids, inventory::add, progress);
    }

    /// How the calendar of these certificates will look; nothing is written.
    public Sample sampleCalendar(CertificateQuery query, CalendarEntry entry, Reader reader) {
        var ending = ending(query);
        var first = desk.read(tx -> tx.certificates().first(ending, desk.now(), SAMPLE));
        var counts = desk.read(tx -> tx.certificates().matches(ending, desk.now())).byStatus();
        var wanted = EnumSet.copyOf(STILL_TO_END);
        ending.status().map(Set::of).ifPresent(wanted::retainAll);
        return new Sample(wanted.stream().mapToLong(status -> counts.getOrDefault(status, 0L)).sum(),
                CalendarOutline.of(sample(out -> calendar(out, first, new Calendar(entry, reader), Progress.NONE)), words(reader)));
    }

    /// Writes the ends of those of these certificates that are still to end and are not revoked, as a calendar. Progress
    /// counts certificates.
    ///
    /// @return how many certificates it tells of
    /// @throws FileFailure when the file cannot be written; what was there stays
    /// @throws java.util.concurrent.CancellationException once `progress` has been cancelled; what was there stays
    public long calendar(CertificateQuery query, Calendar calendar, Path file, Progress progress) {
        var ending = ending(query);
        var ids = desk.read(tx -> tx.certificates().ids(ending, desk.now()));
        progress.expect(ids.length);
        var told = new long[1];
        PublicFile.replace(file, (long) ids.length * OCTETS_OF_ENTRY, out -> told[0] = calendar(out, ids, calendar, progress));
        return told[0];
    }

    /// What its entries stand for, and who reads them.
    public record Calendar(CalendarEntry entry, Reader reader) {}

    private long calendar(OutputStream out, long[] ids, Calendar calendar, Progress progress) throws IOException {
        var now = desk.now();
        var store = HexFormat.of().formatHex(desk.read(tx -> tx.store().storeId()));
        var file = new CalendarFile(out, words(calendar.reader()), now, store, calendar.entry());
        var told = new long[1];
        new Rows(desk).each(ids, listed -> {
            if (STILL_TO_END.contains(listed.certificate().status(now))) {
                file.add(listed);
                told[0]++;
            }
        }, progress);
        file.finish();
        return told[0];
    }

    private static PaperWords words(Reader reader) {
        return new PaperWords(reader.locale(), reader.zone());
    }

    private CertificateQuery ending(CertificateQuery query) {
        var now = desk.now();
        var from = query.expiresFrom().filter(now::isBefore).or(() -> Optional.of(now));
        return query.withExpiry(from, query.expiresBefore()).sortedBy(Column.EXPIRES, false);
    }

    private static String sample(PublicFile.Content content) {
        var out = new ByteArrayOutputStream();
        try {
            content.writeTo(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
