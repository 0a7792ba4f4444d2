package dev.chancery.engine;

import dev.chancery.domain.Progress;
import dev.chancery.domain.StoreFinding;
import dev.chancery.domain.StoreFinding.Area;
import java.util.function.Consumer;

/// Whether every row that matters, and the audit log, are as Chancery wrote them.
record SealPart(Tampering tampering, long certificates) implements StoreCheck.Part {

    @Override public Area area() {
        return Area.SEALS;
    }

    @Override public long weight() {
        return certificates / 8 + 1;
    }

    @Override public void look(Progress progress, Consumer<StoreFinding> taker) {
        tampering.look(new Cancelling(progress), found -> {
            if (!isOfEncoding(found)) {
                taker.accept(found);
            }
        });
        progress.advance(weight());
    }

    /// [CertificatePart] looks at each, and tells whose it is.
    private static boolean isOfEncoding(StoreFinding.OfSeal found) {
        return found instanceof StoreFinding.RowChanged(var table, var _) && table.equals("certificate_der");
    }

    /// It counts rows, and here certificates are counted.
    private record Cancelling(Progress whole) implements Progress {

        @Override public void expect(long total) {}

        @Override public void advance(long done) {}

        @Override public void checkCancelled() {
            whole.checkCancelled();
        }
    }
}
