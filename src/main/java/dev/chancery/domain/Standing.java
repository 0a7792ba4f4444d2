package dev.chancery.domain;

/// How many certificates there are of these states; those on hold, and those that are not valid yet, are in none. Of the `expiring` ones, `thisWeek` end within seven days.
public record Standing(long active, long expiring, long thisWeek, long expired, long revoked) {

    public boolean isNone() {
        return active + expiring + expired + revoked == 0;
    }
}
