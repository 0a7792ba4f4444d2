package dev.chancery.engine;

import dev.chancery.domain.Authority;
import dev.chancery.domain.Checked;
import dev.chancery.domain.IssuerViolation;
import dev.chancery.domain.IssuingPolicy;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Request;
import dev.chancery.domain.SerialNumber;
import dev.chancery.domain.Thing;
import dev.chancery.domain.ValidityViolation;
import dev.chancery.domain.Violation;
import dev.chancery.pki.Draft;
import dev.chancery.pki.Issuer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// From terms to drafts: names whom a certificate is for as the profile says, and holds it against the profile's limits and
/// the authority's policy. Kept for a whole job; safe for use by many threads.
final class Drafting {

    private final Desk desk;
    private final List<Authority> chain;
    private final Authority authority;
    private final Issuer issuer;
    private final IssuingPolicy policy;
    private final Order.Terms terms;

    /// `chain` is the issuing authority and those above it.
    Drafting(Desk desk, List<Authority> chain, Order.Terms terms) {
        this.desk = desk;
        this.chain = chain;
        this.authority = chain.getFirst();
        this.issuer = Authorities.issuer(chain);
        this.policy = desk.read(tx -> tx.policies().of(authority.id()));
        this.terms = terms;
    }

    Order.Terms terms() {
        return terms;
    }

    Checked<Order> order(Thing thing) {
        return Order.of(values(thing), terms, Optional.of(thing));
    }

    Checked<Order> order(String name) {
        return Order.of(Values.of(name).issuedBy(authority.certificate().subject()), terms, Optional.empty());
    }

    private Values values(Thing thing) {
        var values = Values.of(thing).issuedBy(authority.certificate().subject());
        if (!terms.profile().naming().usesKey()) {
            return values;
        }
        var key = Things.key(desk, thing);
        try {
            return values.withKey(new String(key));
        } finally {
            Arrays.fill(key, '\0');
        }
    }

    Checked<Draft> draft(Thing thing, SerialNumber serial, Instant now) {
        return switch (order(thing)) {
            case Checked.Valid<Order>(var order) -> draft(order, serial, now);
            case Checked.Invalid<Order>(var reasons) -> new Checked.Invalid<>(reasons);
        };
    }

    Checked<Draft> draft(Order order, SerialNumber serial, Instant now) {
        var settled = settled(order);
        var wrong = new ArrayList<>(violations());
        wrong.addAll(settled.violations());
        var profile = settled.orElse(terms.profile());
        var request = new Request(order.subject(), order.names(), terms.key(), profile.validity(now, terms.life()),
                OptionalInt.empty());
        if (!settled.violations().isEmpty()) {
            return new Checked.Invalid<>(wrong);
        }
        var draft = issuer.prepare(profile, request, serial, now);
        wrong.addAll(draft.violations());
        return Checked.of(wrong, draft::orRefuse);
    }

    private Checked<Profile> settled(Order order) {
        if (terms.profile().isSettled()) {
            return Checked.valid(terms.profile());
        }
        var values = order.thing().map(this::values).orElseGet(() -> Values.of(order.subject().commonName().orElse(""))
                .issuedBy(authority.certificate().subject()));
        return terms.profile().filled(values.namedAs(order.subject()).all());
    }

    private List<Violation> violations() {
        var life = terms.life().duration();
        var found = new ArrayList<>(policy.violations(terms.profile(), terms.key(), life));
        terms.profile().terms().longest().filter(longest -> life.compareTo(longest.duration()) > 0)
                .ifPresent(longest -> found.add(new ValidityViolation.LivesTooLong(life, longest)));
        if (!authority.canSign() && desk.read(tx -> tx.vaults().home(authority.id())).isEmpty()) {
            found.add(new IssuerViolation.IssuerKeyAway());
        }
        revoked().ifPresent(found::add);
        return found.stream().distinct().toList();
    }

    /// Nobody would trust what an authority signs that is revoked or on hold, or stands below one that is.
    private Optional<Violation> revoked() {
        return chain.stream().flatMap(one -> one.certificate().revoked().stream()).findFirst()
                .map(IssuerViolation.IssuerRevoked::new);
    }
}
