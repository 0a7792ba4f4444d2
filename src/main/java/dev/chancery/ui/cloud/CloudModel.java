package dev.chancery.ui.cloud;

import dev.chancery.domain.Authority;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateQuery;
import dev.chancery.domain.CloudEntry;
import dev.chancery.domain.CloudFact;
import dev.chancery.domain.CloudKind;
import dev.chancery.domain.CloudTraits;
import dev.chancery.domain.CloudTraits.Step;
import dev.chancery.domain.PlaceField;
import dev.chancery.domain.Registration;
import dev.chancery.domain.RegistrationId;
import dev.chancery.domain.RegistrationState;
import dev.chancery.domain.Status;
import dev.chancery.engine.NextStep;
import dev.chancery.engine.Registrations;
import dev.chancery.ui.Background;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// All registrations, by the places that they lead to.
public final class CloudModel {

    private static final int MOST_SLOTS = 5;
    private static final int MOST_NAMES = 50;

    /// One registration as it is shown. `caEnds` is the end of the certificate that is registered.
    record Card(Registration registration, Authority authority, CloudTraits traits, NextStep next, Instant caEnds, Instant now, boolean practice) {

        /// Whether it is a rehearsal whose practice cloud is closed: nothing can follow.
        boolean over() {
            return registration.isRehearsal() && !practice;
        }

        /// How many of the steps are done.
        int done() {
            var steps = traits.shape(registration.plan().way()).steps();
            return switch (registration.state()) {
                case PLANNED, REMOVED -> 0;
                case UPLOADED -> 1 + (registration.facts().text(CloudFact.CODE).isPresent() ? 1 : 0);
                case CODE_RECEIVED -> steps.indexOf(Step.CODE) + 1;
                case PROOF_ISSUED -> steps.indexOf(Step.PROOF) + 1;
                case VERIFIED -> steps.size();
                case EXPIRED, REFUSED -> steps.contains(Step.UPLOAD) && registration.facts().text(CloudFact.ID).isPresent() ? 1 : 0;
            };
        }
    }

    /// A place at a cloud with what this store has sent there. `held` are the names in its slots, as far as they are
    /// known; there are no slots where a place has room for many.
    record Group(CloudKind cloud, Map<PlaceField, String> place, List<Card> cards, int slots, List<String> held) {}

    /// What loses its trust with a registration: how many valid certificates, and the names of some.
    record Hit(long certificates, List<String> names) {}

    private final Registrations registrations;
    private final Means means;
    private final Background.Newest reading;
    private final ObservableList<Group> groups = FXCollections.observableArrayList();
    private final BooleanProperty loaded = new SimpleBooleanProperty();
    private final BooleanProperty withRemoved = new SimpleBooleanProperty();
    private final Map<Map<PlaceField, String>, List<String>> seen = new HashMap<>();
    private List<Card> all = List.of();
    private Optional<RegistrationId> wanted = Optional.empty();

    CloudModel(Means means) {
        this.means = means;
        this.registrations = means.registrations();
        this.reading = means.background().newest();
        withRemoved.addListener((_, _, _) -> group());
    }

    /// Reads everything again.
    void refresh() {
        reading.load(() -> registrations.all().stream().map(this::card).toList(), found -> {
            all = found;
            group();
            loaded.set(true);
        });
    }

    /// Reads everything again, and wants this one to be seen then.
    void reveal(RegistrationId registration) {
        wanted = Optional.of(registration);
        refresh();
    }

    /// Which one is to be seen, once.
    Optional<RegistrationId> wanted() {
        var once = wanted;
        wanted = Optional.empty();
        return once;
    }

    private Card card(Registration one) {
        var certificate = means.office().certificates().one(one.plan().certificate());
        return new Card(one, means.office().authorities().one(one.plan().authority()), registrations.traits(one.cloud()),
                registrations.next(one.id()), certificate.validity().notAfter(), means.office().certificates().now(),
                means.lines().rehearsals().of(one).isPresent());
    }

    private void group() {
        var places = new LinkedHashMap<List<Object>, List<Card>>();
        all.stream().filter(card -> withRemoved.get() || card.registration().state() != RegistrationState.REMOVED)
                .forEach(card -> places.computeIfAbsent(List.of(card.registration().cloud(), place(card)), _ -> new ArrayList<>()).add(card));
        groups.setAll(places.values().stream().map(this::group).toList());
    }

    private Group group(List<Card> cards) {
        var first = cards.getFirst();
        var slots = first.traits().most().stream().filter(most -> most <= MOST_SLOTS && most > 1).findFirst().orElse(0);
        var held = seen.getOrDefault(place(first), cards.stream().filter(CloudModel::isThere)
                .map(card -> card.registration().facts().text(CloudFact.NAME).map(String::strip).orElse(card.authority().name())).toList());
        return new Group(first.registration().cloud(), place(first), cards, slots, held);
    }

    private static boolean isThere(Card card) {
        return card.registration().facts().text(CloudFact.ID).isPresent() && card.registration().state() != RegistrationState.REMOVED;
    }

    private static Map<PlaceField, String> place(Card card) {
        var values = new HashMap<>(card.registration().plan().place().values());
        values.remove(PlaceField.NAME);
        return values;
    }

    /// What the cloud itself says is in the place of this registration.
    void saw(Registration registration, Collection<CloudEntry> entries) {
        var values = new HashMap<>(registration.plan().place().values());
        values.remove(PlaceField.NAME);
        seen.put(values, entries.stream().map(entry -> entry.name().strip()).toList());
        group();
    }

    /// What a cloud would not let in any more.
    void hit(Registration registration, Consumer<Hit> then) {
        means.background().load(() -> hit(registration), then);
    }

    private Hit hit(Registration registration) {
        var authorities = means.office().authorities().all();
        var own = authorities.stream().map(one -> one.certificate().id().value()).collect(Collectors.toSet());
        var ids = authorities.stream().filter(one -> isBelow(one, registration))
                .flatMapToLong(one -> Arrays.stream(means.office().certificates().ids(CertificateQuery.ALL
                        .withIssuer(Optional.of(one.id())).withStatus(Optional.of(Status.ACTIVE)))))
                .filter(id -> !own.contains(id)).toArray();
        return new Hit(ids.length, means.office().certificates().rows(Arrays.copyOf(ids, Math.min(ids.length, MOST_NAMES)))
                .stream().map(Certificate::label).toList());
    }

    private boolean isBelow(Authority one, Registration registration) {
        return means.office().authorities().chain(one.id()).stream()
                .anyMatch(above -> above.id().equals(registration.plan().authority()));
    }

    boolean isBare() {
        return loaded.get() && all.isEmpty();
    }

    long count(boolean open) {
        return all.stream().map(Card::registration).filter(one -> !one.isRehearsal()).filter(one -> open ? one.state().isOpen() : one.state() == RegistrationState.VERIFIED).count();
    }

    boolean hasRemoved() {
        return all.stream().anyMatch(card -> card.registration().state() == RegistrationState.REMOVED);
    }

    public ObservableList<Group> groups() {
        return groups;
    }

    public BooleanProperty loadedProperty() {
        return loaded;
    }

    public BooleanProperty withRemovedProperty() {
        return withRemoved;
    }
}
