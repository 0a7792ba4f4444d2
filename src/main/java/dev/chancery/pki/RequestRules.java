package dev.chancery.pki;

import static dev.chancery.pki.Check.that;

import dev.chancery.domain.Breach;
import dev.chancery.domain.Rule;
import java.util.List;
import java.util.Optional;

/// The rules for certification requests (RFC 2986): version, encoding, key, subject and the names that are asked for.
final class RequestRules {

    private static final String EXTENSION_REQUEST = "1.2.840.113549.1.9.14";
    private static final int ATTRIBUTES = 0xa0;

    private static final List<Check<DerElement>> ALL = List.of(
            that(Rule.DER, DerForm::isCanonical),
            that(Rule.REQUEST_VERSION, body -> body.children().getFirst().number().signum() == 0));

    private RequestRules() {}

    static void check(DerElement request, List<Breach> found) {
        var parts = request.children(DerElement.SEQUENCE);
        DerElement.require(parts.size() == 3 && parts.get(2).is(DerElement.BIT_STRING));
        var body = parts.getFirst();
        var inside = body.children(DerElement.SEQUENCE);
        DerElement.require(inside.size() == 4 && inside.getFirst().is(DerElement.INTEGER) && inside.get(3).is(ATTRIBUTES));
        Check.all(ALL, body, found);
        Check.all(SigningRules.ALL, new SigningRules.Signed(parts.get(1), Optional.empty(), Optional.of(inside.get(2)), false), found);
        Check.all(KeyRules.ALL, inside.get(2), found);
        Check.all(NamingRules.OF_SUBJECT, inside.get(1), found);
        var names = names(inside.get(3));
        Check.all(NamingRules.OF_NAMES, names, found);
        if (inside.get(1).length() == 0 && names.isEmpty()) {
            found.add(new Breach(Rule.SUBJECT_NAMED, ""));
        }
    }

    private static List<DerElement> names(DerElement attributes) {
        return attributes.children().stream().map(attribute -> attribute.children(DerElement.SEQUENCE))
                .filter(attribute -> attribute.getFirst().oid().equals(EXTENSION_REQUEST))
                .flatMap(attribute -> ExtensionPart.all(attribute.getLast().only()).stream())
                .filter(part -> part.oid().equals(Specimen.ALTERNATIVE_NAMES))
                .flatMap(part -> part.value().children(DerElement.SEQUENCE).stream()).toList();
    }
}
