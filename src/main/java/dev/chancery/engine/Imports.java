package dev.chancery.engine;

import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.Holdings;
import dev.chancery.domain.Progress;
import dev.chancery.engine.ImportReport.Fate;
import dev.chancery.intake.LooseFiles;
import dev.chancery.store.Transaction;
import dev.chancery.store.Database;
import dev.chancery.store.XcaFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Bringing in what others have made: authorities, certificates, keys, requests and revocations, in any format.
///
/// First everything is examined, and nothing is written; then all that the user wants comes in within one transaction.
public final class Imports {

    private final Desk desk;
    private final RevocationLists lists;
    private final Backups backups;

    Imports(Desk desk, RevocationLists lists, Backups backups) {
        this.desk = desk;
        this.lists = lists;
        this.backups = backups;
    }

    /// What these files and folders hold: databases of XCA, folders of OpenSSL, easy-rsa or of PEM files, zip files, and
    /// single files of any format.
    ///
    /// @throws FileFailure.CannotRead when one is missing or cannot be read
    /// @throws FileFailure.StoreInUse when one is the open store
    /// @throws FileFailure.ForeignStore when one is a store of another program that cannot be brought in as it is
    public Holdings read(List<Path> places, Progress progress) {
        return ImportSources.read(places, progress);
    }

    /// Whether this is something to import, and not a list of things: a folder, a database, an archive, or a file that begins
    /// like a certificate or key of any format. So is the open store, which [#read] refuses.
    ///
    /// @throws FileFailure.CannotRead when it cannot be read
    public boolean recognizes(Path place) {
        return Files.isDirectory(place) || Database.isOpenHere(place) || XcaFile.mayBe(place) || LooseFiles.isMaterial(place);
    }

    /// Text as it was pasted, which the user knows by this name.
    public Holdings text(String name, String text) {
        return LooseFiles.text(name, text);
    }

    /// Looks at everything and writes nothing. Whoever is asked for a passphrase examines the same again with it. The
    /// holdings and the passphrases stay the caller's to wipe.
    ///
    /// @throws java.util.concurrent.CancellationException once `progress` has been cancelled
    public Prospect examine(Holdings holdings, List<char[]> passphrases, Progress progress) {
        var now = desk.now();
        var sorted = Sorting.of(holdings, passphrases, now, progress);
        try {
            return prospect(holdings, sorted, now);
        } catch (RuntimeException failed) {
            sorted.wipe();
            throw failed;
        }
    }

    private Prospect prospect(Holdings holdings, Sorting sorted, Instant now) {
        return desk.read(tx -> {
            var here = tx.authorities().all();
            var recognition = new Recognition(tx, sorted);
            recognition.checkKeys();
            var kinship = Kinship.of(here, sorted.certificates.values());
            recognition.recognize(kinship.order());
            var requests = recognition.requests();
            recognition.matchKeys(requests);
            recognition.findThings();
            var revocations = new RevocationsIn(tx, sorted, kinship.issuers()).all(holdings, now);
            return new Prospect(holdings.source(), inOrder(sorted, kinship, requests, revocations), here, sorted);
        });
    }

    private static List<Incoming> inOrder(Sorting sorted, Kinship kinship, List<Incoming.OfRequest> requests,
            List<Incoming.OfRevocations> revocations) {
        var all = new ArrayList<Incoming>(kinship.order());
        var first = Set.copyOf(kinship.order());
        sorted.certificates.values().stream().filter(one -> one.isAuthority() && !first.contains(one)).forEach(all::add);
        sorted.certificates.values().stream().filter(one -> !one.isAuthority()).forEach(all::add);
        sorted.keys.values().stream().filter(key -> !key.used).forEach(all::add);
        all.addAll(requests);
        all.addAll(revocations);
        all.addAll(sorted.useless);
        return all;
    }

    /// Brings in all that can come in but for the excluded, and what needs those. `names` are those of authorities that
    /// were typed, by the number of the item. All is durable when this returns, or nothing has changed.
    ///
    /// @throws Failure.Refused when a name is taken or none
    /// @throws java.util.concurrent.CancellationException once `progress` has been cancelled; nothing has changed then
    public ImportReport take(Prospect prospect, Set<Integer> excluded, Map<Integer, String> names, Progress progress) {
        var out = prospect.without(excluded);
        backups.before(prospect.items().stream().filter(item -> fate(item, out) == Fate.CAME_IN).count(), progress);
        progress.expect(prospect.items().size());
        var done = desk.change(tx -> taken(tx, prospect, new Choice(out, names), progress));
        lists.publishAfter(done.changed());
        return done.report();
    }

    /// Writes a report to this file, in place of one of that name.
    ///
    /// @throws FileFailure.CannotWrite when the place does not let us
    public void save(Path file, String report) {
        try {
            Files.writeString(file, report);
        } catch (IOException unwritable) {
            throw new FileFailure.CannotWrite(file, unwritable);
        }
    }

    private record Choice(Set<Integer> out, Map<Integer, String> names) {}

    private record Done(ImportReport report, Set<AuthorityId> changed) {}

    private Done taken(Transaction tx, Prospect prospect, Choice choice, Progress progress) {
        var admission = new Admission(desk, tx);
        var lines = new ArrayList<ImportReport.Line>();
        for (var item : prospect.items()) {
            var name = choice.names().getOrDefault(item.number(), prospect.name(item).orElse(item.label()));
            var fate = fate(item, choice.out());
            lines.add(new ImportReport.Line(item, name, fate == Fate.CAME_IN
                    ? admission.admit(prospect.incoming().get(item.number()), name) : fate));
            progress.advance(1);
        }
        var report = new ImportReport(prospect.source(), lines, prospect.repeated());
        if (report.changed()) {
            desk.note(tx, Act.IMPORTED, report.source(), "%d certificates, %d keys, %d requests, %d revocations".formatted(
                    report.certificates(), report.keys(), report.requests(), report.revocations()));
        }
        return new Done(report, Set.copyOf(admission.changed()));
    }

    private static Fate fate(ImportItem item, Set<Integer> out) {
        return switch (item.standing()) {
            case NEW, COMPLETES -> out.contains(item.number()) ? Fate.LEFT_OUT : Fate.CAME_IN;
            case KNOWN -> Fate.WAS_HERE;
            case LOCKED -> Fate.LOCKED;
            case REFUSED -> Fate.REFUSED;
        };
    }
}
