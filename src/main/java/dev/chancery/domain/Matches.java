package dev.chancery.domain;

import java.util.Map;

/// What a [CertificateQuery] finds: the ids in its order, and how many there are of each status, none left out, whichever
/// status it asks for.
public record Matches(long[] ids, Map<Status, Long> byStatus) {
    public Matches {
        byStatus = Map.copyOf(byStatus);
    }
}
