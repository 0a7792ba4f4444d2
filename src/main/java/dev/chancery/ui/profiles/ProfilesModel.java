package dev.chancery.ui.profiles;

import dev.chancery.domain.Advice;
import dev.chancery.domain.BuiltIn;
import dev.chancery.domain.Checked;
import dev.chancery.domain.Decoded;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Violation;
import dev.chancery.engine.Office;
import dev.chancery.ui.Background;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The list of profiles and the one that is chosen in it.
public final class ProfilesModel {

    /// The chosen profile, what is to be said about it, and what a certificate by it looks like; empty while no authority
    /// could sign one.
    public record Details(Profile profile, List<Advice> advice, Optional<Decoded> preview) {}

    private final Office office;
    private final Background background;
    private final Background.Newest reading;
    private final Background.Newest looking;
    private final ObservableList<Profile> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<Profile>> chosen = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Details>> details = new ReadOnlyObjectWrapper<>(Optional.empty());

    public ProfilesModel(Office office, Background background) {
        this.office = office;
        this.background = background;
        this.reading = background.newest();
        this.looking = background.newest();
    }

    /// Those of the lab, then those that come with the program.
    public ObservableList<Profile> rows() {
        return rows;
    }

    public ReadOnlyObjectProperty<Optional<Profile>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Details>> detailsProperty() {
        return details.getReadOnlyProperty();
    }

    public static boolean isOwn(Profile profile) {
        return BuiltIn.ofCode(profile.code()).isEmpty();
    }

    public void choose(Optional<Profile> profile) {
        chosen.set(profile);
        looking.load(() -> profile.map(this::look), details::set);
    }

    private Details look(Profile profile) {
        var preview = office.profiles().preview(profile)
                .flatMap(seen -> seen instanceof Checked.Valid<Decoded>(var decoded) ? Optional.of(decoded) : Optional.empty());
        return new Details(profile, Advice.of(profile), preview);
    }

    /// Reads the list again and keeps the choice.
    public void refresh() {
        show(chosen.get().map(Profile::code));
    }

    /// Reads the list again and chooses the profile of this code, or the first.
    public void show(Optional<String> code) {
        reading.load(this::read, read -> {
            rows.setAll(read);
            choose(code.flatMap(wanted -> rows.stream().filter(row -> row.code().equals(wanted)).findFirst())
                    .or(() -> rows.stream().findFirst()));
        });
    }

    private List<Profile> read() {
        var all = office.profiles().all();
        return Stream.concat(all.stream().filter(ProfilesModel::isOwn),
                all.stream().filter(profile -> !isOwn(profile))).toList();
    }

    /// Takes the profile out of the store; `removed` may bring it back with [#restore]. Refused while an authority uses it.
    public void remove(Profile profile, Consumer<Profile> removed, Consumer<List<Violation>> refused) {
        background.load(() -> refusals(() -> office.profiles().remove(profile)), reasons -> {
            if (reasons.isEmpty()) {
                show(Optional.empty());
                removed.accept(profile);
            } else {
                refused.accept(reasons);
            }
        });
    }

    public void restore(Profile profile) {
        background.load(() -> {
            office.profiles().add(profile);
            return profile.code();
        }, code -> show(Optional.of(code)));
    }

    private static List<Violation> refusals(Runnable act) {
        try {
            act.run();
            return List.of();
        } catch (Failure.Refused refused) {
            return refused.violations();
        }
    }

    /// Puts a profile that was read from a file into the store.
    void add(Profile profile, Runnable added) {
        background.load(() -> {
            office.profiles().add(profile);
            return profile.code();
        }, code -> {
            show(Optional.of(code));
            added.run();
        });
    }
}
