package dev.chancery.engine;

import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Authority;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.Drive;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FolderName;
import dev.chancery.domain.Progress;
import dev.chancery.export.Bundle;
import dev.chancery.export.Delivered;
import dev.chancery.export.Delivery;
import dev.chancery.export.Drives;
import dev.chancery.export.Manifest;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/// What leaves the store: certificates with their keys, as files on a stick or in a folder.
public final class Exports {

    private final Desk desk;
    private final Packing packing;
    private final Delivery delivery;
    private final String store;

    /// `store` is what the store is called.
    Exports(Desk desk, String store) {
        this.desk = desk;
        this.store = store;
        this.packing = new Packing(desk);
        this.delivery = new Delivery(desk.surroundings().random());
    }

    /// What to do with files that are there already under the names that the export needs.
    public enum Existing { REFUSE, REPLACE, KEEP }

    /// What an export would write: the files relative to [ExportOrder#target], how many octets at most, which of them
    /// exist, how many octets are free there, and whether it fits.
    public record Plan(List<Path> files, long octets, List<Path> existing, long free, boolean fits) {}

    /// What an export wrote: every file was read back and compared.
    public record Exported(int certificates, List<Path> files) {}

    /// The removable drives that are there now, the roomiest first.
    public List<Drive> drives() {
        return Drives.here().removable().stream().sorted(Comparator.comparingLong(Drive::free).reversed()).toList();
    }

    /// A folder for what leaves today, named after the store and the day where this machine is.
    public FolderName proposedFolder() {
        return FolderName.dated(store, LocalDate.ofInstant(desk.now(), ZoneId.systemDefault()));
    }

    /// The roots that somebody may trust instead of the certificates' own, because cross-certificates lead to them.
    public List<Authority> anchors(List<CertificateId> certificates) {
        return desk.read(tx -> tx.crossCertificates().all().isEmpty() ? List.of() : new TrustPaths(tx, desk.now()).others(tx.certificates()
                .rows(certificates.stream().mapToLong(CertificateId::value).toArray()).stream().map(Certificate::issuer).distinct().toList()));
    }

    /// @throws Failure.Refused when the order cannot be carried out
    /// @throws Failure.NoKeyHere when a key is not here and the form cannot do without
    /// @throws Failure.OfFile when the folder is not there or is no folder
    public Plan plan(ExportOrder order) {
        var plan = plan(order, packing.named(order.certificates()));
        return new Plan(within(order, plan.files()), plan.bytes(), within(order, plan.existing()), plan.freeSpace(), plan.fits());
    }

    private static List<Path> within(ExportOrder order, List<String> paths) {
        return paths.stream().map(path -> order.target().relativize(order.folder().resolve(path))).toList();
    }

    private dev.chancery.export.Plan plan(ExportOrder order, List<Packing.Named> named) {
        if (!order.violations().isEmpty()) {
            throw new Failure.Refused(order.violations());
        }
        if (order.form() == ExportOrder.Form.PKCS12) {
            named.stream().map(Packing.Named::certificate).filter(certificate -> !certificate.hasKey()).findFirst()
                    .ifPresent(certificate -> { throw new Failure.NoKeyHere(certificate.serial()); });
        }
        var paths = named.stream().flatMap(one -> packing.paths(one, order).stream()).toList();
        return delivery.plan(order.folder(), paths, named.stream().mapToLong(one -> packing.most(one, order)).sum());
    }

    /// The same as with [Existing#REFUSE].
    public Exported run(ExportOrder order, Progress progress) {
        return run(order, Existing.REFUSE, progress);
    }

    /// Writes the files: each certificate's whole or not at all, read back and compared. What was acknowledged to
    /// `progress` (in certificates) is complete on the medium, whatever happens afterwards.
    ///
    /// @throws Failure.OfFile when the medium is full, gone, read-only or lies
    /// @throws java.util.concurrent.CancellationException once `progress` has been cancelled
    public Exported run(ExportOrder order, Existing existing, Progress progress) {
        var named = packing.named(order.certificates());
        var plan = plan(order, named);
        progress.expect(named.size());
        Delivered delivered;
        try (var bundles = new Ahead<Packing.Named, Bundle>(named, one -> packing.bundle(one, order), desk.surroundings().workers())) {
            delivered = delivery.deliver(plan, bundles, policy(existing), new InCertificates(progress, filesOf(named, order)));
        }
        var gone = record(order, named, delivered.manifest());
        delivered.orThrow();
        return new Exported(gone, delivered.manifest().entries().stream().map(entry -> order.folder().resolve(entry.path())).toList());
    }

    private int[] filesOf(List<Packing.Named> named, ExportOrder order) {
        return named.stream().mapToInt(one -> packing.paths(one, order).size()).toArray();
    }

    private static dev.chancery.export.Existing policy(Existing existing) {
        return switch (existing) {
            case REFUSE -> dev.chancery.export.Existing.REFUSE;
            case REPLACE -> dev.chancery.export.Existing.REPLACE;
            case KEEP -> dev.chancery.export.Existing.SKIP;
        };
    }

    /// Notes what is complete on the medium, also when the export ended early, and returns how many certificates that is.
    private int record(ExportOrder order, List<Packing.Named> named, Manifest manifest) {
        var complete = new HashSet<String>();
        manifest.entries().forEach(entry -> complete.add(entry.path()));
        var gone = named.stream().filter(one -> complete.containsAll(packing.paths(one, order))).map(Packing.Named::certificate).toList();
        var detail = order.form() + (order.keysAreProtected() ? ", key protected" : ", key unprotected") + ", to " + order.target();
        desk.write(tx -> gone.forEach(certificate -> desk.note(tx, act(certificate), certificate.serial().hex(), detail)));
        return gone.size();
    }

    private static Act act(Certificate certificate) {
        return certificate.hasKey() ? Act.KEY_EXPORTED : Act.CERTIFICATE_EXPORTED;
    }

    /// Turns files that are done into certificates that are done.
    private static final class InCertificates implements Progress {
        private final Progress progress;
        private final int[] filesOf;
        private int certificate;
        private long files;

        InCertificates(Progress progress, int[] filesOf) {
            this.progress = progress;
            this.filesOf = filesOf;
        }

        @Override public void expect(long total) {}

        @Override public void advance(long done) {
            files += done;
            var before = certificate;
            while (certificate < filesOf.length && files >= filesOf[certificate]) {
                files -= filesOf[certificate++];
            }
            progress.advance(certificate - before);
        }

        @Override public void checkCancelled() {
            progress.checkCancelled();
        }
    }
}
