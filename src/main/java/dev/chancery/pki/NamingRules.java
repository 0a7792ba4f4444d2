package dev.chancery.pki;

import static dev.chancery.pki.Check.none;
import static dev.chancery.pki.Check.that;

import dev.chancery.domain.Rule;
import dev.chancery.domain.Usages;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Subject, issuer and alternative names.
final class NamingRules {

    private static final String COUNTRY = "2.5.4.6";
    private static final Set<String> PRINTABLE_ONLY = Set.of(COUNTRY, "2.5.4.5", "2.5.4.46");
    private static final Set<String> IA5_ONLY = Set.of("1.2.840.113549.1.9.1", "0.9.2342.19200300.100.1.25");
    private static final String X_500 = "2.5.4.";

    /// Upper bounds in characters (RFC 5280, A.1): surname, common name, serial number, locality, state, organization,
    /// unit, title, given name, initials, generation, pseudonym, e-mail address.
    private static final Map<String, Integer> MOST = Map.ofEntries(Map.entry("2.5.4.4", 32_768), Map.entry("2.5.4.3", 64),
            Map.entry("2.5.4.5", 64), Map.entry("2.5.4.7", 128), Map.entry("2.5.4.8", 128), Map.entry("2.5.4.10", 64),
            Map.entry("2.5.4.11", 64), Map.entry("2.5.4.12", 64), Map.entry("2.5.4.42", 32_768), Map.entry("2.5.4.43", 32_768),
            Map.entry("2.5.4.44", 32_768), Map.entry("2.5.4.65", 128), Map.entry("1.2.840.113549.1.9.1", 255));

    static final List<Check<DerElement>> OF_SUBJECT = List.of(
            none(Rule.NAME_STRING, one -> first(one, part -> !part.isSound() || !isOwnString(part))),
            none(Rule.NAME_COUNTRY, one -> first(one, part -> part.oid().equals(COUNTRY) && !part.text().matches("[A-Za-z]{2}"))),
            none(Rule.NAME_LENGTH, one -> first(one, NamingRules::isTooLong)),
            none(Rule.NAME_INVISIBLE, one -> first(one, part -> !NamePart.isVisible(part.text()))));

    static final List<Check<List<DerElement>>> OF_NAMES = List.of(
            name(Rule.ALTERNATIVE_DNS, GeneralForm.DNS, GeneralForm::isHost),
            name(Rule.ALTERNATIVE_URI, GeneralForm.URI, GeneralForm::isUri),
            name(Rule.ALTERNATIVE_MAIL, GeneralForm.MAIL, GeneralForm::isMailbox),
            none(Rule.ALTERNATIVE_IP, all -> names(all, GeneralForm.IP).stream()
                    .filter(name -> name.length() != 4 && name.length() != 16).map(name -> name.length() + " octets").findFirst()),
            none(Rule.ALTERNATIVE_INVISIBLE, all -> all.stream().filter(GeneralForm::isText).map(DerElement::ascii)
                    .filter(text -> text.chars().anyMatch(Character::isISOControl)).findFirst()));

    static final List<Check<Specimen>> ALL = List.of(
            that(Rule.ISSUER_NAMED, one -> one.issuerName().length() > 0),
            that(Rule.ISSUER_OCTETS, one -> one.issuer().filter(issuer -> !issuer.subject().sameAs(one.issuerName())).isEmpty()),
            that(Rule.SUBJECT_NAMED, one -> !one.isNameless() || !one.isAuthority() && one.has(Specimen.ALTERNATIVE_NAMES)),
            that(Rule.ALTERNATIVE_EMPTY, one -> !one.has(Specimen.ALTERNATIVE_NAMES) || !one.alternativeNames().isEmpty()),
            that(Rule.ALTERNATIVE_NOT_CRITICAL, one -> !one.isNameless() || !one.has(Specimen.ALTERNATIVE_NAMES)
                    || one.isCritical(Specimen.ALTERNATIVE_NAMES)),
            that(Rule.ALTERNATIVE_CRITICAL, one -> one.isNameless() || !one.isCritical(Specimen.ALTERNATIVE_NAMES)),
            that(Rule.SERVER_NAMES, one -> one.isAuthority() || !one.purposes().contains(Usages.SERVER_AUTH)
                    || one.alternativeNames().stream().anyMatch(name -> name.is(GeneralForm.DNS) || name.is(GeneralForm.IP))));

    private NamingRules() {}

    private static Optional<String> first(DerElement name, Predicate<NamePart> broken) {
        return NamePart.all(name).stream().filter(broken).map(NamePart::text).findFirst();
    }

    private static boolean isOwnString(NamePart part) {
        int tag = part.value().tag();
        if (PRINTABLE_ONLY.contains(part.oid())) {
            return tag == NamePart.PRINTABLE;
        }
        if (IA5_ONLY.contains(part.oid())) {
            return tag == NamePart.IA5;
        }
        return !part.oid().startsWith(X_500) || tag == NamePart.PRINTABLE || tag == NamePart.UTF8;
    }

    /// An attribute that is empty is as wrong as one that is too long.
    private static boolean isTooLong(NamePart part) {
        int most = MOST.getOrDefault(part.oid(), Integer.MAX_VALUE);
        var text = part.text();
        return text.isEmpty() || text.codePointCount(0, text.length()) > most;
    }

    private static List<DerElement> names(List<DerElement> all, int tag) {
        return all.stream().filter(name -> name.is(tag)).toList();
    }

    private static Check<List<DerElement>> name(Rule rule, int tag, Predicate<String> sound) {
        return none(rule, all -> names(all, tag).stream().map(DerElement::ascii).filter(sound.negate()).findFirst());
    }
}
