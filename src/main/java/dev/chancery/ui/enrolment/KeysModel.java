package dev.chancery.ui.enrolment;

import dev.chancery.domain.Checked;
import dev.chancery.domain.EnrolmentKey;
import dev.chancery.domain.Secret;
import dev.chancery.domain.Thing;
import dev.chancery.domain.Violation;
import dev.chancery.engine.Office;
import dev.chancery.ui.Background;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Enrolment keys of some things: on which terms new ones are made, what the one of a single thing is worth, and the one that
/// was just made, until the sheet closes.
public final class KeysModel {

    /// How it stands with the key of a single thing that was made last.
    public record Standing(EnrolmentKey key, EnrolmentKey.State state) {}

    private final Office office;
    private final Background background;
    private final List<Thing> things;
    private final StringProperty days = new SimpleStringProperty(String.valueOf(EnrolmentKey.USUAL.life().toDays()));
    private final StringProperty uses = new SimpleStringProperty(String.valueOf(EnrolmentKey.USUAL.uses()));
    private final ObservableList<Violation> violations = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<Standing>> standing = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Secret>> made = new ReadOnlyObjectWrapper<>(Optional.empty());

    public KeysModel(Office office, Background background, List<Thing> things) {
        this.office = office;
        this.background = background;
        this.things = List.copyOf(things);
        List.of(days, uses).forEach(field -> field.addListener(_ -> violations.setAll(terms().violations())));
    }

    private Checked<EnrolmentKey.Terms> terms() {
        return EnrolmentKey.Terms.of(days.get(), uses.get());
    }

    public List<Thing> things() {
        return things;
    }

    public boolean isOfOne() {
        return things.size() == 1;
    }

    public StringProperty daysProperty() {
        return days;
    }

    public StringProperty usesProperty() {
        return uses;
    }

    public ObservableList<Violation> violations() {
        return violations;
    }

    /// Empty for several things, and for one that never had a key.
    public ReadOnlyObjectProperty<Optional<Standing>> standingProperty() {
        return standing.getReadOnlyProperty();
    }

    /// The one that is shown now.
    public ReadOnlyObjectProperty<Optional<Secret>> madeProperty() {
        return made.getReadOnlyProperty();
    }

    public void begin() {
        if (isOfOne()) {
            background.load(() -> office.enrolmentKeys().of(things.getFirst()).stream().findFirst()
                    .map(key -> new Standing(key, key.state(office.enrolmentKeys().now()))), standing::set);
        }
    }

    /// Makes one for the single thing, to be shown.
    public void make() {
        if (terms() instanceof Checked.Valid<EnrolmentKey.Terms>(var terms)) {
            background.run("enrolment.keys.job", _ -> office.enrolmentKeys().make(things, terms).getFirst(), fresh -> {
                close();
                made.set(Optional.of(fresh.secret()));
                begin();
            });
        }
    }

    /// Makes one for each into a file, without showing it.
    public void makeInto(Path file, Runnable then) {
        if (terms() instanceof Checked.Valid<EnrolmentKey.Terms>(var terms)) {
            background.run("enrolment.keys.job", _ -> {
                office.enrolmentKeys().makeInto(file, things, terms);
                return file;
            }, _ -> then.run());
        }
    }

    public void revoke(IntConsumer then) {
        background.run("enrolment.keys.revoking", _ -> office.enrolmentKeys().revoke(things), count -> {
            close();
            begin();
            then.accept(count);
        });
    }

    /// The secret that was shown is wiped.
    public void close() {
        made.get().ifPresent(Secret::close);
        made.set(Optional.empty());
    }
}
