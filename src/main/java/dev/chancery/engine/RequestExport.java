package dev.chancery.engine;

import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Bytes;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FiledRequest;
import dev.chancery.domain.FiledRequest.State;
import dev.chancery.domain.Progress;
import dev.chancery.export.Delivery;
import dev.chancery.export.Existing;
import dev.chancery.export.SafeNames;
import dev.chancery.pki.CertificateReader;
import dev.chancery.pki.IssuedBy;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

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
    /// @throws Failure.AlreadyExists when a file of that name is there
    /// @throws Failure.OfFile when the medium is full, gone, read-only or lies
    public List<Path> run(FiledRequest request, ExportOrder order) {
        Requests.refuse(order.violations());
        var chain = chain(request);
        var rooted = IssuedBy.itself(chain.getLast());
        var name = order.within().map(folder -> folder.value() + "/").orElse("") + SafeNames.of(request.label());
        var paths = Pack.paths(name, order.form(), rooted, true);
        var plan = delivery.plan(order.folder(), paths, 4L * chain.stream().mapToInt(der -> der.length).sum() + LONGEST_KEY);
        var pkcs8 = key(request);
        try {
            var bundle = new Pack(request.label(), chain, rooted, pkcs8).bundle(paths, order, desk.surroundings().random());
            delivery.deliver(plan, List.of(bundle), Existing.REFUSE, Progress.NONE).orThrow();
        } finally {
            Arrays.fill(pkcs8, (byte) 0);
        }
        note(request, order);
        return paths.stream().map(order.folder()::resolve).toList();
    }

    private void note(FiledRequest request, ExportOrder order) {
        var serial = CertificateReader.facts(chain(request).getFirst()).serial().hex();
        var detail = order.form() + (order.keysAreProtected() ? ", key protected" : ", key unprotected") + ", to " + order.target();
        desk.write(tx -> desk.note(tx, Act.KEY_EXPORTED, serial, detail));
    }

    private byte[] key(FiledRequest request) {
        var sealed = desk.read(tx -> tx.requests().sealedKey(request.id()))
                .orElseThrow(() -> new Failure.Gone("key of request " + request.id().value()));
        return desk.seal().unseal(sealed, Filing.REQUEST_TABLE, request.id().value());
    }

    /// @throws IllegalArgumentException when the request is not completed
    static List<byte[]> chain(FiledRequest request) {
        if (request.state() instanceof State.Completed(_, var chain)) {
            return chain.stream().map(Bytes::toArray).toList();
        }
        throw new IllegalArgumentException("no answer has come");
    }
}
