package dev.chancery.store;

import dev.chancery.domain.Bytes;
import dev.chancery.domain.Holdings.ListNumber;
import dev.chancery.domain.Holdings.Revoked;
import dev.chancery.domain.Holdings.Unread;
import dev.chancery.domain.Holdings.Why;
import dev.chancery.domain.Revocation;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.XcaPlace;
import java.math.BigInteger;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an XCA database says of revoked certificates. It names their authorities by items, here by their certificates.
final class XcaRevocations {

    private record Entry(long authority, String serial, String date, long reason) {}

    private record Authority(long item, long listNumber) {}

    private final XcaTables tables;
    private final Map<Long, String> names;
    private final Map<Long, byte[]> certificates;
    private final List<Unread> unread;
    private final Map<Long, Bytes> issuers = new HashMap<>();

    XcaRevocations(XcaTables tables, Map<Long, String> names, Map<Long, byte[]> certificates, List<Unread> unread) {
        this.tables = tables;
        this.names = names;
        this.certificates = certificates;
        this.unread = unread;
    }

    List<Revoked> all() {
        var found = new ArrayList<Revoked>();
        tables.each("revocations", List.of("caId", "serial", "date", "reasonBit"), XcaRevocations::entry, entry -> {
            var place = place(entry);
            var reason = Reason.ofCode(entry.reason()).orElse(Reason.UNSPECIFIED);
            if (reason == Reason.REMOVE_FROM_CRL) {
                unread.add(new Unread(place, Why.TAKEN_BACK));
            } else {
                revoked(place, entry, reason).ifPresentOrElse(found::add, () -> unread.add(new Unread(place, Why.MALFORMED)));
            }
        });
        return found;
    }

    private static Entry entry(Row row) throws SQLException {
        return new Entry(row.number(), row.optionalText().orElse(""), row.optionalText().orElse(""), row.number());
    }

    /// The serial number, and the authority of that name.
    private String place(Entry entry) {
        return new XcaPlace(XcaPlace.Kind.REVOCATION, "%.48s, %s".formatted(entry.serial(),
                names.getOrDefault(entry.authority(), String.valueOf(entry.authority())))).toString();
    }

    private Optional<Revoked> revoked(String place, Entry entry, Reason reason) {
        return XcaText.serial(entry.serial()).flatMap(serial -> XcaText.instant(entry.date())
                .map(when -> new Revoked(place, issuer(entry.authority()), serial, new Revocation(when, reason))));
    }

    private Optional<Bytes> issuer(long item) {
        return Optional.ofNullable(certificates.get(item)).map(der -> issuers.computeIfAbsent(item, key -> Bytes.of(der)));
    }

    /// Those of authorities that have published a list.
    List<ListNumber> listNumbers() {
        var found = new ArrayList<ListNumber>();
        tables.each("authority", List.of("item", "crlNo"), row -> new Authority(row.number(), row.number()), authority -> {
            if (authority.listNumber() > 0 && certificates.containsKey(authority.item())) {
                found.add(new ListNumber(issuer(authority.item()), BigInteger.valueOf(authority.listNumber())));
            }
        });
        return found;
    }
}
