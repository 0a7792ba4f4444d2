package dev.chancery.engine;

import dev.chancery.domain.AccessFailure;
import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.CertificateQuery;
import dev.chancery.domain.DeviceCall;
import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.KeyFailure;
import dev.chancery.domain.NetworkFailure;
import dev.chancery.domain.ProbeReport;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Purpose;
import dev.chancery.domain.Revocation;
import dev.chancery.domain.RevocationTrial;
import dev.chancery.domain.Sighting;
import dev.chancery.domain.Status;
import dev.chancery.domain.SubjectName;
import dev.chancery.domain.Ttl;
import dev.chancery.probe.Identity;
import dev.chancery.probe.Probe;
import dev.chancery.probe.Showroom;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Tests connections for real, with certificates of the store or others. Nothing of this runs by itself.
public final class ConnectionTests {

    private static final String SACRIFICED = "revocation-test";
    private static final String LISTENING = "connection-test";
    private static final int MOST_LOOKED_AT = 1000;
    private static final int MOST_OFFERED = 200;

    private final Desk desk;
    private final Authorities authorities;
    private final Certificates certificates;
    private final Revocations revocations;

    ConnectionTests(Desk desk, Authorities authorities, Certificates certificates, Revocations revocations) {
        this.desk = desk;
        this.authorities = authorities;
        this.certificates = certificates;
        this.revocations = revocations;
    }

    /// Connects as a device would. That a key of the store was used is noted, and where.
    ///
    /// @param watcher gets each sighting as soon as it is there, on a thread of the test
    /// @throws Failure.Gone when the certificate or the authority is not there any more
    /// @throws KeyFailure.NoKeyHere when the key of the certificate is not in the store
    /// @throws FileFailure.CannotRead when a file cannot be read
    /// @throws AccessFailure.WrongPassphrase when the passphrase does not open a file
    /// @throws Failure.Malformed when there is no certificate with its key in the files, or none to be trusted
    /// @throws java.util.concurrent.CancellationException once `progress` has been cancelled
    public ProbeReport call(TestCall call, Consumer<Sighting> watcher, Progress progress) {
        var judge = ShownChain.of(desk, call.trust(), Purpose.SERVER, Optional.of(call.target().wantedName()));
        var identity = identity(call, progress);
        return Probe.run(call.target(), new Probe.Terms(identity, judge, call.limit()), watcher, progress);
    }

    /// Calls twice: as `call` says, with a certificate that is good, and with a revoked one.
    ///
    /// @throws Failure.Gone and the others as [#call]
    public RevocationTrial trial(TestCall call, CertificateId revoked, Consumer<Sighting> watcher, Progress progress) {
        var good = call(call, watcher, progress);
        return new RevocationTrial(good, good.works() ? call(call.by(new Caller.Stored(revoked)), watcher, progress) : good);
    }

    /// Issues a certificate for a day and revokes it at once, so that there is a revoked one to try. Both stay in the store, as
    /// everything that was signed, and the lists are published.
    ///
    /// @throws Failure.Refused when the authority may not issue it; nothing is changed then
    public Sacrifice sacrifice(AuthorityId issuer) {
        var terms = new Order.Terms(issuer, Profile.DEVICE, authorities.one(issuer).defaults().key(), Ttl.days(1));
        var certificate = certificates.issue(certificates.order(SACRIFICED, terms).orRefuse());
        var done = revocations.revoke(Scope.of(certificate.id()), Revocation.Reason.CESSATION_OF_OPERATION);
        return new Sacrifice(certificates.one(certificate.id()), done.publications());
    }

    /// Certificates with which a device can connect now, the newest first, and no more than anybody chooses from.
    public List<Certificate> usable() {
        return offered(CertificateQuery.ALL.withExpiry(Optional.of(desk.now()), Optional.empty()), one -> one.revoked().isEmpty());
    }

    /// Certificates that are revoked and would be good otherwise.
    public List<Certificate> revoked() {
        return offered(CertificateQuery.ALL.withStatus(Optional.of(Status.REVOKED)).withExpiry(Optional.of(desk.now()), Optional.empty()),
                one -> one.revoked().isPresent());
    }

    /// Shows what devices send to a server with a certificate that is issued for it, for a day. The certificate stays in the
    /// store, as everything that was signed.
    ///
    /// @param opened gets the port once it listens
    /// @param watcher gets each call when it is over
    /// @throws Failure.Refused when the authority may not issue a certificate for a server; nothing is opened then
    /// @throws NetworkFailure.CannotListen when it cannot listen there
    /// @throws java.util.concurrent.CancellationException once `progress` has been cancelled
    public void listen(ListenOrder order, IntConsumer opened, Consumer<DeviceCall> watcher, Progress progress) {
        var certificate = certificates.issue(new Order(new Order.Terms(order.issuer(), Profile.SERVER,
                authorities.one(order.issuer()).defaults().key(), Ttl.days(1)),
                DistinguishedName.commonName(LISTENING).orRefuse(), LocalNames.of(order), Optional.empty()));
        var judge = ShownChain.of(desk, new TrustedBy.Store(), Purpose.CLIENT, Optional.empty());
        var identity = lent(certificate, "as a server that shows what devices send");
        try (var room = Showroom.open(new InetSocketAddress(order.address().value(), order.port()), identity, judge, desk.surroundings().clock())) {
            opened.accept(room.port());
            room.serve(order.limit(), order.most(), watcher, progress);
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }

    /// The addresses of this machine at which devices can call.
    public List<SubjectName.Ip> addresses() {
        return LocalNames.addresses();
    }

    private List<Certificate> offered(CertificateQuery query, Predicate<Certificate> fit) {
        var issuers = authorities.all().stream().map(one -> one.certificate().id()).collect(Collectors.toSet());
        return certificates.rows(certificates.first(query, MOST_LOOKED_AT)).stream()
                .filter(one -> one.hasKey() && !issuers.contains(one.id()) && fit.test(one)).limit(MOST_OFFERED).toList();
    }

    private Optional<Identity> identity(TestCall call, Progress progress) {
        return switch (call.caller()) {
            case Caller.Nobody() -> Optional.empty();
            case Caller.Stored(var id) -> Optional.of(lent(certificates.one(id), "as a client of " + call.target().address()));
            case Caller.InFiles(var files, var passphrase) -> Optional.of(KeyLoan.ofFiles(files, passphrase, progress));
        };
    }

    private Identity lent(Certificate certificate, String purpose) {
        var identity = KeyLoan.ofStore(desk, certificate, certificates.issuers(certificate));
        desk.write(tx -> desk.note(tx, Act.KEY_USED_IN_TEST, certificate.serial().hex(), purpose));
        return identity;
    }
}
