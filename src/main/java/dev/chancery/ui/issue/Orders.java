package dev.chancery.ui.issue;

import dev.chancery.domain.AccessFailure;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.Checked;
import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.Progress;
import dev.chancery.domain.SubjectName;
import dev.chancery.domain.Thing;
import dev.chancery.domain.ThingId;
import dev.chancery.domain.VaultFailure;
import dev.chancery.domain.VaultNotice;
import dev.chancery.domain.Violation;
import dev.chancery.engine.Office;
import dev.chancery.engine.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How the answers of the page become an order.
final class Orders {

    private Orders() {}

    /// The order as the profile makes it for whoever is chosen; for many things it is that of the first. Nobody has an empty
    /// subject.
    static Checked<Order> offered(Office office, Who who, Checked<Order.Terms> terms) {
        return switch (terms) {
            case Checked.Invalid<Order.Terms>(var reasons) -> new Checked.Invalid<>(reasons);
            case Checked.Valid<Order.Terms>(var valid) -> switch (who) {
                case Who.Nobody() -> Checked.valid(new Order(valid, new DistinguishedName(List.of()), List.of(), Optional.empty()));
                case Who.Listed(var thing, _) -> office.certificates().order(thing, valid);
                case Who.Named(var name) -> office.certificates().order(name, valid);
                case Who.Many(_, var first, _) -> office.certificates().order(first.getFirst(), valid);
            };
        };
    }

    /// The order for one, or every reason why there is none.
    static Checked<Order> of(WhoModel who, Checked<Order.Terms> terms, Checked<DistinguishedName> subject, Checked<List<SubjectName>> names) {
        var violations = new ArrayList<Violation>(who.violations());
        violations.addAll(terms.violations());
        violations.addAll(subject.violations());
        violations.addAll(names.violations());
        var thing = who.who() instanceof Who.Listed(var listed, _) ? Optional.of(listed) : Optional.<Thing>empty();
        return Checked.of(violations, () -> new Order(terms.orRefuse(), subject.orRefuse(), names.orRefuse(), thing));
    }

    /// Adds the thing if it is a new one, then issues.
    static Outcome.One issue(Office office, Order order, Optional<ThingId> toAdd) {
        var added = toAdd.map(id -> office.things().add(id, Thing.Description.NONE));
        var complete = added.isEmpty() ? order : new Order(order.terms(), order.subject(), order.names(), added);
        var certificate = office.certificates().issue(complete);
        return one(office, certificate, List.of());
    }

    static Outcome.One one(Office office, Certificate certificate, List<VaultNotice> notices) {
        return new Outcome.One(certificate, office.certificates().issuers(certificate), office.certificates().now(), notices);
    }

    /// The same where a Vault signs. Asked again, neither the thing nor the certificate is made twice.
    static Tried ask(Office office, Order order, Optional<ThingId> toAdd, boolean keyThere, Progress progress) {
        try {
            var thing = toAdd.map(id -> office.things().find(id).orElseGet(() -> office.things().add(id, Thing.Description.NONE)));
            var complete = new Order(order.terms(), order.subject(), order.names(), thing.or(order::thing));
            return new Tried.Answered(office.vaults().issuing().issue(complete, keyThere, progress));
        } catch (VaultFailure | AccessFailure.VaultSignIn away) {
            return new Tried.Away(away);
        }
    }
}
