package dev.chancery.domain;

import static java.util.Objects.requireNonNull;

import dev.chancery.domain.DistinguishedName.Attribute;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How a profile calls the subject of a certificate: templates for the parts of the subject and for its alternative names
/// in their order, each with its kind before it (`DNS:{id}.local`).
///
/// `asked` are placeholders of the profile's own, each with a template for the value that stands there unless somebody
/// answers otherwise; it may be empty.
public record Naming(Map<Attribute, Template> subject, List<Template> alternatives, Map<String, Template> asked) {

    /// Placeholders for what is known of the thing. `key` is its secret.
    public static final List<String> OF_THING = List.of("id", "name", "key", "group", "serial", "address");

    /// Placeholders for the parts of the issuer's subject: `issuer.O`.
    public static final List<String> OF_ISSUER =
            Stream.of(Attribute.values()).map(attribute -> "issuer." + attribute.label()).toList();

    /// The certificate's own common name, for what is named after it.
    public static final String COMMON_NAME = "cn";

    /// The thing's secret.
    public static final String KEY = "key";

    public static final Naming NONE = new Naming(Map.of(), List.of(), Map.of());

    private static final int MOST = 100;
    private static final String NAME = "[a-z][a-z0-9-]{0,31}";

    /// A subject and its alternative names.
    public record Named(DistinguishedName subject, List<SubjectName> names) {}

    public Naming {
        subject = Collections.unmodifiableMap(subject.isEmpty() ? new EnumMap<>(Attribute.class) : new EnumMap<>(subject));
        alternatives = List.copyOf(alternatives);
        asked = Collections.unmodifiableMap(new LinkedHashMap<>(asked));
    }

    /// Whether the thing's secret gets into the certificate, where everybody reads it.
    public boolean usesKey() {
        return Stream.of(subject.values().stream(), alternatives.stream(), asked.values().stream())
                .flatMap(part -> part).anyMatch(template -> template.placeholders().contains(KEY));
    }

    /// What stands in the certificate of somebody of whom these values are known.
    public Checked<Named> named(Map<String, String> known) {
        var values = new HashMap<>(known);
        values.putAll(answers(known));
        var name = subject(values);
        name.map(DistinguishedName::commonName).orElse(Optional.empty()).ifPresent(common -> values.put(COMMON_NAME, common));
        var names = alternatives(values);
        var wrong = new ArrayList<>(name.violations());
        wrong.addAll(names.violations());
        return Checked.of(wrong, () -> new Named(name.orRefuse(), names.orRefuse()));
    }

    /// What stands for each of the profile's own placeholders; blank where nothing is known.
    public Map<String, String> answers(Map<String, String> known) {
        var answers = new LinkedHashMap<String, String>();
        asked.forEach((name, usual) -> answers.put(name,
                usual.text().isEmpty() ? "" : usual.fill(Field.SUBJECT_NAMES, known).orElse(Optional.empty()).orElse("")));
        return answers;
    }

    private Checked<DistinguishedName> subject(Map<String, String> values) {
        var filled = new EnumMap<Attribute, String>(Attribute.class);
        var wrong = new ArrayList<Violation>();
        subject.forEach((attribute, template) -> {
            var text = template.fill(attribute.field(), values);
            wrong.addAll(text.violations());
            text.orElse(Optional.empty()).ifPresent(value -> filled.put(attribute, value));
        });
        var name = DistinguishedName.of(filled);
        wrong.addAll(name.violations());
        return Checked.of(wrong, name::orRefuse);
    }

    private Checked<List<SubjectName>> alternatives(Map<String, String> values) {
        var names = new LinkedHashSet<SubjectName>();
        var wrong = new ArrayList<Violation>();
        for (var template : alternatives) {
            switch (alternative(template, values)) {
                case Checked.Valid<Optional<SubjectName>>(var name) -> name.ifPresent(names::add);
                case Checked.Invalid<Optional<SubjectName>>(var reasons) -> wrong.addAll(reasons);
            }
        }
        return Checked.of(wrong, () -> List.copyOf(names));
    }

    /// One that is optional is also left out where it would not be a name of its kind.
    private static Checked<Optional<SubjectName>> alternative(Template template, Map<String, String> values) {
        return switch (template.fill(Field.SUBJECT_NAMES, values)) {
            case Checked.Invalid<Optional<String>>(var reasons) -> new Checked.Invalid<>(reasons);
            case Checked.Valid<Optional<String>>(var text) when text.isEmpty() -> Checked.valid(Optional.empty());
            case Checked.Valid<Optional<String>>(var text) -> switch (SubjectName.parse(text.get())) {
                case Checked.Valid<SubjectName>(var name) -> Checked.valid(Optional.of(name));
                case Checked.Invalid<SubjectName>(var reasons) ->
                        template.optional() ? Checked.valid(Optional.empty()) : new Checked.Invalid<>(reasons);
            };
        };
    }

    /// The same with other values for the profile's own placeholders; blank ones stay as they are.
    public Naming answered(Map<String, String> answers) {
        var fixed = new LinkedHashMap<>(asked);
        asked.keySet().stream().filter(name -> !answers.getOrDefault(name, "").isBlank())
                .forEach(name -> fixed.put(name, new Template(requireNonNull(answers.get(name)).strip(), false)));
        return new Naming(subject, alternatives, fixed);
    }

    /// Every placeholder that may stand in this profile's templates.
    public Set<String> known() {
        return Stream.of(OF_THING.stream(), OF_ISSUER.stream(), Stream.of(COMMON_NAME), asked.keySet().stream())
                .flatMap(part -> part).collect(Collectors.toSet());
    }

    /// The reasons why no certificate can be named so.
    List<Violation> violations() {
        var found = new ArrayList<Violation>();
        var known = known();
        var beforeCommonName = known.stream().filter(name -> !name.equals(COMMON_NAME)).collect(Collectors.toSet());
        subject.forEach((attribute, template) -> {
            found.addAll(template.violations(attribute.field(), beforeCommonName));
            found.addAll(fixedPart(attribute, template));
        });
        alternatives.forEach(template -> {
            found.addAll(template.violations(Field.SUBJECT_NAMES, known));
            found.addAll(fixedName(template));
        });
        asked.forEach((name, template) -> found.addAll(askedFor(name, template)));
        if (alternatives.size() > MOST || asked.size() > MOST) {
            found.add(new TextViolation.TooLong(Field.SUBJECT_NAMES, Math.max(alternatives.size(), asked.size()), MOST));
        }
        return found;
    }

    private static List<Violation> fixedPart(Attribute attribute, Template template) {
        return template.isFixed() && !template.text().isEmpty()
                ? DistinguishedName.of(Map.of(attribute, template.text())).violations() : List.of();
    }

    private static List<Violation> fixedName(Template template) {
        if (template.isFixed()) {
            return template.text().isEmpty() ? List.of() : SubjectName.parse(template.text()).violations();
        }
        return template.text().matches("(?i)(dns|ip|uri|email):.*")
                ? List.of() : List.of(new NameViolation.NoKindOfName(template.text()));
    }

    private static List<Violation> askedFor(String name, Template template) {
        var known = Stream.concat(OF_THING.stream(), OF_ISSUER.stream()).collect(Collectors.toSet());
        if (!name.matches(NAME) || known.contains(name) || name.equals(COMMON_NAME)) {
            return List.of(new TextViolation.UnknownPlaceholder(Field.SUBJECT_NAMES, "{" + name + "}"));
        }
        return template.text().isEmpty() ? List.of() : template.violations(Field.SUBJECT_NAMES, known);
    }
}
