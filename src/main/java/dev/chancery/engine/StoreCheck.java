package dev.chancery.engine;

import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.Progress;
import dev.chancery.domain.StoreFinding;
import dev.chancery.domain.StoreFinding.Area;
import dev.chancery.domain.StoreRepair;
import dev.chancery.domain.StoreReport;
import dev.chancery.export.FactsJson;
import dev.chancery.export.OwnerFile;
import dev.chancery.store.Transaction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks whether everything in the store is as it was written and fits together, from the pages of its file to the lists
/// that it has published, and mends what can be made again without loss. Looking changes nothing.
public final class StoreCheck {

    /// One thing that is looked at. It reads in small steps, so that others can write, keeps nothing, and hands over what is
    /// wrong as it finds it.
    interface Part {
        Area area();

        /// How much of the whole it is, in certificates.
        long weight();

        /// @throws Failure when it cannot be looked at any further
        void look(Progress progress, Consumer<StoreFinding> taker);
    }

    private static final Logger LOG = LoggerFactory.getLogger(StoreCheck.class);

    private final Desk desk;
    private final RevocationLists lists;

    StoreCheck(Desk desk, RevocationLists lists) {
        this.desk = desk;
        this.lists = lists;
    }

    /// Looks at all of it. Something wrong is never thrown but told in the report.
    ///
    /// @throws java.util.concurrent.CancellationException once the user has cancelled
    public StoreReport look(Progress progress) {
        var parts = parts();
        progress.expect(parts.stream().mapToLong(Part::weight).sum());
        var found = new Found();
        parts.forEach(part -> look(part, progress, found));
        return new StoreReport(desk.now(), found.first, found.count, count(tx -> tx.checks().certificates()),
                count(tx -> tx.checks().keys()), count(tx -> tx.checks().lists()));
    }

    /// In this order: from what everything stands on to what hangs on it.
    private List<Part> parts() {
        long certificates = count(tx -> tx.checks().certificates());
        return List.of(new FilePart(desk.database(), certificates), new SealPart(new Tampering(desk.database()), certificates),
                new LinkPart(desk), new CertificatePart(desk, certificates),
                new RequestPart(desk, count(tx -> tx.checks().requests())), new SecretPart(desk), new ListPart(desk, lists));
    }

    private long count(ToLongFunction<Transaction> counted) {
        try {
            return desk.read(tx -> counted.applyAsLong(tx));
        } catch (Failure damaged) {
            LOG.warn("cannot be counted", damaged);
            return 0;
        }
    }

    private static void look(Part part, Progress progress, Found found) {
        progress.checkCancelled();
        try {
            part.look(progress, found);
        } catch (FileFailure.StoreDamaged | Failure.Tampered unread) {
            LOG.warn("the check of {} ended early", part.area(), unread);
            found.accept(new StoreFinding.Unread(part.area()));
        }
    }

    private static final class Found implements Consumer<StoreFinding> {
        private final List<StoreFinding> first = new ArrayList<>();
        private long count;

        @Override public void accept(StoreFinding finding) {
            if (count++ < StoreReport.MOST) {
                first.add(finding);
            }
        }
    }

    /// Writes a report to this file, for its owner alone, in one step.
    ///
    /// @throws FileFailure when the place does not let us; a file of that name stays as it is
    public void save(Path file, String report) {
        OwnerFile.replace(file, report.getBytes(StandardCharsets.UTF_8));
    }

    /// The same as JSON: maps with texts as keys, lists, texts, whole numbers and truth values.
    ///
    /// @throws FileFailure when the place does not let us; a file of that name stays as it is
    public void save(Path file, Map<String, ?> facts) {
        OwnerFile.replace(file, FactsJson.of(facts));
    }

    /// Does this about what the report tells; look again to see what is left.
    ///
    /// @throws Failure when it could not be done; the store is as it was then
    public void mend(StoreRepair repair, StoreReport report) {
        new StoreMending(desk, lists).mend(repair, report);
    }
}
