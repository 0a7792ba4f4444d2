package dev.chancery.store;

import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.BulkId;
import dev.chancery.domain.BulkItem;
import dev.chancery.domain.BulkLine;
import dev.chancery.domain.BulkResult;
import dev.chancery.domain.Bytes;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.NewThing;
import dev.chancery.domain.SerialNumber;
import dev.chancery.domain.Thing;
import dev.chancery.domain.ThingId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/// The things of bulk jobs. They are read in pages: the first so many after a place, which counts from 1.
public final class BulkItemTable {

    private final Session session;

    BulkItemTable(Session session) {
        this.session = session;
    }

    /// Adds a thing to a job, unless it is in it: then the place where it is.
    public OptionalLong add(BulkId job, long position, NewThing entry) {
        var known = entry.description();
        var inserted = session.update("""
                INSERT INTO bulk_item (job, position, thing_id, name, group_name, tags, notes, hardware_serial, address, result, reason)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting', '') ON CONFLICT (job, thing_id) DO NOTHING""",
                job.value(), position, entry.id().value(), known.name(), known.group(), String.join("\n", known.tags()), known.notes(),
                known.hardwareSerial(), known.address());
        return inserted > 0 ? OptionalLong.empty() : OptionalLong.of(session.number(
                "SELECT position FROM bulk_item WHERE job = ? AND thing_id = ?", job.value(), entry.id().value()));
    }

    /// Where a thing is in a job when that is not here.
    public OptionalLong elsewhere(BulkId job, long position, ThingId thing) {
        return session.first(Row::number, "SELECT position FROM bulk_item WHERE job = ? AND thing_id = ? AND position <> ?",
                job.value(), thing.value(), position).map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    /// Those that wait, with the number of their thing where there is one.
    public List<BulkItem> waiting(BulkId job, long after, int most) {
        return session.list(BulkItemTable::item, """
                SELECT i.position, i.thing_id, i.name, i.group_name, i.tags, i.notes, i.hardware_serial, i.address, t.id, i.thing IS NOT NULL AND t.id IS NULL
                FROM bulk_item i LEFT JOIN thing t ON t.thing_id = i.thing_id
                WHERE i.job = ? AND i.position > ? AND i.result = 'waiting' ORDER BY i.position LIMIT ?""", job.value(), after, most);
    }

    /// A place in a job.
    public record Place(BulkId job, long position) {}

    /// Where a thing waits for a certificate by this authority, in jobs that are begun and not done; the oldest job first.
    public List<Place> waiting(AuthorityId issuer, ThingId thing) {
        return session.list(row -> new Place(new BulkId(row.number()), row.number()), """
                SELECT i.job, i.position FROM bulk_job j JOIN bulk_item i ON i.job = j.id AND i.thing_id = ?
                WHERE j.state = 'open' AND j.issuer = ? AND i.result = 'waiting' ORDER BY i.job""", thing.value(), issuer.value());
    }

    private static BulkItem item(Row row) throws SQLException {
        var position = row.number();
        var id = new ThingId(row.text());
        var known = new Thing.Description(row.text(), row.text(), row.text().lines().toList(), row.text(), row.text(), row.text());
        return new BulkItem(position, new NewThing(id, known), row.optionalNumber(), row.flag());
    }

    /// How many of those that wait are no thing of the store yet.
    public long countNew(BulkId job) {
        return session.number("""
                SELECT count(*) FROM bulk_item i WHERE i.job = ? AND i.result = 'waiting'
                    AND NOT EXISTS (SELECT 1 FROM thing t WHERE t.thing_id = i.thing_id)""", job.value());
    }

    /// How many of those that wait have a good certificate by this authority.
    public long countEquipped(BulkId job, AuthorityId issuer, Instant now) {
        return session.number("""
                SELECT count(*) FROM bulk_item i JOIN thing t ON t.thing_id = i.thing_id WHERE i.job = ?1 AND i.result = 'waiting'
                    AND EXISTS (SELECT 1 FROM certificate c WHERE c.thing = t.id AND c.revoked IS NULL AND c.not_after >= ?3 AND c.issuer = ?2)""",
                job.value(), issuer.value(), Moment.of(now).ceiling());
    }

    /// The thing of this place is in the store, with this number.
    public void take(BulkId job, long position, long thing) {
        session.update("UPDATE bulk_item SET thing = ? WHERE job = ? AND position = ?", thing, job.value(), position);
    }

    /// The thing has got this certificate. Says whether it waited for one.
    public boolean issued(BulkId job, long position, CertificateId certificate) {
        return session.update("UPDATE bulk_item SET result = 'issued', certificate = ? WHERE job = ? AND position = ? AND result = 'waiting'",
                certificate.value(), job.value(), position) > 0;
    }

    /// The thing keeps the good certificate of this authority that it has.
    public void kept(BulkId job, long position, AuthorityId issuer) {
        session.update("""
                UPDATE bulk_item SET result = 'kept', certificate = (SELECT id FROM certificate c
                    WHERE c.thing = bulk_item.thing AND c.revoked IS NULL AND c.issuer = ? ORDER BY c.not_after DESC, c.id DESC LIMIT 1)
                WHERE job = ? AND position = ?""", issuer.value(), job.value(), position);
    }

    public void refused(BulkId job, long position, String reason) {
        session.update("UPDATE bulk_item SET result = 'refused', reason = ? WHERE job = ? AND position = ?", reason, job.value(), position);
    }

    /// The things that were refused.
    public List<BulkItem> refused(BulkId job, int most) {
        return session.list(BulkItemTable::item, """
                SELECT i.position, i.thing_id, i.name, i.group_name, i.tags, i.notes, i.hardware_serial, i.address, t.id, i.thing IS NOT NULL AND t.id IS NULL
                FROM bulk_item i LEFT JOIN thing t ON t.thing_id = i.thing_id
                WHERE i.job = ? AND i.result = 'refused' ORDER BY i.position LIMIT ?""", job.value(), most);
    }

    /// A certificate of a job, and its place there.
    public record Placed(long position, CertificateId certificate) {}

    /// Those that were issued and of which no file is written.
    public List<Placed> unwritten(BulkId job, long after, int most) {
        return session.list(row -> new Placed(row.number(), new CertificateId(row.number())), """
                SELECT position, certificate FROM bulk_item
                WHERE job = ? AND position > ? AND result = 'issued' AND files IS NULL ORDER BY position LIMIT ?""", job.value(), after, most);
    }

    /// These files of the thing are complete.
    public void written(BulkId job, long position, List<BulkLine.File> files) {
        session.update("UPDATE bulk_item SET files = ? WHERE job = ? AND position = ?", files.stream()
                .map(file -> file.sha256().hex() + " " + file.size() + " " + file.path()).collect(Collectors.joining("\n")), job.value(), position);
    }

    /// The certificates that the job issued.
    public long[] certificates(BulkId job) {
        return session.numbers("SELECT certificate FROM bulk_item WHERE job = ? AND result = 'issued' ORDER BY position", job.value());
    }

    public List<BulkLine> lines(BulkId job, long after, int most) {
        return session.list(BulkItemTable::line, """
                SELECT i.position, i.thing_id, i.result, c.serial, d.sha256, i.reason, i.files
                FROM bulk_item i LEFT JOIN certificate c ON c.id = i.certificate LEFT JOIN certificate_der d ON d.id = i.certificate
                WHERE i.job = ? AND i.position > ? ORDER BY i.position LIMIT ?""", job.value(), after, most);
    }

    private static BulkLine line(Row row) throws SQLException {
        return new BulkLine(row.number(), row.text(), BulkResult.ofCode(row.text()).orElseThrow(), Optional.empty(),
                row.optionalBytes().map(SerialNumber::ofOctets), row.optionalBytes().map(Bytes::of), row.text(),
                row.optionalText().stream().flatMap(String::lines).map(BulkItemTable::file).toList());
    }

    private static BulkLine.File file(String line) {
        var parts = line.split(" ", 3);
        return new BulkLine.File(parts[2], Long.parseLong(parts[1]), Bytes.of(HexFormat.of().parseHex(parts[0])));
    }
}
