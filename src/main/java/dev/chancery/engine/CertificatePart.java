package dev.chancery.engine;

import dev.chancery.domain.FileFailure;
import dev.chancery.domain.Progress;
import dev.chancery.domain.StoreFinding;
import dev.chancery.domain.StoreFinding.Area;
import dev.chancery.store.CheckedCertificate;
import java.util.List;
import java.util.function.Consumer;

/// Every certificate with what is kept beside it and its private key, on all cores.
record CertificatePart(Desk desk, long certificates) implements StoreCheck.Part {

    private static final int AT_ONCE = 500;

    @Override public Area area() {
        return Area.CERTIFICATES;
    }

    @Override public long weight() {
        return certificates;
    }

    @Override public void look(Progress progress, Consumer<StoreFinding> taker) {
        var judge = new CertificateJudge(new SealedLook(desk.seal()), desk.read(tx -> Signatories.of(tx)));
        for (var some = after(0); !some.isEmpty(); some = after(some.getLast().id())) {
            some.parallelStream().map(judge::findings).toList().forEach(found -> found.forEach(taker));
            progress.advance(some.size());
            progress.checkCancelled();
        }
    }

    /// @throws FileFailure.StoreDamaged when a page cannot be read
    private List<CheckedCertificate> after(long id) {
        return desk.read(tx -> tx.checks().certificatesAfter(id, AT_ONCE));
    }
}
