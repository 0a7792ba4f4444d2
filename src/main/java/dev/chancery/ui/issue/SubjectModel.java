package dev.chancery.ui.issue;

import static java.util.Objects.requireNonNull;

import dev.chancery.domain.Checked;
import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.DistinguishedName.Attribute;
import dev.chancery.domain.SubjectName;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// What the certificate calls its subject. All of it follows whoever is chosen, as the profile says, until
/// somebody changes it.
public final class SubjectModel {

    private final Map<Attribute, StringProperty> fields = new EnumMap<>(Attribute.class);
    private final StringProperty names = new SimpleStringProperty("");
    private final Map<Attribute, Offer<String>> offered = new EnumMap<>(Attribute.class);
    private final Offer<String> offeredNames = new Offer<>(names);

    SubjectModel() {
        for (var attribute : Attribute.values()) {
            fields.put(attribute, new SimpleStringProperty(""));
            offered.put(attribute, new Offer<>(fields.get(attribute)));
        }
    }

    public StringProperty fieldProperty(Attribute attribute) {
        return requireNonNull(fields.get(attribute));
    }

    /// The alternative names, one a line.
    public StringProperty namesProperty() {
        return names;
    }

    void follow(DistinguishedName subject, List<SubjectName> alternatives) {
        offered.forEach((attribute, offer) -> offer.make(subject.value(attribute).orElse("")));
        offeredNames.make(alternatives.stream().map(SubjectName::text).collect(Collectors.joining("\n")));
    }

    boolean touched() {
        return !offeredNames.taken() || offered.values().stream().anyMatch(offer -> !offer.taken());
    }

    /// Of a subject that somebody else completes the common name alone.
    Checked<DistinguishedName> commonName() {
        return DistinguishedName.of(Map.of(Attribute.COMMON_NAME, fieldProperty(Attribute.COMMON_NAME).get()));
    }

    Checked<DistinguishedName> subject() {
        return DistinguishedName.of(fields.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, field -> field.getValue().get())));
    }

    Checked<List<SubjectName>> alternatives() {
        return SubjectName.parseAll(names.get());
    }
}
