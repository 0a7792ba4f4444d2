package dev.chancery.ui.things;

import dev.chancery.domain.Authority;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.KeyDeparture;
import dev.chancery.domain.Status;
import dev.chancery.domain.Thing;
import dev.chancery.domain.ThingSummary;
import dev.chancery.engine.Ancestry;
import dev.chancery.engine.Office;
import dev.chancery.ui.Background;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// One thing with every certificate it ever had.
public final class ThingDetailsModel {

    /// A certificate of the thing, its state when it was read, what its authority is called, what has replaced it, and whether
    /// it waits for that to be on the device.
    public record Held(Certificate certificate, Status status, String issuer, Optional<Certificate> successor, boolean waits,
            Optional<KeyDeparture> keyLeft) {}

    /// The thing and its certificates, the newest first.
    public record Details(Thing thing, Optional<Held> current, List<Held> certificates) {}

    private final Office office;
    private final Background background;
    private final Background.Newest newest;
    private final ReadOnlyObjectWrapper<Optional<Details>> details = new ReadOnlyObjectWrapper<>(Optional.empty());

    public ThingDetailsModel(Office office, Background background) {
        this.office = office;
        this.background = background;
        this.newest = background.newest();
    }

    public ReadOnlyObjectProperty<Optional<Details>> detailsProperty() {
        return details.getReadOnlyProperty();
    }

    public void show(Optional<ThingSummary> chosen) {
        newest.load(() -> chosen.map(this::read), details::set);
    }

    private Details read(ThingSummary chosen) {
        var names = office.authorities().all().stream().collect(Collectors.toMap(Authority::id, Authority::name));
        var held = office.certificates().of(chosen.thing()).stream()
                .map(one -> held(one, names.getOrDefault(one.issuer(), ""))).toList();
        var current = chosen.current().flatMap(now -> held.stream()
                .filter(one -> one.certificate().id().equals(now.id())).findFirst());
        return new Details(chosen.thing(), current, held);
    }

    private Held held(Certificate certificate, String issuer) {
        var successor = office.renewals().ancestry(certificate.id()).after().stream().map(Ancestry.Step::certificate)
                .reduce((_, last) -> last);
        return new Held(certificate, office.certificates().status(certificate), issuer, successor,
                office.pendingRevocations().of(certificate.id()).isPresent(), office.exports().departure(certificate));
    }

    /// Reads the thing's key, its secret, and wipes it as soon as `use` has returned.
    public void key(Thing thing, Consumer<char[]> use) {
        background.load(() -> office.things().key(thing), key -> {
            try {
                use.accept(key);
            } finally {
                Arrays.fill(key, '\0');
            }
        });
    }
}
