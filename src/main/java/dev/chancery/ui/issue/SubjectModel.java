package dev.chancery.ui.issue;

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

/// What the certificate calls its subject. The common name and the alternative names follow whoever is chosen until
/// somebody changes them.
public final class SubjectModel {

    private final Map<Attribute, StringProperty> fields = new EnumMap<>(Attribute.class);
    private final StringProperty names = new SimpleStringProperty("");
    private final Offer<String> offeredName;
    private final Offer<String> offeredNames = new Offer<>(names);

    SubjectModel() {
        for (var attribute : Attribute.values()) {
            fields.put(attribute, new SimpleStringProperty(""));
        }
        offeredName = new Offer<>(fields.get(Attribute.COMMON_NAME));
    }

    public StringProperty fieldProperty(Attribute attribute) {
        return fields.get(attribute);
    }

    /// The alternative names, one a line.
    public StringProperty namesProperty() {
        return names;
    }

    void follow(String commonName, List<SubjectName> alternatives) {
        offeredName.make(commonName);
        offeredNames.make(alternatives.stream().map(SubjectName::text).collect(Collectors.joining("\n")));
    }

    boolean touched() {
        return !offeredName.taken() || !offeredNames.taken() || fields.entrySet().stream()
                .anyMatch(field -> field.getKey() != Attribute.COMMON_NAME && !field.getValue().get().isBlank());
    }

    Checked<DistinguishedName> subject() {
        return DistinguishedName.of(fields.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, field -> field.getValue().get())));
    }

    Checked<List<SubjectName>> alternatives() {
        return SubjectName.parseAll(names.get());
    }
}
