package dev.chancery.ui.issue;

import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.DistinguishedName.Attribute;
import dev.chancery.domain.Profile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What a certificate is for: one of the two plain answers or any other profile, and what that profile asks for.
public final class PurposeModel {

    /// The answers that most people want, and the way to all others.
    public enum Choice { DEVICE, SERVER, OTHER }

    private final ObjectProperty<Profile> profile = new SimpleObjectProperty<>(Profile.DEVICE);
    private final ObjectProperty<Choice> choice = new SimpleObjectProperty<>(Choice.DEVICE);
    private final ObjectProperty<Profile> other = new SimpleObjectProperty<>();
    private final ObservableList<Profile> others = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Map<String, String>> answers = new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyObjectWrapper<Map<String, String>> offered = new ReadOnlyObjectWrapper<>(Map.of());
    private Map<String, String> issuer = Map.of();

    PurposeModel() {
        profile.subscribe(this::chosen);
        choice.subscribe(now -> {
            switch (now) {
                case DEVICE -> profile.set(Profile.DEVICE);
                case SERVER -> profile.set(Profile.SERVER);
                case OTHER -> others.stream().filter(one -> one.equals(other.get())).findFirst()
                        .or(() -> others.stream().findFirst()).ifPresent(profile::set);
            }
        });
        other.subscribe(now -> {
            if (now != null && choice.get() == Choice.OTHER) {
                profile.set(now);
            }
        });
    }

    static boolean isPlain(Profile profile) {
        return profile.equals(Profile.DEVICE) || profile.equals(Profile.SERVER);
    }

    private void chosen(Profile now) {
        if (!isPlain(now)) {
            other.set(now);
        }
        choice.set(now.equals(Profile.DEVICE) ? Choice.DEVICE : now.equals(Profile.SERVER) ? Choice.SERVER : Choice.OTHER);
        offer();
    }

    /// Those that can be chosen from here on.
    void setProfiles(List<Profile> profiles) {
        others.setAll(profiles.stream().filter(one -> !isPlain(one)).toList());
        if (choice.get() == Choice.OTHER) {
            other.set(profile.get());
        }
    }

    /// Empty for one that is not, or no longer, for things.
    Optional<Profile> ofCode(String code) {
        return Stream.concat(Stream.of(Profile.DEVICE, Profile.SERVER), others.stream())
                .filter(one -> one.code().equals(code)).findFirst();
    }

    void issuedBy(DistinguishedName subject) {
        var values = new HashMap<String, String>();
        for (var attribute : Attribute.values()) {
            subject.value(attribute).ifPresent(value -> values.put("issuer." + attribute.label(), value));
        }
        issuer = values;
        offer();
    }

    /// One of the two plain answers, the first unless one is chosen already.
    void choosePlain() {
        if (choice.get() == Choice.OTHER) {
            choice.set(Choice.DEVICE);
        }
    }

    private void offer() {
        offered.set(profile.get().naming().answers(issuer));
    }

    public ObjectProperty<Profile> profileProperty() {
        return profile;
    }

    public ObjectProperty<Choice> choiceProperty() {
        return choice;
    }

    /// The profile that stands beside the two plain ones; null until one is known.
    public ObjectProperty<Profile> otherProperty() {
        return other;
    }

    public ObservableList<Profile> others() {
        return others;
    }

    /// What the profile asks for by placeholder, each with what stands there unless somebody answers.
    public ReadOnlyObjectProperty<Map<String, String>> offeredProperty() {
        return offered.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Map<String, String>> answersProperty() {
        return answers.getReadOnlyProperty();
    }

    public String answer(String placeholder) {
        return answers.get().getOrDefault(placeholder, "");
    }

    public void answer(String placeholder, String text) {
        var changed = new HashMap<>(answers.get());
        changed.put(placeholder, text);
        answers.set(Map.copyOf(changed));
    }

    boolean touched() {
        return answers.get().values().stream().anyMatch(answer -> !answer.isBlank());
    }

    /// The profile with the answers in it.
    Profile answered() {
        return profile.get().answered(answers.get());
    }
}
