package dev.chancery.ui.authorities;

import static java.util.Objects.requireNonNull;

import dev.chancery.domain.Authority;
import dev.chancery.domain.Checked;
import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.DistinguishedName.Attribute;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Who a new authority is: its name in the store, and the subject of its certificate. An intermediate starts as a part of the
/// organization that its parent is of.
public final class NewAuthoritySubjectModel {

    private static final List<Attribute> INHERITED = List.of(Attribute.COUNTRY, Attribute.STATE, Attribute.LOCALITY, Attribute.ORGANIZATION);

    private final StringProperty name = new SimpleStringProperty("");
    private final Map<Attribute, StringProperty> fields = new EnumMap<>(Attribute.class);

    NewAuthoritySubjectModel(Optional<Authority> parent) {
        for (var attribute : Attribute.values()) {
            fields.put(attribute, new SimpleStringProperty(""));
        }
        parent.ifPresent(this::inherit);
        followName();
    }

    private void inherit(Authority above) {
        INHERITED.forEach(attribute -> above.certificate().subject().value(attribute).ifPresent(fieldProperty(attribute)::set));
    }

    /// The common name follows the name until somebody types another one.
    private void followName() {
        var commonName = fieldProperty(Attribute.COMMON_NAME);
        name.addListener((_, before, now) -> {
            if (commonName.get().equals(before)) {
                commonName.set(now);
            }
        });
    }

    public StringProperty nameProperty() {
        return name;
    }

    public StringProperty fieldProperty(Attribute attribute) {
        return requireNonNull(fields.get(attribute));
    }

    /// All that can be typed here.
    List<Observable> answers() {
        var all = new ArrayList<Observable>(fields.values());
        all.add(name);
        return all;
    }

    Checked<String> name() {
        return Authority.name(name.get());
    }

    Checked<DistinguishedName> subject() {
        var values = new EnumMap<Attribute, String>(Attribute.class);
        fields.forEach((attribute, value) -> values.put(attribute, value.get()));
        return DistinguishedName.of(values);
    }
}
