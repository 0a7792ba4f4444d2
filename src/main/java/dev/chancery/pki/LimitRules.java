package dev.chancery.pki;

import static dev.chancery.pki.Check.none;
import static dev.chancery.pki.Check.that;

import dev.chancery.domain.Rule;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Name constraints, policies, and the addresses in a certificate (RFC 5280, 4.2.1.4, 4.2.1.10, 4.2.1.13 and 4.2.2.1).
final class LimitRules {

    private static final int PERMITTED = 0xa0;
    private static final int EXCLUDED = 0xa1;
    private static final int MOST_POLICIES = 32;
    private static final int CONSTRUCTED = 0x20;

    static final List<Check<Specimen>> ALL = List.of(
            that(Rule.LIMITS_CRITICAL, one -> !one.has(Specimen.NAME_CONSTRAINTS) || one.isCritical(Specimen.NAME_CONSTRAINTS)),
            that(Rule.LIMITS_OF_LEAF, one -> one.isAuthority() || !one.has(Specimen.NAME_CONSTRAINTS)),
            that(Rule.LIMITS_FORM, one -> one.extension(Specimen.NAME_CONSTRAINTS).map(ExtensionPart::value)
                    .filter(Predicate.not(LimitRules::areLimits)).isEmpty()),
            none(Rule.POLICY_TWICE, one -> ExtensionRules.twice(policies(one).stream())),
            none(Rule.POLICIES_MANY, one -> BodyRules.over(policies(one).size(), MOST_POLICIES)),
            none(Rule.LINK_FORM, one -> Stream.of(Specimen.LIST_LINKS, Specimen.LINKS).flatMap(oid -> links(one, oid))
                    .map(DerElement::ascii).filter(text -> !GeneralForm.isUri(text)).findFirst()),
            that(Rule.LINK_CRITICAL, one -> !one.isCritical(Specimen.LINKS)));

    private LimitRules() {}

    /// Something is permitted or excluded, and each limit is one that everybody reads the same.
    private static boolean areLimits(DerElement value) {
        var lists = value.children(DerElement.SEQUENCE);
        return !lists.isEmpty() && lists.stream().allMatch(list -> (list.is(PERMITTED) || list.is(EXCLUDED))
                && !list.children().isEmpty() && list.children().stream().allMatch(LimitRules::isLimit));
    }

    /// `minimum` is 0 and not written, `maximum` absent.
    private static boolean isLimit(DerElement subtree) {
        var parts = subtree.children(DerElement.SEQUENCE);
        if (parts.size() != 1) {
            return false;
        }
        var base = parts.getFirst();
        return switch (base.tag()) {
            case GeneralForm.IP -> GeneralForm.isBlock(base);
            case GeneralForm.DNS, GeneralForm.URI -> isHost(base.ascii());
            case GeneralForm.MAIL -> GeneralForm.isMailbox(base.ascii()) || isHost(base.ascii());
            default -> true;
        };
    }

    /// All hosts of a domain are meant with a dot before it; nothing at all stands for every host.
    private static boolean isHost(String text) {
        var host = text.startsWith(".") ? text.substring(1) : text;
        return text.isEmpty() || !host.startsWith("*") && GeneralForm.isHost(host);
    }

    private static List<String> policies(Specimen one) {
        return one.extension(Specimen.POLICIES).map(part -> part.value().children(DerElement.SEQUENCE)).orElse(List.of()).stream()
                .map(policy -> policy.children(DerElement.SEQUENCE).getFirst().oid()).toList();
    }

    private static Stream<DerElement> links(Specimen one, String oid) {
        return one.extension(oid).stream().flatMap(part -> uris(part.value()));
    }

    private static Stream<DerElement> uris(DerElement element) {
        if ((element.tag() & CONSTRUCTED) == 0) {
            return Optional.of(element).filter(one -> one.is(GeneralForm.URI)).stream();
        }
        return element.children().stream().flatMap(LimitRules::uris);
    }
}
