package dev.chancery.store;

import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// All certificates in the order of their serial numbers, the smaller number first: out of the index in which each issuer's
/// numbers stand, merged. SQLite would sort all numbers in memory, and an index of their own would make issuing slower.
///
/// Numbers of fewer octets are smaller, and those of as many are compared octet by octet.
final class BySerial {

    /// SQLite merges no more than 500 lists.
    private static final int MOST_ISSUERS = 100;

    private final Session session;
    private final long[] issuers;

    BySerial(Session session) {
        this.session = session;
        this.issuers = session.numbers("SELECT id FROM authority");
    }

    /// Whether there are few enough issuers.
    boolean isPossible() {
        return issuers.length > 0 && issuers.length <= MOST_ISSUERS;
    }

    /// The first of these ids, at most so many.
    long[] ids(boolean descending, int most) {
        var way = descending ? " DESC" : " ASC";
        var lengths = session.numbers("SELECT DISTINCT length(serial) AS octets FROM certificate ORDER BY octets" + way);
        return LongStream.of(lengths).flatMap(length -> LongStream.of(merged(length, way, most))).limit(most).toArray();
    }

    private long[] merged(long length, String way, int most) {
        var all = LongStream.of(issuers).mapToObj(issuer ->
                "SELECT id, serial FROM certificate WHERE issuer = %s AND length(serial) = %s".formatted(issuer, length))
                .collect(Collectors.joining(" UNION ALL "));
        return session.numbers(all + " ORDER BY serial" + way + ", id" + way + " LIMIT " + most);
    }
}
