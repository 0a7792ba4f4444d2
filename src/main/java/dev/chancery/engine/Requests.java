package dev.chancery.engine;

import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.Checked;
import dev.chancery.domain.Csr;
import dev.chancery.domain.EventKind;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.FiledRequest;
import dev.chancery.domain.FiledRequest.Direction;
import dev.chancery.domain.FiledRequest.State;
import dev.chancery.domain.Progress;
import dev.chancery.domain.RequestId;
import dev.chancery.domain.RequestViolation;
import dev.chancery.domain.Thing;
import dev.chancery.domain.VaultErrand.Sent;
import dev.chancery.domain.VaultFailure;
import dev.chancery.domain.Violation;
import dev.chancery.export.PublicFile;
import dev.chancery.pki.Draft;
import dev.chancery.pki.Pem;
import dev.chancery.pki.SigningRequest;
import dev.chancery.store.Transaction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Certification requests (CSR): others' that are to be signed here, and those of this store for other authorities.
public final class Requests {

    private final Desk desk;
    private final Authorities authorities;
    private final Certificates certificates;
    private final RequestIntake intake;
    private final OwnRequests own;

    Requests(Desk desk, Authorities authorities, Certificates certificates) {
        this.desk = desk;
        this.authorities = authorities;
        this.certificates = certificates;
        this.own = new OwnRequests(desk);
        this.intake = new RequestIntake(desk, own);
    }

    /// All of them: those that wait first, and of each kind the newest first.
    public List<FiledRequest> all() {
        return desk.read(tx -> tx.requests().all());
    }

    /// How many wait to be signed or answered.
    public long pending() {
        return desk.read(tx -> tx.requests().countPending());
    }

    /// @throws Failure.Gone when there is none
    public FiledRequest one(RequestId id) {
        return desk.read(tx -> required(tx, id));
    }

    static FiledRequest required(Transaction tx, RequestId id) {
        return tx.requests().byId(id).orElseThrow(() -> new Failure.Gone("request " + id.value()));
    }

    /// What the request says, what is wrong with it, and what of it would not be taken over, as this store sees it now.
    public Csr csr(FiledRequest request) {
        return desk.read(tx -> RequestIntake.judged(tx, request.der().toArray()));
    }

    /// One PEM block.
    public String pem(FiledRequest request) {
        return Pem.request(request.der().toArray());
    }

    /// Writes the request as PEM; a file of that name is replaced once the new one is whole.
    ///
    /// @throws FileFailure.CannotWrite when the place does not let us
    public void save(FiledRequest request, Path file) {
        var octets = pem(request).getBytes(StandardCharsets.US_ASCII);
        PublicFile.replace(file, octets.length, out -> out.write(octets));
    }

    /// Taking in what others ask for.
    public RequestIntake intake() {
        return intake;
    }

    /// Requests for keys of this store, from their making to their answer.
    public OwnRequests own() {
        return own;
    }

    /// The certificate as it would be signed, or every reason why it must not be. Nothing is changed.
    ///
    /// Of the request only its key is taken: the kind of key in the terms is not looked at, and subject and names are
    /// those of the order, which somebody has approved.
    public Checked<Draft> draft(RequestId id, Order order) {
        var request = one(id);
        var csr = csr(request);
        var violations = violations(request, csr);
        return violations.isEmpty() ? certificates.draft(order.withKey(csr.key().orElseThrow())) : new Checked.Invalid<>(violations);
    }

    private static List<Violation> violations(FiledRequest request, Csr csr) {
        var found = new ArrayList<>(csr.violations());
        if (!request.isPending() || request.direction() == Direction.OURS) {
            found.add(new RequestViolation.RequestSettled());
        }
        return found;
    }

    /// Issues the certificate that somebody else asks for. Its serial number is on disk before a key is used; with the
    /// certificate, which has no key here, the request is settled.
    ///
    /// @throws Failure.Refused with all violations; nothing is changed then
    public Certificate sign(RequestId id, Order order) {
        var request = one(id);
        var asked = asked(request, order);
        if (authorities.inVault(asked.terms().issuer()).isPresent()) {
            return certificates.elsewhere().strictly(there(request, asked, Progress.NONE), Progress.NONE);
        }
        var publicKey = SigningRequest.publicKey(request.der().toArray());
        var serial = desk.newSerial();
        var now = desk.now();
        var draft = certificates.drafting(asked.terms()).draft(asked, serial, now).orRefuse();
        var signingKey = authorities.signingKey(asked.terms().issuer());
        var certificateId = desk.reserve(Optional.of(asked.terms().issuer()), serial);
        var certificate = Filing.withoutKey(Filing.certificate(certificateId, asked.terms().issuer(), asked.terms().profile(),
                draft.sign(publicKey, signingKey), now, asked.thing().map(Thing::id)));
        desk.write(tx -> save(tx, request, certificate));
        return certificate;
    }

    private Order asked(FiledRequest request, Order order) {
        var csr = csr(request);
        refuse(violations(request, csr));
        return order.withKey(csr.key().orElseThrow());
    }

    /// The same by an authority whose key is in a Vault: what that signs otherwise than asked for is a question. A request
    /// is settled once its certificate is kept.
    ///
    /// @throws Failure.Refused with all violations; nothing was asked then, or what came is not what was asked and was revoked
    /// @throws VaultFailure when the Vault does not do it; what it may have signed is looked for the next time
    /// @throws java.util.concurrent.CancellationException once `progress` has been cancelled
    public VaultResult signThere(RequestId id, Order order, Progress progress) {
        var request = one(id);
        return there(request, asked(request, order), progress);
    }

    private VaultResult there(FiledRequest request, Order asked, Progress progress) {
        var der = request.der().toArray();
        return certificates.elsewhere().sign(asked, new Sent(request.der(), SigningRequest.read(der).keySha256()), progress);
    }

    private void save(Transaction tx, FiledRequest request, Certificate certificate) {
        tx.certificates().insert(certificate);
        tx.requests().settle(request.id(), new State.Signed(desk.now(), certificate.id()));
        tx.intents().fulfil(certificate.id());
        Announcing.note(desk, tx, EventKind.ISSUE, certificate.id());
        desk.note(tx, Act.CERTIFICATE_ISSUED, certificate.serial().hex(), certificate.subject().toString());
        desk.note(tx, Act.REQUEST_SIGNED, object(request), certificate.serial().hex());
    }

    /// Turns a request of somebody else down.
    ///
    /// @throws Failure.Refused when the reason is blank or too long, or the request is settled already
    public FiledRequest reject(RequestId id, String reason) {
        var valid = FiledRequest.reason(reason).orRefuse();
        return desk.change(tx -> {
            var request = required(tx, id);
            refuse(request.direction() == Direction.OURS ? List.of(new RequestViolation.RequestSettled()) : List.of());
            tx.requests().settle(id, new State.Rejected(desk.now(), valid));
            desk.note(tx, Act.REQUEST_REJECTED, object(request), valid);
            return required(tx, id);
        });
    }

    static void refuse(List<Violation> violations) {
        if (!violations.isEmpty()) {
            throw new Failure.Refused(violations);
        }
    }

    /// How the audit log calls a request.
    static String object(FiledRequest request) {
        return "request " + request.id().value();
    }
}
