package dev.chancery.engine;

import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Authority;
import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Bytes;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.Csr;
import dev.chancery.domain.EnrolmentKey;
import dev.chancery.domain.EnrolmentPolicy;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FiledRequest;
import dev.chancery.domain.FiledRequest.Direction;
import dev.chancery.domain.FiledRequest.State;
import dev.chancery.domain.KeyViolation;
import dev.chancery.domain.LifecycleViolation;
import dev.chancery.domain.ProfileViolation;
import dev.chancery.domain.RequestViolation;
import dev.chancery.domain.Thing;
import dev.chancery.pki.CsrAttributes;
import dev.chancery.pki.Pkcs7;
import dev.chancery.pki.SigningRequest;
import dev.chancery.store.EnrolmentRequestTable.Origin;
import dev.chancery.store.NewRequest;
import dev.chancery.store.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// Certificates for keys that devices made themselves, as devices ask for them (EST, RFC 7030). Who asks is known by the
/// secret of its thing or by a certificate of the same authority; what it is called is never taken from the request.
///
/// A request is kept like any other: the same one again gets the same answer, which is how a device waits for an approval,
/// and how one finds out what became of a request whose answer it lost.
public final class Enrolment {

    /// How a device shows who it is.
    public sealed interface Login {

        /// By the id and the secret of its thing; the secret is the caller's to wipe.
        record ByKey(String thing, char[] secret) implements Login {}

        /// By a certificate, as DER, of which TLS has seen that it holds the key.
        record ByCertificate(byte[] der) implements Login {}
    }

    /// What a device is told.
    public sealed interface Outcome {

        /// Its certificate, as a certs-only message (RFC 7030, 4.2.3).
        record Issued(byte[] pkcs7) implements Outcome {}

        /// Somebody has to approve it first.
        record Waits() implements Outcome {}

        /// The login is good for nothing, or not for this: which of the two is not told.
        record Unknown() implements Outcome {}

        /// What is wrong with the request, one English sentence.
        record Refused(String why) implements Outcome {}
    }

    /// Those who sign.
    record Signing(Certificates certificates, Requests requests, Renewals renewals) {}

    private final Desk desk;
    private final Authorities authorities;
    private final Signing signing;
    private final DeviceLogin logins;
    private final EnrolmentPolicies policies;
    /// Of two who ask the same at once, the second finds what the first did.
    private final ReentrantLock turn = new ReentrantLock();

    Enrolment(Desk desk, Authorities authorities, Signing signing) {
        this.desk = desk;
        this.authorities = authorities;
        this.signing = signing;
        this.logins = new DeviceLogin(desk);
        this.policies = new EnrolmentPolicies(desk);
    }

    /// The authority that enrols under this label; an empty one means the only one, or the one that has no label.
    public Optional<Authority> authority(String label) {
        return policies.enrolling(label);
    }

    /// The authority's certificate and those above it, as a certs-only message (RFC 7030, 4.1.3).
    public byte[] caCertificates(Authority authority) {
        return Pkcs7.der(authorities.chain(authority.id()).stream().map(one -> one.certificate().der().toArray()).toList());
    }

    /// What kinds of key a device should make (RFC 7030, 4.5.2), as DER; nothing where any will do.
    public Optional<byte[]> attributes(Authority authority) {
        var keys = policies.of(authority.id()).keys();
        return keys.isEmpty() ? Optional.empty() : Optional.of(CsrAttributes.of(keys));
    }

    /// Takes a request in and answers with a certificate, as the policy of the authority says.
    ///
    /// @param peer who asks, for the audit log
    /// @throws Failure when nothing can be signed now
    public Outcome enrol(Authority authority, Login login, byte[] der, String peer) {
        return logins.find(authority.id(), login).<Outcome>map(device -> answered(device, peer, () -> enrol(authority, device, der, peer)))
                .orElseGet(Outcome.Unknown::new);
    }

    /// The same for a device that renews the certificate by which it is known (RFC 7030, 4.2.2): the old one stays good until
    /// it ends. When that is possible is for the store's rules for renewals to say.
    public Outcome renew(Authority authority, Login.ByCertificate login, byte[] der, String peer) {
        return logins.find(authority.id(), login).<Outcome>map(device -> answered(device, peer, () ->
                renew(authority, device, der, peer))).orElseGet(Outcome.Unknown::new);
    }

    private interface Step {
        Outcome run();
    }

    private Outcome answered(DeviceLogin.Device device, String peer, Step step) {
        turn.lock();
        try {
            return step.run();
        } catch (Failure.Refused | Failure.Malformed refused) {
            desk.write(tx -> desk.note(tx, Act.ENROLMENT_REFUSED, device.thing().id().value(), refused.getMessage() + ", from " + peer));
            return new Outcome.Refused(refused.getMessage());
        } finally {
            turn.unlock();
        }
    }

    private Outcome enrol(Authority authority, DeviceLogin.Device device, byte[] der, String peer) {
        var policy = policies.of(authority.id());
        var csr = fit(der, policy);
        var known = known(csr, device);
        if (known.isPresent() && !known.get().isPending()) {
            return settled(known.get(), device, peer);
        }
        var order = order(authority, policy, device.thing(), csr);
        NamesAsked.require(csr, order);
        signing.certificates().draft(order).orRefuse();
        var filed = known.or(() -> desk.change(tx -> file(tx, authority.id(), device, csr, Bytes.of(der), peer)));
        return filed.<Outcome>map(request -> policy.asks() ? new Outcome.Waits() : signed(request, order, device, peer))
                .orElseGet(Outcome.Unknown::new);
    }

    private Csr fit(byte[] der, EnrolmentPolicy policy) {
        var csr = desk.read(tx -> RequestIntake.judged(tx, der));
        Requests.refuse(csr.violations());
        csr.key().filter(key -> !policy.allows(key)).ifPresent(key -> {
            throw new Failure.Refused(new KeyViolation.KeyNotAllowed(key, List.copyOf(policy.keys())));
        });
        return csr;
    }

    /// The same request as it was taken in before, from the same thing.
    private Optional<FiledRequest> known(Csr csr, DeviceLogin.Device device) {
        return desk.read(tx -> tx.requests().bySha256(csr.sha256()).map(request -> {
            if (tx.enrolmentRequests().of(request.id()).filter(origin -> origin.thing() == device.thing().number()).isEmpty()) {
                throw new Failure.Refused(new RequestViolation.RequestOfAnother());
            }
            return request;
        }));
    }

    private Order order(Authority authority, EnrolmentPolicy policy, Thing thing, Csr csr) {
        var profile = new Profiles(desk).ofCode(policy.profile())
                .orElseThrow(() -> new Failure.Refused(new ProfileViolation.WrongProfile(policy.profile())));
        return signing.certificates().order(thing, new Order.Terms(authority.id(), profile, csr.key().orElseThrow(), policy.life())).orRefuse();
    }

    /// Nothing when the secret has no use left.
    private Optional<FiledRequest> file(Transaction tx, AuthorityId authority, DeviceLogin.Device device, Csr csr, Bytes der, String peer) {
        if (device.key().map(EnrolmentKey::number).filter(key -> !tx.enrolmentKeys().use(key, desk.now())).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(filed(tx, authority, device, csr, der, peer));
    }

    private FiledRequest filed(Transaction tx, AuthorityId authority, DeviceLogin.Device device, Csr csr, Bytes der, String peer) {
        var request = tx.requests().insert(new NewRequest(Direction.THEIRS, csr, der, Optional.of(device.thing().id())), desk.now());
        tx.enrolmentRequests().insert(request.id(), new Origin(device.thing().number(), authority));
        desk.note(tx, Act.ENROLMENT_ASKED, Requests.object(request), device.thing().id() + ", from " + peer);
        return request;
    }

    private Outcome settled(FiledRequest request, DeviceLogin.Device device, String peer) {
        return switch (request.state()) {
            case State.Pending _ -> new Outcome.Waits();
            case State.Rejected(_, var reason) -> throw new Failure.Refused(new RequestViolation.RequestRejected(reason));
            case State.Signed(_, var id) -> issued(signing.certificates().one(id), device, peer);
            case State.Completed _ -> throw new Failure.Refused(new RequestViolation.RequestOfAnother());
        };
    }

    private Outcome signed(FiledRequest request, Order order, DeviceLogin.Device device, String peer) {
        return issued(signing.requests().sign(request.id(), order), device, peer);
    }

    private Outcome issued(Certificate certificate, DeviceLogin.Device device, String peer) {
        certificate.revoked().ifPresent(revocation -> {
            throw new Failure.Refused(new LifecycleViolation.RevokedForGood(revocation));
        });
        desk.write(tx -> desk.note(tx, Act.ENROLLED, certificate.serial().hex(), device.thing().id() + ", to " + peer));
        return new Outcome.Issued(Pkcs7.der(List.of(certificate.der().toArray())));
    }

    private Outcome renew(Authority authority, DeviceLogin.Device device, byte[] der, String peer) {
        var old = device.certificate().orElseThrow();
        var csr = fit(der, policies.of(authority.id()));
        var known = known(csr, device);
        if (known.isPresent()) {
            return settled(known.get(), device, peer);
        }
        NamesAsked.requireSame(csr, old);
        var successor = signing.renewals().renew(old.id(), csr.key().orElseThrow(), SigningRequest.publicKey(der), (tx, made) -> {
            var request = filed(tx, authority.id(), device, csr, Bytes.of(der), peer);
            tx.requests().settle(request.id(), new State.Signed(desk.now(), made.id()));
        });
        return issued(successor, device, peer);
    }
}
