package dev.chancery.engine;

import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Bytes;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.FiledRequest;
import dev.chancery.domain.FiledRequest.State;
import dev.chancery.domain.KeyFailure;
import dev.chancery.domain.PathPattern;
import dev.chancery.domain.Progress;
import dev.chancery.export.Delivered;
import dev.chancery.export.Delivery;
import dev.chancery.export.Existing;
import dev.chancery.export.Plan;
import dev.chancery.export.SafeNames;
import dev.chancery.pki.CertificateReader;
import dev.chancery.pki.IssuedBy;
import dev.chancery.store.Transaction;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What was answered leaving the store: the certificate of another authority with its key and its chain.
public final class RequestExport {

    private static final int LONGEST_KEY = 8 * 1024;

    private final Desk desk;
    private final Delivery delivery;

    RequestExport(Desk desk) {
        this.desk = desk;
        this.delivery = new Delivery(desk.surroundings().random());
    }

    /// Writes the files of a completed request into the folder of the order, whole or not at all, read back and compared.
    /// The order's certificates are not looked at. Returns the files.
    ///
    /// @throws Failure.Refused when the order cannot be carried out
    /// @throws FileFailure.AlreadyExists when a file of that name is there
    /// @throws KeyFailure.AlreadyDownloaded when the key may leave only once and has left
    /// @throws FileFailure when the medium is full, gone, read-only or lies
    public List<Path> run(FiledRequest request, ExportOrder order) {
        Requests.refuse(order.violations());
        var chain = chain(request);
        var bearer = desk.read(tx -> bearer(tx, request));
        var keys = !order.takesKeys() ? List.<Bearer>of() : List.of(bearer);
        var rooted = IssuedBy.itself(chain.getLast());
        var plan = plan(request, order, paths(request, order, rooted));
        try (var passage = new KeyGate(desk).claim(keys, order)) {
            delivery.discard(order.folder(), passage.finishes(bearer) ? plan.files() : List.of());
            var pkcs8 = keys.isEmpty() ? new byte[0] : passage.key(bearer);
            var delivered = deliver(plan, new Pack(request.label(), chain, rooted, pkcs8), order);
            settle(passage, bearer, delivered, order);
            delivered.orThrow();
        }
        return plan.files().stream().map(order.folder()::resolve).toList();
    }

    private List<String> paths(FiledRequest request, ExportOrder order, boolean rooted) {
        var below = order.within().map(folder -> folder.value() + "/").orElse("");
        return Pack.paths(order.layout(), part -> name(request, part), rooted, order.takesKeys()).stream()
                .map(path -> below + SafeNames.path(path, "")).toList();
    }

    private String name(FiledRequest request, PathPattern.Part part) {
        return switch (part) {
            case THING -> SafeNames.of(request.label());
            case SERIAL -> CertificateReader.facts(chain(request).getFirst()).serial().hex();
            case DATE -> LocalDate.ofInstant(desk.now(), ZoneId.systemDefault()).toString();
            case AUTHORITY, GROUP -> part.word();
        };
    }

    private Plan plan(FiledRequest request, ExportOrder order, List<String> paths) {
        return delivery.plan(order.folder(), paths, 4L * chain(request).stream().mapToInt(der -> der.length).sum() + LONGEST_KEY);
    }

    private Delivered deliver(Plan plan, Pack pack, ExportOrder order) {
        try {
            return delivery.deliver(plan, List.of(pack.bundle(plan.files(), order.layout(), FileMaker.of(order, desk))), Existing.REFUSE, Progress.NONE);
        } finally {
            Arrays.fill(pack.pkcs8(), (byte) 0);
        }
    }

    /// The key leaves only once when the authority that answered is one of this store and says so.
    private static Bearer bearer(Transaction tx, FiledRequest request) {
        var chain = chain(request);
        var issuer = chain.stream().skip(1).findFirst().map(CertificateReader::keySha256);
        var once = tx.authorities().all().stream().filter(one -> issuer.equals(Optional.of(Bearer.fingerprint(one.certificate()))))
                .anyMatch(one -> tx.policies().of(one.id()).keysLeaveOnce());
        return new Bearer(CertificateReader.keySha256(chain.getFirst()), new Bearer.Home.OfRequest(request.id()),
                CertificateReader.facts(chain.getFirst()).serial(), request.label(), once);
    }

    private void settle(Passage passage, Bearer bearer, Delivered delivered, ExportOrder order) {
        var complete = !delivered.manifest().entries().isEmpty();
        desk.write(tx -> {
            passage.settle(tx, complete ? Set.of(bearer.key()) : Set.of(), delivered.exposed().isEmpty() ? Set.of() : Set.of(bearer.key()));
            if (complete) {
                desk.note(tx, !order.takesKeys() ? Act.CERTIFICATE_EXPORTED : Act.KEY_EXPORTED, bearer.serial().hex(), order.trace());
            }
        });
    }

    /// @throws IllegalArgumentException when the request is not completed
    static List<byte[]> chain(FiledRequest request) {
        if (request.state() instanceof State.Completed(_, var chain)) {
            return chain.stream().map(Bytes::toArray).toList();
        }
        throw new IllegalArgumentException("no answer has come");
    }
}
