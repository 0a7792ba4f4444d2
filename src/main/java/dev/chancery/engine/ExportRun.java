package dev.chancery.engine;

import static java.util.Objects.requireNonNull;

import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.FileKind;
import dev.chancery.domain.FileViolation;
import dev.chancery.domain.KeyDeparture.State;
import dev.chancery.domain.KeyFailure;
import dev.chancery.domain.KeyHome;
import dev.chancery.domain.KeyViolation;
import dev.chancery.domain.Layout;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Violation;
import dev.chancery.engine.Exports.Exported;
import dev.chancery.export.Archive;
import dev.chancery.export.Bundle;
import dev.chancery.export.Delivered;
import dev.chancery.export.Delivery;
import dev.chancery.export.Existing;
import dev.chancery.export.Manifest;
import dev.chancery.export.Plan;
import dev.chancery.pki.SshKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// One export. Its order of effects: the place is looked at, the keys are claimed, the files are written, and what became
/// of each key is written down.
final class ExportRun {

    private final Desk desk;
    private final Packing packing;
    private final ExportOrder order;
    private final Delivery delivery;
    private final Load load;
    private final List<Packing.Parcel> parcels;

    ExportRun(Desk desk, Packing packing, ExportOrder order) {
        this.desk = desk;
        this.packing = packing;
        this.order = order;
        this.delivery = new Delivery(desk.surroundings().random());
        var named = packing.named(order);
        this.load = desk.read(tx -> Load.of(tx, named, order));
        this.parcels = load.parcels(order);
    }

    /// What would be written; files that an export left here that was cut off are its own and not in the way.
    Plan plan() {
        var plan = target();
        var ours = Set.copyOf(paths(load.toFinish()));
        return new Plan(plan.target(), plan.files(), plan.bytes(),
                plan.existing().stream().filter(path -> !ours.contains(path)).toList(), plan.freeSpace(), plan.fits(), plan.warnings());
    }

    /// A key on a token is not missing: it cannot leave.
    private Failure keyless(Certificate certificate) {
        return desk.read(tx -> tx.authorities().all()).stream().filter(one -> one.certificate().id().equals(certificate.id()))
                .<Failure>mapMulti((one, taker) -> {
                    if (one.home() instanceof KeyHome.OnToken(var token, var _)) {
                        taker.accept(new KeyFailure.KeyOnToken(one.name(), token));
                    }
                }).findFirst().orElseGet(() -> new KeyFailure.NoKeyHere(certificate.label(), certificate.serial()));
    }

    private Plan target() {
        if (!order.violations().isEmpty()) {
            throw new Failure.Refused(order.violations());
        }
        if (order.layout().needsKey()) {
            load.going().stream().map(Packing.Named::certificate).filter(certificate -> !certificate.hasKey()).findFirst()
                    .ifPresent(certificate -> { throw keyless(certificate); });
        }
        refuseUnknownToSsh();
        refuseTwins();
        var paths = parcels.stream().flatMap(parcel -> parcel.paths().stream()).toList();
        return delivery.plan(order.folder(), paths, load.going().stream().mapToLong(one -> packing.most(one, order)).sum());
    }

    private void refuseUnknownToSsh() {
        if (order.layout().files().stream().anyMatch(file -> file.kind() == FileKind.SSH_PUBLIC_KEY)) {
            var unknown = load.going().stream().map(Packing.Named::certificate).filter(one -> !SshKey.knows(one.key()))
                    .<Violation>map(one -> new KeyViolation.NoSshKey(one.label(), one.key())).toList();
            if (!unknown.isEmpty()) {
                throw new Failure.Refused(unknown);
            }
        }
    }

    /// Two files of one certificate whose names are the same once their fields are filled in.
    private void refuseTwins() {
        if (order.layout().sharing() != Layout.Sharing.ARRAY) {
            var names = new HashSet<String>();
            Packing.each(load.going(), order.layout(), "").stream().flatMap(parcel -> parcel.paths().stream())
                    .filter(path -> !names.add(path.toLowerCase(Locale.ROOT))).findFirst().ifPresent(path -> {
                        throw new Failure.Refused(new FileViolation.TwoOfOneName(path));
                    });
        }
    }

    /// The files that any of these are in.
    private List<String> paths(Collection<Packing.Named> some) {
        return parcels.stream().filter(parcel -> !Collections.disjoint(parcel.content(), some)).flatMap(parcel -> parcel.paths().stream()).toList();
    }

    Exported run(Existing existing, Progress progress, Exports.Settled settled) {
        var gate = new KeyGate(desk);
        gate.check(load.inOrder(), order);
        requireFree(plan(), existing);
        try (var passage = gate.claim(load.inOrder(), order)) {
            delivery.discard(order.folder(), paths(load.finishedBy(passage)));
            var delivered = deliver(passage, existing, progress);
            int gone = settle(delivered, passage, settled);
            delivered.orThrow();
            examine(delivered);
            var leftOut = load.outBut(this::isHere);
            tell(leftOut);
            return new Exported(gone, delivered.manifest().files(), leftOut.stream().map(KeyGate.Judged::left).toList());
        }
    }

    /// Reads what is new there once more, as whoever gets it will.
    private void examine(Delivered delivered) {
        var complete = delivered.manifest().entries().stream().map(Manifest.Entry::path).collect(Collectors.toSet());
        var check = new MediumCheck(order.folder(), order.passphrase());
        parcels.parallelStream().filter(parcel -> parcel.content().size() == 1 && complete.containsAll(parcel.paths()))
                .forEach(parcel -> check.check(parcel.content().getFirst().certificate(), parcel.paths()));
    }

    /// What would be refused anyway is refused before a key is claimed.
    private static void requireFree(Plan plan, Existing existing) {
        if (existing == Existing.REFUSE && !plan.existing().isEmpty()) {
            throw new FileFailure.AlreadyExists(plan.target().resolve(plan.existing().getFirst()));
        }
    }

    private Delivered deliver(Passage passage, Existing existing, Progress progress) {
        progress.expect(load.going().size());
        if (order.layout().sharing().isArchive()) {
            return archive(passage, existing, progress);
        }
        try (var bundles = ahead(parcels, passage)) {
            return delivery.deliver(target(), bundles, existing, new InCertificates(progress, parcels));
        }
    }

    private Delivered archive(Passage passage, Existing existing, Progress progress) {
        var kind = order.layout().sharing() == Layout.Sharing.ZIP ? Archive.Kind.ZIP : Archive.Kind.TAR;
        var archive = new Archive(kind, newest(), desk.surroundings().random());
        try (var bundles = ahead(Packing.each(load.going(), order.layout(), ""), passage)) {
            return archive.deliver(target(), bundles, existing, progress);
        }
    }

    /// Not the time of the export: the same certificates make the same archive whenever they are exported.
    private Instant newest() {
        return load.going().stream().map(one -> one.certificate().validity().notBefore()).max(Instant::compareTo).orElseThrow();
    }

    private Ahead<Packing.Parcel, Bundle> ahead(List<Packing.Parcel> all, Passage passage) {
        Function<Certificate, byte[]> key = certificate -> passage.key(requireNonNull(load.bearers().get(certificate.id())));
        return new Ahead<>(all, one -> packing.bundle(one, order, key), Bundle::wipe, workers());
    }

    /// Arrays are large: no more of them are made ahead than must be.
    private int workers() {
        return order.layout().sharing() == Layout.Sharing.ARRAY ? 1 : desk.surroundings().workers();
    }

    /// Notes what is complete on the medium, also when the export ended early, and returns how many certificates that is.
    private int settle(Delivered delivered, Passage passage, Exports.Settled settled) {
        var complete = new HashMap<String, Manifest.Entry>();
        delivered.manifest().entries().forEach(entry -> complete.put(entry.path(), entry));
        var gone = within(paths -> complete.keySet().containsAll(paths));
        var exposed = within(paths -> !Collections.disjoint(delivered.exposed(), paths));
        desk.write(tx -> {
            passage.settle(tx, load.keys(gone), load.keys(exposed));
            gone.stream().map(Packing.Named::certificate)
                    .forEach(one -> desk.note(tx, act(one), one.serial().hex(), order.trace()));
            parcels.stream().filter(parcel -> complete.keySet().containsAll(parcel.paths())).forEach(parcel -> parcel.content().forEach(one ->
                    settled.written(tx, one.certificate().id(), parcel.paths().stream().map(complete::get).toList())));
        });
        return gone.size();
    }

    private List<Packing.Named> within(Predicate<List<String>> files) {
        return parcels.stream().filter(parcel -> files.test(parcel.paths())).flatMap(parcel -> parcel.content().stream()).toList();
    }

    private static Act act(Certificate certificate) {
        return certificate.hasKey() ? Act.KEY_EXPORTED : Act.CERTIFICATE_EXPORTED;
    }

    /// Whether an earlier export to this very place wrote the files.
    private boolean isHere(KeyGate.Judged one, Packing.Named named) {
        return one.departure().state() == State.LEFT && one.departure().place().equals(order.target().toString())
                && Packing.parcels(load.all(), order).stream().filter(parcel -> parcel.content().contains(named))
                        .flatMap(parcel -> parcel.paths().stream()).allMatch(path -> Files.exists(order.folder().resolve(path), LinkOption.NOFOLLOW_LINKS));
    }

    private void tell(List<KeyGate.Judged> leftOut) {
        if (!leftOut.isEmpty() && !load.going().isEmpty()) {
            delivery.replace(order.target().resolve(Exports.LEFT_OUT), LeftOut.text(leftOut).getBytes(StandardCharsets.UTF_8));
        }
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
