package dev.chancery.ui.authorities;

import dev.chancery.domain.Profile;
import dev.chancery.engine.Office;
import dev.chancery.ui.Background;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The profiles that an authority in its place can be made by, the usual one first and chosen.
public final class ProfileOffer {

    private final ObservableList<Profile> all;
    private final ObjectProperty<Profile> chosen;

    ProfileOffer(Profile usual) {
        all = FXCollections.observableArrayList(usual);
        chosen = new SimpleObjectProperty<>(usual);
    }

    /// Reads the others; `taken` hears what is chosen from now on.
    void load(Office office, Background background, Consumer<Profile> taken) {
        chosen.addListener((_, _, now) -> taken.accept(now));
        background.load(office.profiles()::all, known -> known.stream()
                .filter(one -> one.kind() == chosen.get().kind() && !all.contains(one)).forEach(all::add));
    }

    public ObservableList<Profile> all() {
        return all;
    }

    /// Choosing one sets the key and the life that it stands for.
    public ObjectProperty<Profile> chosenProperty() {
        return chosen;
    }
}
