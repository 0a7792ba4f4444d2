package dev.chancery.engine;

import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Authority;
import dev.chancery.domain.Bytes;
import dev.chancery.domain.Checked;
import dev.chancery.domain.Csr;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.FiledRequest;
import dev.chancery.domain.FiledRequest.Direction;
import dev.chancery.domain.KeyViolation;
import dev.chancery.domain.Notice;
import dev.chancery.domain.Thing;
import dev.chancery.domain.ThingId;
import dev.chancery.pki.CertificateReader;
import dev.chancery.pki.SigningRequest;
import dev.chancery.store.NewRequest;
import dev.chancery.store.Transaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where requests of others come in, from files or pasted text, and are judged before they are kept.
public final class RequestIntake {

    private static final int MOST_OCTETS = 1 << 20;

    /// What became of one request.
    public sealed interface Outcome {

        /// It is in the store now and waits.
        record Added(FiledRequest request, Csr csr) implements Outcome {}

        /// It was in the store before; nothing has changed.
        record Known(FiledRequest request) implements Outcome {}

        /// It must not be signed, as its violations say, and was not kept.
        record Refused(Csr csr) implements Outcome {}

        /// It is no request but the answer to one of ours that waits; it has not been taken yet.
        record Answers(FiledRequest request, Bytes answer) implements Outcome {}

        /// It is no request; the failure names the place.
        record Unreadable(Failure.Malformed failure) implements Outcome {}
    }

    private final Desk desk;
    private final OwnRequests own;

    RequestIntake(Desk desk, OwnRequests own) {
        this.desk = desk;
        this.own = own;
    }

    /// Takes in every request of a file, which may be PEM with several of them, or DER.
    ///
    /// @throws FileFailure.CannotRead when the file is missing or cannot be read
    /// @throws Failure.Malformed when there is no request in it, or it is too large
    public List<Outcome> take(Path file) {
        return take(octets(file));
    }

    /// One octet more than is read anywhere says that there is too much.
    static byte[] octets(Path file) {
        try (var input = Files.newInputStream(file)) {
            return input.readNBytes(MOST_OCTETS + 1);
        } catch (IOException unreadable) {
            throw new FileFailure.CannotRead(file, unreadable);
        }
    }

    /// Takes in every request of the input in one step: what is fit is kept, each once.
    ///
    /// @throws Failure.Malformed when there is neither a request nor an answer in it, or it is too large
    public List<Outcome> take(byte[] input) {
        try {
            var found = SigningRequest.find(input);
            return desk.change(tx -> found.stream().map(der -> take(tx, der)).toList());
        } catch (Failure.Malformed none) {
            return List.of(own.waitingFor(input).map(request -> new Outcome.Answers(request, Bytes.of(input)))
                    .orElseThrow(() -> none));
        }
    }

    private Outcome take(Transaction tx, byte[] der) {
        try {
            var csr = judged(tx, der);
            var known = tx.requests().bySha256(csr.sha256());
            if (known.isPresent()) {
                return new Outcome.Known(known.get());
            }
            return csr.fit() ? new Outcome.Added(file(tx, csr, der), csr) : new Outcome.Refused(csr);
        } catch (Failure.Malformed malformed) {
            return new Outcome.Unreadable(malformed);
        }
    }

    /// The thing that a request is for is the one whose id is its common name.
    private FiledRequest file(Transaction tx, Csr csr, byte[] der) {
        return file(desk, tx, csr, der, Direction.THEIRS);
    }

    static FiledRequest file(Desk desk, Transaction tx, Csr csr, byte[] der, Direction direction) {
        var thing = csr.subject().commonName().flatMap(RequestIntake::thingId).flatMap(id -> tx.things().byId(id));
        var filed = tx.requests().insert(new NewRequest(direction, csr, Bytes.of(der), thing.map(Thing::id)), desk.now());
        desk.note(tx, Act.REQUEST_IMPORTED, Requests.object(filed), csr.subjectText());
        return filed;
    }

    private static Optional<ThingId> thingId(String commonName) {
        return ThingId.of(commonName) instanceof Checked.Valid<ThingId>(var id) ? Optional.of(id) : Optional.empty();
    }

    /// What the request says, with what only this store knows about its key.
    static Csr judged(Transaction tx, byte[] der) {
        var csr = SigningRequest.read(der);
        var violations = new ArrayList<>(csr.violations());
        tx.authorities().all().stream().filter(authority -> hasKey(authority, csr)).findFirst()
                .map(authority -> new KeyViolation.KeyOfAuthority(authority.name())).ifPresent(violations::add);
        var notices = new ArrayList<>(csr.notices());
        tx.requests().byKey(csr.keySha256()).stream().filter(other -> !other.sha256().equals(csr.sha256())).findFirst()
                .map(other -> new Notice.KeySeenBefore(other.label())).ifPresent(notices::add);
        return new Csr(csr.subjectText(), csr.subject(), csr.names(), csr.key(), csr.keyText(), csr.signatureAlgorithm(),
                csr.extensions(), violations, notices, csr.keySha256(), csr.sha256());
    }

    private static boolean hasKey(Authority authority, Csr csr) {
        return CertificateReader.keySha256(authority.certificate().der().toArray()).equals(csr.keySha256());
    }
}
