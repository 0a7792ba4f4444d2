package dev.chancery.engine;

import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Bytes;
import dev.chancery.domain.Csr;
import dev.chancery.domain.Decoded;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.FiledRequest;
import dev.chancery.domain.FiledRequest.Direction;
import dev.chancery.domain.FiledRequest.State;
import dev.chancery.domain.Notice;
import dev.chancery.domain.RequestId;
import dev.chancery.domain.RequestViolation;
import dev.chancery.domain.Thing;
import dev.chancery.domain.Wish;
import dev.chancery.pki.Answer;
import dev.chancery.pki.CertificateReader;
import dev.chancery.pki.Keys;
import dev.chancery.pki.SigningRequest;
import dev.chancery.store.NewRequest;
import dev.chancery.store.Transaction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Requests for keys of this store that another authority is to sign. Key, request and answer stay together: the
/// certificate of a foreign authority is not one of the store's own.
public final class OwnRequests {

    /// An answer that may be taken: what its certificate says, and what the user should know about it.
    public record Fitting(Decoded certificate, int chainLength, List<Notice> notices) {
        public Fitting {
            notices = List.copyOf(notices);
        }
    }

    private final Desk desk;
    private final RequestExport export;

    OwnRequests(Desk desk) {
        this.desk = desk;
        this.export = new RequestExport(desk);
    }

    /// Makes a key and the request for it. Both are durable, the key sealed, when this returns.
    ///
    /// @throws Failure.Refused when the wish breaks a rule, or the thing is not there any more
    public FiledRequest create(Wish wish, Optional<Thing> thing) {
        Requests.refuse(wish.violations());
        var pair = Keys.generate(wish.key(), desk.surroundings().random());
        var der = SigningRequest.write(wish, pair);
        var csr = SigningRequest.read(der);
        return desk.change(tx -> {
            var filed = tx.requests().insert(
                    new NewRequest(Direction.OURS, csr, Bytes.of(der), thing.map(Thing::id)), desk.now());
            tx.requests().insertKey(filed.id(), Filing.seal(desk, pair.getPrivate(), Filing.REQUEST_TABLE, filed.id().value()));
            desk.note(tx, Act.REQUEST_CREATED, Requests.object(filed), csr.subjectText());
            return filed;
        });
    }

    /// What another authority sent, as it lies in a file.
    ///
    /// @throws FileFailure.CannotRead when the file is missing or cannot be read
    public byte[] read(Path file) {
        return RequestIntake.octets(file);
    }

    /// The answer as it would be taken. Nothing is changed.
    ///
    /// @throws Failure.Refused when it may not be, with the reason
    /// @throws Failure.Malformed when there is no certificate in the input
    public Fitting check(RequestId id, byte[] input) {
        return desk.read(tx -> fitting(waiting(tx, id), answer(tx, waiting(tx, id), input)));
    }

    /// Takes the answer in: the certificate for the key of the request, and its issuers as far as they are known.
    ///
    /// @throws Failure.Refused when it may not be taken, with the reason; nothing is changed then
    /// @throws Failure.Malformed when there is no certificate in the input
    public FiledRequest complete(RequestId id, byte[] input) {
        return desk.change(tx -> {
            var request = waiting(tx, id);
            var answer = answer(tx, request, input);
            tx.requests().settle(id, new State.Completed(desk.now(), answer.chain().stream().map(Bytes::of).toList()));
            desk.note(tx, Act.REQUEST_COMPLETED, Requests.object(request), CertificateReader.facts(answer.chain().getFirst()).serial().hex());
            return Requests.required(tx, id);
        });
    }

    /// The request of ours that waits for this answer; empty for any other input.
    Optional<FiledRequest> waitingFor(byte[] input) {
        return desk.read(tx -> tx.requests().all().stream().filter(FiledRequest::isPending)
                .filter(request -> request.direction() == Direction.OURS).filter(request -> fits(tx, request, input)).findFirst());
    }

    private boolean fits(Transaction tx, FiledRequest request, byte[] input) {
        try {
            answer(tx, request, input);
            return true;
        } catch (Failure.Malformed | Failure.Refused anotherOne) {
            return false;
        }
    }

    private static FiledRequest waiting(Transaction tx, RequestId id) {
        var request = Requests.required(tx, id);
        if (!request.isPending() || request.direction() != Direction.OURS) {
            throw new Failure.Refused(new RequestViolation.RequestSettled());
        }
        return request;
    }

    private Answer answer(Transaction tx, FiledRequest request, byte[] input) {
        var known = tx.authorities().all().stream().map(authority -> authority.certificate().der().toArray()).toList();
        return Answer.of(request.der().toArray(), input, known, desk.now());
    }

    private static Fitting fitting(FiledRequest request, Answer answer) {
        var csr = SigningRequest.read(request.der().toArray());
        var certificate = CertificateReader.decode(answer.chain().getFirst());
        var notices = new ArrayList<>(differences(csr, answer.chain().getFirst(), certificate));
        if (!answer.complete()) {
            notices.add(new Notice.IssuerUnknown(CertificateReader.decode(answer.chain().getLast()).issuer()));
        }
        if (answer.others() > 0) {
            notices.add(new Notice.OthersLeftOut(answer.others()));
        }
        return new Fitting(certificate, answer.chain().size(), notices);
    }

    private static List<Notice> differences(Csr csr, byte[] der, Decoded certificate) {
        var found = new ArrayList<Notice>();
        if (!certificate.subject().equals(csr.subjectText())) {
            found.add(new Notice.SubjectDiffers(certificate.subject()));
        }
        var there = CertificateReader.facts(der).names();
        csr.names().stream().filter(name -> !there.contains(name))
                .forEach(name -> found.add(new Notice.NameMissing(name.kind() + ":" + name.value())));
        return found;
    }

    /// The certificate that came as the answer to a completed request, for people to read.
    ///
    /// @throws IllegalStateException when none has come
    public Decoded answered(FiledRequest request) {
        return CertificateReader.decode(RequestExport.chain(request).getFirst());
    }

    /// The key, its certificate and the chain leaving as files.
    public RequestExport export() {
        return export;
    }
}
