package dev.chancery.domain;

/// How many certificates there are of each status. Of the `expiring` ones, `thisWeek` end within seven days.
public record Standing(long active, long expiring, long thisWeek, long expired, long held, long revoked) {

    public boolean isNone() {
        return active + expiring + expired + held + revoked == 0;
    }
}
