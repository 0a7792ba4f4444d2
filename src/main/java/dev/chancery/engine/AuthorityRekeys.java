package dev.chancery.engine;

import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Authority;
import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.Checked;
import dev.chancery.domain.Failure;
import dev.chancery.domain.IssuerViolation;
import dev.chancery.domain.KeyHome;
import dev.chancery.domain.Progress;
import dev.chancery.domain.SerialNumber;
import dev.chancery.domain.Ttl;
import dev.chancery.domain.Violation;
import dev.chancery.engine.Rekey.Link;
import dev.chancery.pki.Draft;
import dev.chancery.pki.SigningKey;
import dev.chancery.store.Intent;
import dev.chancery.store.Reservation;
import dev.chancery.store.Transaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// New keys for authorities. The new one is an authority of its own that follows the old one: what the old key has signed
/// is verified, and told to be revoked, by the old one alone, which therefore stays.
///
/// From then on the new one issues in place of the old one, by the same rules, and what is renewed goes to it.
public final class AuthorityRekeys {

    /// A cross-certificate on its way, and whom it certifies.
    private record Crossed(Certificate certificate, AuthorityId subject) {}

    private final Desk desk;
    private final Authorities authorities;
    private final Founding founding;
    private final RevocationLists lists;
    private final CrossSigning crossing;

    AuthorityRekeys(Desk desk, Authorities authorities, RevocationLists lists, CrossSigning crossing) {
        this.desk = desk;
        this.authorities = authorities;
        this.founding = new Founding(desk);
        this.lists = lists;
        this.crossing = crossing;
    }

    /// What the form offers first: the same again, under the next name, and for a root with both cross-certificates, unless
    /// it is revoked: nobody must come to trust it by another way.
    public Rekey suggested(AuthorityId id) {
        var old = authorities.one(id);
        var names = authorities.all().stream().map(Authority::name).toList();
        return new Rekey(id, GenerationName.after(old.name(), names), old.certificate().subject(), old.certificate().key(),
                life(old), canBeLinked(old) ? Set.of(Link.values()) : Set.of());
    }

    private static boolean canBeLinked(Authority old) {
        return old.isRoot() && old.canSign() && old.certificate().revoked().isEmpty();
    }

    /// As long as before, cut to the end of the one above.
    private Ttl life(Authority old) {
        var before = Proposals.lifeOf(old.certificate());
        var left = parent(old).map(above -> Duration.between(desk.now(), authorities.one(above).certificate().validity().notAfter()));
        return left.filter(most -> most.compareTo(before.duration()) < 0)
                .map(most -> Ttl.of(most.minusHours(1)).orElse(before)).orElse(before);
    }

    /// An intermediate goes below the newest key of its parent.
    private Optional<AuthorityId> parent(Authority old) {
        return old.parent().map(authorities.generations()::newest);
    }

    /// The new authority's certificate as it would be signed, or every reason why nothing must be. Nothing is changed.
    public Checked<Draft> propose(Rekey wanted) {
        return propose(wanted, desk.newSerial());
    }

    private Checked<Draft> propose(Rekey wanted, SerialNumber serial) {
        var old = authorities.one(wanted.authority());
        var made = newAuthority(wanted, old);
        var found = new ArrayList<>(violations(old, made));
        wanted.links().stream().sorted().flatMap(link -> violations(old, wanted, link)).distinct().forEach(found::add);
        var draft = desk.read(tx -> founding.draft(tx, made, serial));
        found.addAll(draft.violations());
        return Checked.of(found, draft::orRefuse);
    }

    private List<Violation> violations(Authority old, NewAuthority made) {
        var found = new ArrayList<Violation>();
        authorities.generations().after(old.id())
                .ifPresent(young -> found.add(new IssuerViolation.FollowedAlready(authorities.one(young).name())));
        made.parent().filter(above -> !authorities.one(above).canSign()).map(authorities::away).ifPresent(found::add);
        return found;
    }

    private Stream<Violation> violations(Authority old, Rekey wanted, Link link) {
        var found = new ArrayList<Violation>();
        var validity = old.certificate().validity();
        if (!old.isRoot()) {
            throw new IllegalArgumentException("cross-certificates of an intermediate");
        }
        if (!validity.contains(desk.now())) {
            found.add(new IssuerViolation.IssuerNotValid(validity, desk.now()));
        }
        old.certificate().revoked().map(IssuerViolation.IssuerRevoked::new).ifPresent(found::add);
        if (link == Link.NEW_WITH_OLD && !old.canSign()) {
            found.add(authorities.away(old.id()));
        }
        if (old.pathLength().orElse(1) == 0 && !wanted.subject().equals(old.certificate().subject())) {
            found.add(new IssuerViolation.PathTooLong(0, 1));
        }
        return found.stream();
    }

    private NewAuthority newAuthority(Rekey wanted, Authority old) {
        var code = old.certificate().profile();
        var profile = new Profiles(desk).ofCode(code).orElseThrow(() -> new Failure.Gone("profile " + code));
        return new NewAuthority(wanted.name(), parent(old), wanted.subject(), wanted.key(), wanted.life(), old.pathLength(),
                old.defaults(), profile, place(old));
    }

    /// Beside the old key.
    private static KeyPlace place(Authority old) {
        return old.home() instanceof KeyHome.OnToken(var token, var _) ? new KeyPlace.NewOnToken(token) : KeyPlace.IN_STORE;
    }

    /// Makes the authority that follows, with its key and the cross-certificates that are wanted. All serial numbers are on
    /// disk before a key is used; everything is saved in one step; and then the new one's revocation list is published
    /// where the old one has one. It can be cancelled until its key is made, and leaves no trace then.
    ///
    /// @throws Failure.Refused with all violations; nothing is changed then
    /// @throws java.util.concurrent.CancellationException once `progress` has been cancelled
    public Authority rekey(Rekey wanted, Progress progress) {
        var old = authorities.one(wanted.authority());
        var links = wanted.links().stream().sorted().toList();
        var draft = propose(wanted, desk.newSerial()).orRefuse();
        var key = NewKey.at(newAuthority(wanted, old).place(), wanted.name(), wanted.key(), desk, progress);
        Authority young;
        try {
            progress.checkCancelled();
            young = follow(wanted, old, new Making(draft, key, links));
        } catch (RuntimeException failed) {
            key.discard();
            throw failed;
        }
        lists.publish(young.id());
        return young;
    }

    private record Making(Draft draft, NewKey key, List<Link> links) {}

    private record Signing(Making making, List<Intent> reserved) {
        List<Link> links() {
            return making.links();
        }
    }

    private Authority follow(Rekey wanted, Authority old, Making making) {
        var reserved = reserve(wanted, old, making.draft().serial(), making.links());
        try {
            return follow(wanted, old, new Signing(making, reserved));
        } catch (RuntimeException failed) {
            crossing.abandon(reserved, "a new key for an authority ended early");
            throw failed;
        }
    }

    /// The new authority's own serial number, then one for each link. What the new one signs has no issuer yet.
    private List<Intent> reserve(Rekey wanted, Authority old, SerialNumber serial, List<Link> links) {
        var wishes = new ArrayList<>(List.of(new Reservation(parent(old), serial, OptionalLong.empty())));
        links.forEach(link -> wishes.add(new Reservation(
                Optional.of(wanted.authority()).filter(_ -> link == Link.NEW_WITH_OLD), desk.newSerial(), OptionalLong.empty())));
        return desk.change(tx -> desk.reserve(tx, wishes));
    }

    private Authority follow(Rekey wanted, Authority old, Signing signing) {
        var made = newAuthority(wanted, old);
        var id = signing.reserved().getFirst().id();
        var key = signing.making().key();
        var der = Founding.sign(signing.making().draft(), key.pair(), made.parent().map(authorities::signingKey));
        var kept = key.forCertificate(desk, id);
        var certificate = Filing.certificate(id, Founding.issuerOf(made, id), made.profile(), der, desk.now());
        var crossed = IntStream.range(0, signing.links().size())
                .mapToObj(place -> crossed(signing, place, old, certificate)).toList();
        return desk.change(tx -> {
            refuseFollowed(tx, old);
            var young = founding.save(tx, made, certificate, kept);
            crossed.forEach(one -> crossing.save(tx, one.certificate(), Optional.of(one.subject())));
            tx.generations().insert(young.id(), old.id());
            Inheritance.of(tx, old.id()).passTo(young.id());
            EnrolmentPolicies.pass(tx, old.id(), young.id());
            desk.note(tx, Act.AUTHORITY_REKEYED, old.name(), "followed by " + young.name());
            return young;
        });
    }

    private static void refuseFollowed(Transaction tx, Authority old) {
        tx.generations().all().after(old.id()).map(young -> Authorities.required(tx, young).name()).ifPresent(name -> {
            throw new Failure.Refused(new IssuerViolation.FollowedAlready(name));
        });
    }

    private Crossed crossed(Signing signing, int place, Authority old, Certificate young) {
        var intent = signing.reserved().get(place + 1);
        return switch (signing.links().get(place)) {
            case NEW_WITH_OLD -> new Crossed(crossing.link(intent, new CrossSigning.Signer(old.id(), old.certificate(),
                    authorities.signingKey(old.id())), young), itself(young));
            case OLD_WITH_NEW -> new Crossed(crossing.link(intent, new CrossSigning.Signer(itself(young), young,
                    SigningKey.of(young.der().toArray(), signing.making().key().pair().getPrivate())), old.certificate()), old.id());
        };
    }

    private static AuthorityId itself(Certificate authority) {
        return new AuthorityId(authority.id().value());
    }
}
