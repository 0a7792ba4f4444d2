package dev.chancery.engine;

import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.Drive;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FolderName;
import dev.chancery.domain.Installation.Files;
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
import java.util.Optional;

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

    /// @throws Failure.Refused when the order cannot be carried out
    /// @throws Failure.NoKeyHere when a key is not here and the form cannot do without
    /// @throws Failure.OfFile when the folder is not there or is no folder
    public Plan plan(ExportOrder order) {
        var plan = plan(order, parcels(order));
        return new Plan(within(order, plan.files()), plan.bytes(), within(order, plan.existing()), plan.freeSpace(), plan.fits());
    }

    private static List<Path> within(ExportOrder order, List<String> paths) {
        return paths.stream().map(path -> order.target().relativize(order.folder().resolve(path))).toList();
    }

    /// Where the order puts the files of each of its certificates, for [Snippets]; none for JSON, which programs read
    /// themselves.
    public List<Snippets.Placed> placed(ExportOrder order) {
        return packing.named(order.certificates()).stream().flatMap(one -> placed(one, order).stream()).toList();
    }

    private static Optional<Snippets.Placed> placed(Packing.Named one, ExportOrder order) {
        var target = Optional.of(order.target());
        return switch (order.form()) {
            case PEM_FOLDER -> Optional.of(new Snippets.Placed(one.certificate().id(), one.name(),
                    target.map(folder -> folder.resolve(one.name())), Files.PEM_FOLDER));
            case PEM_BUNDLE -> Optional.of(new Snippets.Placed(one.certificate().id(), one.name(), target, Files.bundle(one.name() + ".pem")));
            case PKCS12 -> Optional.of(new Snippets.Placed(one.certificate().id(), one.name(), target, Files.pkcs12(one.name() + ".p12")));
            case MAINFLUX, MAINFLUX_ARRAY, SUPERMQ, SUPERMQ_ARRAY -> Optional.empty();
        };
    }

    private List<Packing.Parcel> parcels(ExportOrder order) {
        return Packing.parcels(packing.named(order.certificates()), order);
    }

    private dev.chancery.export.Plan plan(ExportOrder order, List<Packing.Parcel> parcels) {
        var named = parcels.stream().flatMap(parcel -> parcel.content().stream()).toList();
        if (!order.violations().isEmpty()) {
            throw new Failure.Refused(order.violations());
        }
        if (order.form() == ExportOrder.Form.PKCS12) {
            named.stream().map(Packing.Named::certificate).filter(certificate -> !certificate.hasKey()).findFirst()
                    .ifPresent(certificate -> { throw new Failure.NoKeyHere(certificate.serial()); });
        }
        var paths = parcels.stream().flatMap(parcel -> parcel.paths().stream()).toList();
        return delivery.plan(order.folder(), paths, named.stream().mapToLong(packing::most).sum());
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
        var parcels = parcels(order);
        var plan = plan(order, parcels);
        progress.expect(order.certificates().size());
        Delivered delivered;
        try (var bundles = new Ahead<Packing.Parcel, Bundle>(parcels, one -> packing.bundle(one, order), workers(order))) {
            delivered = delivery.deliver(plan, bundles, policy(existing), new InCertificates(progress, parcels));
        }
        var gone = record(order, parcels, delivered.manifest());
        delivered.orThrow();
        return new Exported(gone, delivered.manifest().entries().stream().map(entry -> order.folder().resolve(entry.path())).toList());
    }

    /// Arrays are large: no more of them are made ahead than must be.
    private int workers(ExportOrder order) {
        return order.form().isArray() ? 1 : desk.surroundings().workers();
    }

    private static dev.chancery.export.Existing policy(Existing existing) {
        return switch (existing) {
            case REFUSE -> dev.chancery.export.Existing.REFUSE;
            case REPLACE -> dev.chancery.export.Existing.REPLACE;
            case KEEP -> dev.chancery.export.Existing.SKIP;
        };
    }

    /// Notes what is complete on the medium, also when the export ended early, and returns how many certificates that is.
    private int record(ExportOrder order, List<Packing.Parcel> parcels, Manifest manifest) {
        var complete = new HashSet<String>();
        manifest.entries().forEach(entry -> complete.add(entry.path()));
        var gone = parcels.stream().filter(parcel -> complete.containsAll(parcel.paths()))
                .flatMap(parcel -> parcel.content().stream()).map(Packing.Named::certificate).toList();
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
        private final List<Packing.Parcel> parcels;
        private int parcel;
        private long files;

        InCertificates(Progress progress, List<Packing.Parcel> parcels) {
            this.progress = progress;
            this.parcels = parcels;
        }

        @Override public void expect(long total) {}

        @Override public void advance(long done) {
            files += done;
            var certificates = 0;
            while (parcel < parcels.size() && files >= parcels.get(parcel).paths().size()) {
                files -= parcels.get(parcel).paths().size();
                certificates += parcels.get(parcel++).content().size();
            }
            progress.advance(certificates);
        }

        @Override public void checkCancelled() {
            progress.checkCancelled();
        }
    }
}
