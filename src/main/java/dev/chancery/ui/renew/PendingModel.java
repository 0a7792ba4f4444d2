package dev.chancery.ui.renew;

import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateId;
import dev.chancery.engine.Office;
import dev.chancery.engine.Revocations;
import dev.chancery.ui.Background;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The replaced certificates that wait until their successors are on the devices.
public final class PendingModel {

    /// A replaced certificate, its successor, and until when it waits; `good` tells that the successor can stand for it.
    public record Row(Certificate old, Certificate successor, Instant end, boolean good) {}

    private final Office office;
    private final Background background;
    private final Background.Newest newest;
    private final Consumer<Revocations.Done> confirmed;
    private final ObservableList<Row> waiting = FXCollections.observableArrayList();

    /// @param confirmed hears what was revoked
    public PendingModel(Office office, Background background, Consumer<Revocations.Done> confirmed) {
        this.office = office;
        this.background = background;
        this.newest = background.newest();
        this.confirmed = confirmed;
    }

    /// Those that wait, the first to be revoked first.
    public ObservableList<Row> waiting() {
        return waiting;
    }

    public void refresh() {
        newest.<List<Row>>load(() -> office.pendingRevocations().all().stream().map(one ->
                new Row(one.old(), one.successor(), one.revokeBy(), office.pendingRevocations().isGood(one))).toList(), waiting::setAll);
    }

    /// The successors of these are on their devices.
    public void confirm(List<CertificateId> certificates) {
        background.run("renew.job.confirm", _ -> office.pendingRevocations().confirm(certificates), done -> {
            confirmed.accept(done);
            refresh();
        });
    }

    /// These stay good until they end.
    public void keep(List<CertificateId> certificates) {
        background.run("renew.job.keep", _ -> {
            office.pendingRevocations().drop(certificates);
            return certificates;
        }, _ -> refresh());
    }
}
