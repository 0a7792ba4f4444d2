package dev.chancery.ui.authorities;

import dev.chancery.domain.Authority;
import dev.chancery.domain.Checked;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Ttl;
import dev.chancery.domain.Validity;
import dev.chancery.engine.Office;
import dev.chancery.ui.Background;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// What a new authority is made by: its profile, its key, how long it lives, and how many may stand below it. An intermediate
/// starts with the kind of key that its parent has, and ends with it at the latest.
public final class NewAuthorityTermsModel {

    /// How many authorities may stand below the new one.
    public enum Depth {
        NONE(OptionalInt.of(0)), ONE(OptionalInt.of(1)), UNLIMITED(OptionalInt.empty());

        private final OptionalInt pathLength;

        Depth(OptionalInt pathLength) {
            this.pathLength = pathLength;
        }
    }

    private static final Ttl INTERMEDIATE_LIFE = Ttl.days(1825);

    private final Office office;
    private final Optional<Authority> parent;
    private final ProfileOffer profile;
    private final ObjectProperty<KeySpec> key = new SimpleObjectProperty<>(KeySpec.EC_P256);
    private final StringProperty life = new SimpleStringProperty("");
    private final ObjectProperty<Depth> depth = new SimpleObjectProperty<>();
    private String cut = "";

    NewAuthorityTermsModel(Office office, Optional<Authority> parent) {
        this.office = office;
        this.parent = parent;
        profile = new ProfileOffer(parent.isPresent() ? Profile.INTERMEDIATE : Profile.ROOT);
        depth.set(parent.isPresent() ? Depth.NONE : Depth.UNLIMITED);
        parent.ifPresent(this::inherit);
    }

    private void inherit(Authority above) {
        take(above.certificate().key(), INTERMEDIATE_LIFE);
        if (left(above).duration().compareTo(INTERMEDIATE_LIFE.duration()) < 0) {
            endWithParent();
        }
    }

    /// What the parent has left, less a minute in which somebody may still press Create.
    private Ttl left(Authority above) {
        var left = Duration.between(office.certificates().now(), above.certificate().validity().notAfter()).minusMinutes(1);
        return new Ttl(left.compareTo(Ttl.LEAST) < 0 ? Ttl.LEAST : Duration.ofMinutes(left.toMinutes()));
    }

    public ProfileOffer profile() {
        return profile;
    }

    public ObjectProperty<KeySpec> keyProperty() {
        return key;
    }

    /// A ttl as [Ttl#parse] reads it.
    public StringProperty lifeProperty() {
        return life;
    }

    public ObjectProperty<Depth> depthProperty() {
        return depth;
    }

    /// What can be typed or chosen here beside the profile.
    List<Observable> answers() {
        return List.of(key, life, depth);
    }

    /// Reads the profiles on offer. From now on `taken` hears when one was chosen, after its key and its life are in the form.
    void load(Background background, Runnable taken) {
        profile.load(office, background, chosen -> {
            take(chosen.key(), chosen.life());
            taken.run();
        });
    }

    /// Puts the key and the life in the form that a preset or a profile stands for.
    void take(KeySpec usualKey, Ttl usualLife) {
        key.set(usualKey);
        life.set(usualLife.toString());
    }

    /// Shortens the life so that it ends with the parent, within the minute.
    public void endWithParent() {
        parent.ifPresent(above -> {
            cut = left(above).toString();
            life.set(cut);
        });
    }

    /// When the certificate would end; empty while the life is not readable.
    public Optional<Instant> end() {
        return Ttl.parse(life.get()) instanceof Checked.Valid<Ttl>(var ttl)
                ? Optional.of(Validity.issued(office.certificates().now(), ttl).notAfter()) : Optional.empty();
    }

    /// The life as typed, or what the parent has left now when that was asked for and nothing else was typed since.
    Checked<Ttl> life() {
        return parent.filter(_ -> !cut.isEmpty() && cut.equals(life.get())).map(above -> Checked.valid(left(above)))
                .orElseGet(() -> Ttl.parse(life.get()));
    }

    /// How many authorities may stand below (RFC 5280, 4.2.1.9); empty for any number.
    OptionalInt pathLength() {
        return depth.get().pathLength;
    }
}
