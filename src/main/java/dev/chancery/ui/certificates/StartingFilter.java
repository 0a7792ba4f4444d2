package dev.chancery.ui.certificates;

import dev.chancery.domain.CertificateQuery;
import dev.chancery.domain.CertificateQuery.Column;
import dev.chancery.domain.Expiry;
import dev.chancery.domain.SavedFilter;
import dev.chancery.domain.Status;
import dev.chancery.words.Words;
import java.util.Optional;

/// A filter that is there from the start, in the words of the window.
enum StartingFilter {
    ENDS_SOON, ENDED, ON_HOLD, REVOKED;

    private static final int SOON_DAYS = 30;

    String words() {
        return Words.of(switch (this) {
            case ENDS_SOON -> "certificates.saved.soon";
            case ENDED -> "certificates.saved.ended";
            case ON_HOLD -> "certificates.saved.onHold";
            case REVOKED -> "certificates.saved.revoked";
        });
    }

    SavedFilter filter() {
        return switch (this) {
            case ENDS_SOON -> new SavedFilter(words(), CertificateQuery.ALL.sortedBy(Column.EXPIRES, false),
                    Optional.of(new Expiry.Within(SOON_DAYS)));
            case ENDED -> of(CertificateQuery.ALL.withStatus(Optional.of(Status.EXPIRED)).sortedBy(Column.EXPIRES, true));
            case ON_HOLD -> of(CertificateQuery.ALL.withStatus(Optional.of(Status.ON_HOLD)));
            case REVOKED -> of(CertificateQuery.ALL.withStatus(Optional.of(Status.REVOKED)));
        };
    }

    private SavedFilter of(CertificateQuery query) {
        return new SavedFilter(words(), query, Optional.empty());
    }
}
