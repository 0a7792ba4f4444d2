package dev.chancery.engine;

import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.Checked;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.LifecycleViolation;
import dev.chancery.domain.Lineage.Way;
import dev.chancery.domain.Profile;
import dev.chancery.domain.ProfileViolation;
import dev.chancery.domain.SerialNumber;
import dev.chancery.domain.Thing;
import dev.chancery.domain.Ttl;
import dev.chancery.domain.Validity;
import dev.chancery.domain.ValidityViolation;
import dev.chancery.domain.VaultViolation;
import dev.chancery.domain.Violation;
import dev.chancery.pki.CertificateReader;
import dev.chancery.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Says what would take the place of a certificate, and why it must not.
final class Proposals {

    /// A certificate that is to be replaced, its last successor that is not revoked, and its thing.
    private record Found(Certificate certificate, Optional<SerialNumber> successor, Optional<Thing> thing) {}

    private final Desk desk;
    private final Certificates certificates;
    private final Profiles profiles;

    Proposals(Desk desk, Certificates certificates) {
        this.desk = desk;
        this.certificates = certificates;
        this.profiles = new Profiles(desk);
    }

    /// Whether the certificate may be renewed is answered first, and only then whether it can be on these terms.
    Checked<Proposal> renewal(CertificateId id, RenewalTerms terms) {
        return renewal(id, terms, Optional.empty());
    }

    /// The same for a key that its holder has made.
    Checked<Proposal> renewal(CertificateId id, RenewalTerms terms, KeySpec given) {
        return renewal(id, terms, Optional.of(given));
    }

    private Checked<Proposal> renewal(CertificateId id, RenewalTerms terms, Optional<KeySpec> given) {
        var found = found(id);
        var old = found.certificate();
        var violations = violations(old);
        found.successor().map(LifecycleViolation.ReplacedAlready::new).ifPresent(violations::add);
        tooEarly(old).filter(_ -> violations.isEmpty()).ifPresent(violations::add);
        if (!violations.isEmpty()) {
            return new Checked.Invalid<>(violations);
        }
        var issuer = desk.read(tx -> tx.generations().all()).newest(old.issuer());
        var order = order(found, new Order.Terms(issuer, profiles.ofCode(old.profile()).orElseThrow(),
                given.orElse(old.key()), life(old, issuer, terms.life())));
        if (sameKey(old, terms.key()) && given.isEmpty() && !old.hasKey() && desk.read(tx -> tx.vaults().home(issuer)).isPresent()) {
            return Checked.refused(new VaultViolation.NoKeyForVault(old.serial()));
        }
        return certificates.draft(order).map(draft ->
                new Proposal(old, order, draft, sameKey(old, terms.key()), Way.RENEWED, terms.handover()));
    }

    Checked<Proposal> rotation(CertificateId id, Rotation rotation) {
        var found = found(id);
        var old = found.certificate();
        var violations = violations(old);
        rotation.thing().filter(thing -> !old.thing().equals(Optional.of(thing)))
                .ifPresent(thing -> violations.add(new LifecycleViolation.OfAnotherThing(old.serial(), thing)));
        if (!violations.isEmpty()) {
            return new Checked.Invalid<>(violations);
        }
        var order = order(found, rotation.terms());
        return certificates.draft(order).map(draft -> new Proposal(old, order, draft, false, Way.ROTATED, rotation.handover()));
    }

    Checked<Proposal> rotation(CertificateId id, ReplacementWish.Rotate wish) {
        var old = found(id).certificate();
        var issuer = desk.read(tx -> tx.generations().all()).newest(old.issuer());
        var terms = new Order.Terms(issuer, profiles.ofCode(old.profile()).orElse(Profile.DEVICE), wish.key().orElse(old.key()),
                wish.life().orElseGet(() -> lifeOf(old)));
        return rotation(id, new Rotation(old.thing(), terms, wish.handover()));
    }

    private Found found(CertificateId id) {
        return desk.read(tx -> {
            var certificate = tx.certificates().byId(id).orElseThrow(() -> new Failure.Gone("certificate " + id.value()));
            return new Found(certificate, tx.lineage().goodSuccessor(id), thing(tx, certificate));
        });
    }

    private static Optional<Thing> thing(Transaction tx, Certificate certificate) {
        return certificate.thing().map(id -> tx.things().byId(id).orElseThrow(() -> new Failure.Gone(id.value())));
    }

    private List<Violation> violations(Certificate old) {
        var found = new ArrayList<Violation>();
        old.revoked().map(LifecycleViolation.RevokedForGood::new).ifPresent(found::add);
        profiles.ofCode(old.profile()).ifPresentOrElse(profile -> {
            if (profile.forAuthority()) {
                found.add(new LifecycleViolation.OfAnAuthority());
            }
        }, () -> found.add(new ProfileViolation.WrongProfile(old.profile())));
        return found;
    }

    private Optional<Violation> tooEarly(Certificate old) {
        var from = desk.read(tx -> tx.schedule().settings()).eligibleFrom(old.validity());
        return desk.now().isBefore(from) ? Optional.of(new ValidityViolation.NotEligibleYet(from)) : Optional.empty();
    }

    private static Order order(Found found, Order.Terms terms) {
        var facts = CertificateReader.facts(found.certificate().der().toArray());
        return new Order(terms, facts.subject(), facts.names(), found.thing());
    }

    private static boolean sameKey(Certificate old, RenewalTerms.KeyChoice choice) {
        return switch (choice) {
            case NEW -> false;
            case SAME -> true;
            case FITTING -> !old.hasKey();
        };
    }

    private Ttl life(Certificate old, AuthorityId issuer, RenewalTerms.Life life) {
        var before = lifeOf(old);
        return switch (life) {
            case AS_BEFORE -> before;
            case CUT -> {
                var left = left(issuer);
                yield left.compareTo(before.duration()) < 0 && left.compareTo(Ttl.LEAST) >= 0 ? new Ttl(left) : before;
            }
        };
    }

    private Duration left(AuthorityId issuer) {
        return Duration.between(desk.now(), desk.read(tx -> Authorities.required(tx, issuer)).certificate().validity().notAfter());
    }

    /// What it was issued for: what a start was set back by is not lived.
    static Ttl lifeOf(Certificate old) {
        var validity = old.validity();
        var issued = old.issued().truncatedTo(ChronoUnit.SECONDS);
        var span = Duration.between(startedBackdated(validity, issued) ? issued : validity.notBefore(), validity.notAfter())
                .plusSeconds(1);
        return Ttl.of(span).orElse(Ttl.DEFAULT);
    }

    private static boolean startedBackdated(Validity validity, Instant issued) {
        return !issued.isBefore(validity.notBefore()) && !issued.isAfter(validity.notBefore().plus(Profile.Terms.MOST_BACKDATE))
                && issued.isBefore(validity.notAfter());
    }
}
