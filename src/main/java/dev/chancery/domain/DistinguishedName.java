package dev.chancery.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The subject or issuer of a certificate: its relative distinguished names in the order in which they are encoded
/// (RFC 5280, 4.1.2.4), one attribute each.
///
/// Empty only for a subject whose names all stand in the subject alternative name extension (RFC 5280, 4.1.2.6).
public record DistinguishedName(List<Part> parts) {

    /// One attribute and its value, for instance `CN` and `press-001`.
    public record Part(Attribute attribute, String value) {}

    /// The attributes that Chancery writes, with their upper bounds in characters (RFC 5280, Appendix A.1).
    public enum Attribute {
        COUNTRY("C", "2.5.4.6", Field.COUNTRY, 2),
        STATE("ST", "2.5.4.8", Field.STATE, 128),
        LOCALITY("L", "2.5.4.7", Field.LOCALITY, 128),
        ORGANIZATION("O", "2.5.4.10", Field.ORGANIZATION, 64),
        ORGANIZATIONAL_UNIT("OU", "2.5.4.11", Field.ORGANIZATIONAL_UNIT, 64),
        COMMON_NAME("CN", "2.5.4.3", Field.COMMON_NAME, 64),
        EMAIL("E", "1.2.840.113549.1.9.1", Field.EMAIL, 255);

        private final String label;
        private final String oid;
        private final Field field;
        private final int limit;

        Attribute(String label, String oid, Field field, int limit) {
            this.label = label;
            this.oid = oid;
            this.field = field;
            this.limit = limit;
        }

        /// The short name of RFC 4514: `CN`, `O`.
        public String label() {
            return label;
        }

        public String oid() {
            return oid;
        }

        public Field field() {
            return field;
        }

        public int limit() {
            return limit;
        }
    }

    private static final Pattern COUNTRY = Pattern.compile("[A-Za-z]{2}");
    private static final Pattern SPECIAL = Pattern.compile("^[ #]|[,+\"\\\\<>;=]| $");

    public DistinguishedName {
        parts = List.copyOf(parts);
        var broken = parts.stream().flatMap(part -> violations(part.attribute(), part.value()).stream()).toList();
        if (!broken.isEmpty()) {
            throw new Failure.Refused(broken);
        }
    }

    /// The name with these attributes, encoded in the order of [Attribute]; blank values are left out. A country is
    /// upper-cased.
    public static Checked<DistinguishedName> of(Map<Attribute, String> values) {
        var parts = new ArrayList<Part>();
        var violations = new ArrayList<Violation>();
        for (var attribute : Attribute.values()) {
            var value = Text.tidy(values.getOrDefault(attribute, ""));
            if (!value.isEmpty()) {
                violations.addAll(violations(attribute, value));
                parts.add(new Part(attribute, attribute == Attribute.COUNTRY
                        ? value.toUpperCase(Locale.ROOT) : value));
            }
        }
        return Checked.of(violations, () -> new DistinguishedName(parts));
    }

    /// The name that is this common name alone; a blank one is refused.
    public static Checked<DistinguishedName> commonName(String name) {
        var part = new Part(Attribute.COMMON_NAME, Text.tidy(name));
        return Checked.of(violations(part.attribute(), part.value()), () -> new DistinguishedName(List.of(part)));
    }

    private static List<Violation> violations(Attribute attribute, String value) {
        if (value.isEmpty()) {
            return List.of(new TextViolation.Missing(attribute.field()));
        }
        return switch (attribute) {
            case COUNTRY -> COUNTRY.matcher(value).matches() ? List.of() : List.of(new NameViolation.NotACountryCode(value));
            case EMAIL -> Text.isMailbox(value)
                    ? List.of() : List.of(new NameViolation.NotAnEmail(Field.EMAIL, value));
            case STATE, LOCALITY, ORGANIZATION, ORGANIZATIONAL_UNIT, COMMON_NAME ->
                    Text.line(attribute.field(), value, attribute.limit());
        };
    }

    /// The first value of this attribute.
    public Optional<String> value(Attribute attribute) {
        return parts.stream().filter(part -> part.attribute() == attribute).map(Part::value).findFirst();
    }

    public Optional<String> commonName() {
        return value(Attribute.COMMON_NAME);
    }

    public boolean isEmpty() {
        return parts.isEmpty();
    }

    /// As the field writes it, in encoding order: `C=DE, O=Lab, CN=press-001`, special characters escaped (RFC 4514, 2.4).
    @Override public String toString() {
        return parts.stream()
                .map(part -> part.attribute().label() + "=" + SPECIAL.matcher(part.value()).replaceAll("\\\\$0"))
                .collect(Collectors.joining(", "));
    }
}
