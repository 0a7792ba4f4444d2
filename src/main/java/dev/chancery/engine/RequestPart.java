package dev.chancery.engine;

import dev.chancery.domain.Bytes;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Progress;
import dev.chancery.domain.StoreFinding;
import dev.chancery.domain.StoreFinding.Area;
import dev.chancery.pki.CertificateReader;
import dev.chancery.pki.Pairing;
import dev.chancery.pki.Pairing.Care;
import dev.chancery.pki.SigningRequest;
import dev.chancery.store.CheckedRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The requests with their answers and the private keys of our own.
record RequestPart(Desk desk, long requests) implements StoreCheck.Part {

    private static final int AT_ONCE = 200;

    @Override public Area area() {
        return Area.REQUESTS;
    }

    @Override public long weight() {
        return requests;
    }

    @Override public void look(Progress progress, Consumer<StoreFinding> taker) {
        for (var some = after(0); !some.isEmpty(); some = after(some.getLast().id())) {
            some.forEach(request -> look(request, taker));
            progress.advance(some.size());
            progress.checkCancelled();
        }
    }

    private List<CheckedRequest> after(long id) {
        return desk.read(tx -> tx.checks().requestsAfter(id, AT_ONCE));
    }

    private void look(CheckedRequest request, Consumer<StoreFinding> taker) {
        boolean whole = isWhole(request) && desk.read(tx -> tx.checks().answers(request.id())).stream()
                .allMatch(answer -> CertificateReader.sha256(answer.getValue().toArray()).equals(answer.getKey()));
        if (!whole) {
            taker.accept(new StoreFinding.RequestChanged(request.id(), request.label()));
        }
        request.sealed().flatMap(sealed -> key(request, sealed)).ifPresent(taker);
    }

    private static boolean isWhole(CheckedRequest request) {
        try {
            var csr = SigningRequest.read(request.der().toArray());
            return csr.sha256().equals(request.sha256()) && csr.keySha256().equals(request.keySha256())
                    && csr.label().equals(request.label()) && csr.keyText().equals(request.keyText());
        } catch (Failure.Malformed unreadable) {
            return false;
        }
    }

    private Optional<StoreFinding> key(CheckedRequest request, Bytes sealed) {
        return switch (new SealedLook(desk.seal()).at(sealed, Filing.REQUEST_TABLE, request.id(),
                pkcs8 -> Pairing.ofRequest(pkcs8, request.der().toArray(), Care.WORKED_OUT))) {
            case GOOD -> Optional.empty();
            case SHUT -> Optional.of(new StoreFinding.RequestKeyUnopened(request.id(), request.label()));
            case FOREIGN -> Optional.of(new StoreFinding.RequestKeyForeign(request.id(), request.label()));
        };
    }
}
