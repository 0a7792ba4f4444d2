package dev.chancery.ui.profiles;

import static java.util.Objects.requireNonNull;

import dev.chancery.domain.DistinguishedName.Attribute;
import dev.chancery.domain.Naming;
import dev.chancery.domain.Template;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// How the profile in the editor calls the subject of a certificate.
public final class NamingModel {

    private final Map<Attribute, StringProperty> subject = new EnumMap<>(Attribute.class);
    private final StringProperty alternatives;
    private final StringProperty asked;

    NamingModel(Naming naming) {
        for (var attribute : Attribute.values()) {
            var template = naming.subject().get(attribute);
            subject.put(attribute, new SimpleStringProperty(template == null ? "" : template.toString()));
        }
        alternatives = new SimpleStringProperty(Lines.of(naming.alternatives()));
        asked = new SimpleStringProperty(naming.asked().entrySet().stream()
                .map(one -> one.getKey() + " = " + one.getValue()).collect(Collectors.joining("\n")));
    }

    public StringProperty subjectProperty(Attribute attribute) {
        return requireNonNull(subject.get(attribute));
    }

    /// Templates of alternative names, one a line.
    public StringProperty alternativesProperty() {
        return alternatives;
    }

    /// Placeholders of the profile's own, one a line: `host = {id}.lab`.
    public StringProperty askedProperty() {
        return asked;
    }

    List<StringProperty> all() {
        var all = new ArrayList<>(subject.values());
        all.addAll(List.of(alternatives, asked));
        return all;
    }

    Naming naming() {
        var parts = new EnumMap<Attribute, Template>(Attribute.class);
        subject.forEach((attribute, text) -> {
            if (!text.get().isBlank()) {
                parts.put(attribute, Template.of(text.get()));
            }
        });
        return new Naming(parts, Lines.templates(alternatives.get()), asked());
    }

    private Map<String, Template> asked() {
        var found = new LinkedHashMap<String, Template>();
        Lines.of(asked.get()).forEach(line -> {
            var at = line.indexOf('=');
            found.put((at < 0 ? line : line.substring(0, at)).strip(), Template.of(at < 0 ? "" : line.substring(at + 1)));
        });
        return found;
    }
}
