package dev.chancery.engine;

import dev.chancery.domain.AccessFailure;
import dev.chancery.domain.Authority;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.Drive;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.FolderName;
import dev.chancery.domain.KeyDeparture;
import dev.chancery.domain.KeyFailure;
import dev.chancery.domain.KeyStanding;
import dev.chancery.domain.Progress;
import dev.chancery.export.Drives;
import dev.chancery.export.Ejection;
import dev.chancery.export.Manifest;
import dev.chancery.pki.CertificateReader;
import dev.chancery.store.Departed;
import dev.chancery.store.Transaction;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What leaves the store: certificates with their keys, as files on a stick or in a folder.
public final class Exports {

    /// The file at the place that names what stayed out.
    public static final String LEFT_OUT = "left-out.txt";

    private final Desk desk;
    private final Packing packing;
    private final String store;

    private final StepUp stepUp;

    /// `store` is what the store is called.
    Exports(Desk desk, String store, StepUp stepUp) {
        this.desk = desk;
        this.stepUp = stepUp;
        this.store = store;
        this.packing = new Packing(desk);
    }

    /// What to do with files that are there already under the names that the export needs.
    public enum Existing { REFUSE, REPLACE, KEEP }

    /// What an export would write: the files relative to [ExportOrder#target], how many octets at most, which of them
    /// exist, how many octets are free there, and whether it fits.
    public record Plan(List<Path> files, long octets, List<Path> existing, long free, boolean fits) {}

    /// What an export wrote: every file was read back and compared. `leftOut` are the certificates that stayed out because
    /// their key may not leave any more; a file at the place names them.
    public record Exported(int certificates, List<Path> files, List<KeyStanding.Left> leftOut) {}

    /// The removable drives that are there now, the roomiest first.
    public List<Drive> drives() {
        return Drives.here().removable().stream().sorted(Comparator.comparingLong(Drive::free).reversed()).toList();
    }

    /// Unmounts this drive, which waits until the system has written everything to it.
    ///
    /// @return whether it is gone from the system, and so safe to remove; if not, something still uses it, or the system
    /// wants somebody else to ask
    public boolean eject(Drive drive) {
        return Ejection.here().eject(drive);
    }

    /// A folder for what leaves today, named after the store and the day where this machine is.
    public FolderName proposedFolder() {
        return FolderName.dated(store, LocalDate.ofInstant(desk.now(), ZoneId.systemDefault()));
    }

    /// Which keys the order can take out. Nothing is changed.
    ///
    /// @throws Failure.Gone when a certificate is not there any more
    public KeyStanding standing(ExportOrder order) {
        var named = packing.named(order.certificates());
        return desk.read(tx -> KeyGate.standing(named.size(), Load.standing(tx, named, order.target())));
    }

    /// The same at no place in particular.
    public KeyStanding standing(List<CertificateId> certificates) {
        return standing(new ExportOrder(certificates, ExportOrder.Form.PEM_FOLDER, Path.of(""), new char[0]));
    }

    /// When and to where the private key of a certificate left the store last, or may have.
    public Optional<KeyDeparture> departure(Certificate certificate) {
        return desk.read(tx -> tx.departures().last(Bearer.fingerprint(certificate))).map(Departed::departure);
    }

    /// The same of many certificates; those whose key never left are not in it.
    public Map<CertificateId, KeyDeparture> departures(List<Certificate> certificates) {
        return desk.read(tx -> {
            var found = new HashMap<CertificateId, KeyDeparture>();
            if (tx.departures().isEmpty()) {
                return found;
            }
            certificates.forEach(one -> tx.departures().last(Bearer.fingerprint(one))
                    .ifPresent(last -> found.put(one.id(), last.departure())));
            return found;
        });
    }

    /// Whether the private key of an authority would leave. That needs [StepUp#prove] just before [#run].
    public boolean letsAuthorityOut(ExportOrder order) {
        return order.takesKeys() && desk.read(tx -> tx.certificates().rows(order.certificates().stream().mapToLong(CertificateId::value).toArray()))
                .stream().anyMatch(one -> one.hasKey() && one.thing().isEmpty() && CertificateReader.uses(one.der().toArray()).authority());
    }

    /// The roots that somebody may trust instead of the certificates' own, because cross-certificates lead to them.
    public List<Authority> anchors(List<CertificateId> certificates) {
        return desk.read(tx -> tx.crossCertificates().all().isEmpty() ? List.of() : new TrustPaths(tx, desk.now()).others(tx.certificates()
                .rows(certificates.stream().mapToLong(CertificateId::value).toArray()).stream().map(Certificate::issuer).distinct().toList()));
    }

    /// What the order would write. Whether its keys may leave is not looked at, see [#standing].
    ///
    /// @throws Failure.Refused when the order cannot be carried out
    /// @throws KeyFailure.NoKeyHere when a key is not here and the layout cannot do without
    /// @throws FileFailure when the folder is not there or is no folder
    public Plan plan(ExportOrder order) {
        var plan = new ExportRun(desk, packing, order).plan();
        return new Plan(within(order, plan.files()), plan.bytes(), within(order, plan.existing()), plan.freeSpace(), plan.fits());
    }

    private static List<Path> within(ExportOrder order, List<String> paths) {
        return paths.stream().map(path -> order.target().relativize(order.folder().resolve(path))).toList();
    }

    /// Where the order puts the files of each of its certificates, for [Snippets]; none where the layout has not what those
    /// name.
    public List<Snippets.Placed> placed(ExportOrder order) {
        return packing.named(order).stream().flatMap(one -> Placing.of(one, order).stream()).toList();
    }

    /// The same as with [Existing#REFUSE].
    public Exported run(ExportOrder order, Progress progress) {
        return run(order, Existing.REFUSE, progress);
    }

    /// Writes the files: each certificate's whole or not at all, read back and compared. What was acknowledged to
    /// `progress` (in certificates) is complete on the medium, whatever happens afterwards; of an archive nothing is before the end.
    ///
    /// That the keys leave is in the store before the first one does. A key of which something was written, and whose files
    /// did not become complete, counts as left; the same order to the same place finishes it.
    ///
    /// @throws AccessFailure.PassphraseNeeded when it [#letsAuthorityOut] and nobody has proven to know the passphrase just now
    /// @throws KeyFailure.AlreadyDownloaded when a key may leave only once and has left; nothing is written then
    /// @throws FileFailure when the medium is full, gone, read-only or lies
    /// @throws java.util.concurrent.CancellationException once `progress` has been cancelled
    public Exported run(ExportOrder order, Existing existing, Progress progress) {
        if (letsAuthorityOut(order)) {
            stepUp.use();
        }
        return run(order, existing, progress, (_, _, _) -> {});
    }

    /// Hears of each certificate whose files are complete, within the transaction that writes down what became of its key.
    @FunctionalInterface
    interface Settled {
        void written(Transaction tx, CertificateId certificate, List<Manifest.Entry> files);
    }

    /// The same, with somebody who keeps books of what is written.
    Exported run(ExportOrder order, Existing existing, Progress progress, Settled settled) {
        return new ExportRun(desk, packing, order).run(policy(existing), progress, settled);
    }

    private static dev.chancery.export.Existing policy(Existing existing) {
        return switch (existing) {
            case REFUSE -> dev.chancery.export.Existing.REFUSE;
            case REPLACE -> dev.chancery.export.Existing.REPLACE;
            case KEEP -> dev.chancery.export.Existing.SKIP;
        };
    }
}
