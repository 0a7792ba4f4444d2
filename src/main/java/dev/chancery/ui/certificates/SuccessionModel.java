package dev.chancery.ui.certificates;

import dev.chancery.domain.Certificate;
import dev.chancery.domain.Profile;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.Status;
import dev.chancery.engine.Ancestry;
import dev.chancery.engine.Office;
import dev.chancery.engine.PendingRevocations.Awaited;
import dev.chancery.ui.Background;
import dev.chancery.ui.Destination;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What a certificate has replaced and what has replaced it, and whether the one of them that is old waits to be revoked.
public final class SuccessionModel {

    /// A certificate that it has replaced, or one that has replaced it.
    public record Step(Certificate certificate, boolean older) {}

    /// An old certificate that waits for the new one to be on the device, at most until `end`; `good` tells that the new one
    /// can stand for it.
    public record Waiting(CertificateId old, Instant end, boolean good) {}

    /// `waiting` is of the certificate itself or of the one that it has replaced.
    public record Shown(Certificate certificate, Status status, boolean ofAuthority, List<Step> steps, Optional<Waiting> waiting) {

        boolean isReplaceable() {
            return status != Status.REVOKED && status != Status.ON_HOLD;
        }
    }

    private final Office office;
    private final Background background;
    private final Background.Newest newest;
    private final Consumer<Destination> go;
    private final ReadOnlyObjectWrapper<Optional<Shown>> shown = new ReadOnlyObjectWrapper<>(Optional.empty());

    public SuccessionModel(Office office, Background background, Consumer<Destination> go) {
        this.office = office;
        this.background = background;
        this.newest = background.newest();
        this.go = go;
    }

    public ReadOnlyObjectProperty<Optional<Shown>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    public void show(Optional<CertificateId> chosen) {
        newest.load(() -> chosen.map(this::read), shown::set);
    }

    private Shown read(CertificateId id) {
        var certificate = office.certificates().one(id);
        var ancestry = office.renewals().ancestry(id);
        var pending = office.pendingRevocations();
        var awaited = pending.of(id).or(() -> ancestry.before().flatMap(before -> pending.of(before.certificate().id())));
        return new Shown(certificate, office.certificates().status(certificate), ofAuthority(certificate), steps(ancestry), awaited.map(this::waiting));
    }

    private boolean ofAuthority(Certificate certificate) {
        return office.profiles().ofCode(certificate.profile()).filter(Profile::forAuthority).isPresent();
    }

    private static List<Step> steps(Ancestry ancestry) {
        return Stream.concat(ancestry.before().stream().map(step -> new Step(step.certificate(), true)),
                ancestry.after().stream().map(step -> new Step(step.certificate(), false))).toList();
    }

    private Waiting waiting(Awaited awaited) {
        return new Waiting(awaited.old().id(), awaited.revokeBy(), office.pendingRevocations().isGood(awaited));
    }

    public void renew() {
        chosen(one -> go.accept(new Destination.Renew(List.of(one.certificate().id()))));
    }

    public void rotate() {
        chosen(one -> go.accept(new Destination.Rotate(List.of(one.certificate().id()))));
    }

    public void open(Certificate certificate) {
        go.accept(new Destination.OneCertificate(certificate.id()));
    }

    /// The new one is on the device: the old one is revoked. `then` hears how many were.
    public void confirm(Consumer<Integer> then) {
        awaited(old -> background.run("certificates.succession.confirming", _ -> office.pendingRevocations().confirm(List.of(old)),
                done -> then.accept(done.effects().changes())));
    }

    /// The old one stays good until it ends.
    public void keep() {
        awaited(old -> background.run("certificates.succession.keeping", _ -> {
            office.pendingRevocations().drop(List.of(old));
            return old;
        }, _ -> show(shown.get().map(one -> one.certificate().id()))));
    }

    private void chosen(Consumer<Shown> act) {
        shown.get().ifPresent(act);
    }

    private void awaited(Consumer<CertificateId> act) {
        shown.get().flatMap(Shown::waiting).ifPresent(one -> act.accept(one.old()));
    }
}
