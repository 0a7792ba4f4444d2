package dev.chancery.ui.issue;

import dev.chancery.domain.Checked;
import dev.chancery.domain.Profile;
import dev.chancery.domain.SubjectName;
import dev.chancery.domain.Thing;
import dev.chancery.domain.ThingId;
import dev.chancery.domain.Violation;
import dev.chancery.engine.Office;
import dev.chancery.engine.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How the answers of the page become an order.
final class Orders {

    /// What a subject is called unless somebody asks otherwise.
    record Offered(String commonName, List<SubjectName> names) {}

    private Orders() {}

    static Optional<Offered> offered(Who who, Order.Terms terms) {
        return switch (who) {
            case Who.Nobody() -> Optional.of(new Offered("", List.of()));
            case Who.Listed(var thing, _) -> Optional.of(new Offered(thing.id().value(), Order.of(thing, terms).names()));
            case Who.Named(var name) -> Optional.of(new Offered(name, names(name, terms.profile())));
            case Who.Many _ -> Optional.empty();
        };
    }

    private static List<SubjectName> names(String name, Profile profile) {
        return profile.isForServers() && SubjectName.parse(name) instanceof Checked.Valid<SubjectName>(var valid)
                ? List.of(valid) : List.of();
    }

    /// The order, or every reason why there is none. For many things it is that of the first one.
    static Checked<Order> of(WhoModel who, Checked<Order.Terms> terms, SubjectModel subject) {
        var violations = new ArrayList<Violation>(who.violations());
        violations.addAll(terms.violations());
        if (who.who() instanceof Who.Many(_, var first, _)) {
            return Checked.of(violations, () -> Order.of(first.getFirst(), terms.orRefuse()));
        }
        violations.addAll(subject.subject().violations());
        violations.addAll(subject.alternatives().violations());
        var thing = who.who() instanceof Who.Listed(var listed, _) ? Optional.of(listed) : Optional.<Thing>empty();
        return Checked.of(violations, () -> new Order(terms.orRefuse(), subject.subject().orRefuse(),
                subject.alternatives().orRefuse(), thing));
    }

    /// Adds the thing if it is a new one, then issues.
    static Outcome.One issue(Office office, Order order, Optional<ThingId> toAdd) {
        var added = toAdd.map(id -> office.things().add(id, Thing.Description.NONE));
        var complete = added.isEmpty() ? order : new Order(order.terms(), order.subject(), order.names(), added);
        var certificate = office.certificates().issue(complete);
        return new Outcome.One(certificate, office.certificates().issuers(certificate), office.certificates().now());
    }
}
