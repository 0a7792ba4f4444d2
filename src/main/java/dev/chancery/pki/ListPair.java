package dev.chancery.pki;

import dev.chancery.domain.Cause;
import dev.chancery.domain.Revocation.Reason;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;

/// The newest complete list of one scope and the newest changes to it (RFC 5280, 5.2.4 and 6.3.3 c), both signed.
record ListPair(Optional<RevocationListReader> complete, Optional<RevocationListReader> changes) {

    private record Scope(Object issuer, Optional<IssuingDistributionPoint> point, Optional<AuthorityKeyIdentifier> key) {}

    /// One pair of each scope among the lists.
    static List<ListPair> of(List<RevocationListReader> signed) {
        var scopes = new LinkedHashMap<Scope, List<RevocationListReader>>();
        signed.forEach(list -> scopes.computeIfAbsent(new Scope(list.issuerName(), list.scope(), list.authorityKeyId()), _ -> new ArrayList<>())
                .add(list));
        return scopes.values().stream().map(ListPair::pair).toList();
    }

    private static ListPair pair(List<RevocationListReader> lists) {
        var complete = lists.stream().filter(list -> list.base().isEmpty()).max(Comparator.comparing(RevocationListReader::thisUpdate));
        var changes = lists.stream().filter(list -> list.base().isPresent() && isNewer(list, complete))
                .max(Comparator.comparing(RevocationListReader::thisUpdate));
        return new ListPair(complete, changes);
    }

    private static boolean isNewer(RevocationListReader changes, Optional<RevocationListReader> complete) {
        return number(changes).compareTo(complete.map(ListPair::number).orElse(BigInteger.ZERO)) >= 0;
    }

    private static BigInteger number(RevocationListReader list) {
        return list.number().orElse(BigInteger.ZERO);
    }

    /// That it is not revoked any more is believed only where the changes continue the complete list; that it is revoked,
    /// always.
    Cause of(Sighted one, Instant now) {
        var serial = one.certificate().getSerialNumber().getValue();
        var changed = changes.flatMap(list -> list.fate(serial, one.issuer()));
        if (changed.isPresent() && changed.get().reason() == Reason.REMOVE_FROM_CRL && isContinued() && isCurrent(changes.get(), now)) {
            return current(complete.get(), now);
        }
        var entry = changed.filter(found -> found.reason() != Reason.REMOVE_FROM_CRL)
                .or(() -> complete.flatMap(list -> list.fate(serial, one.issuer())))
                .filter(found -> found.reason() != Reason.REMOVE_FROM_CRL);
        return entry.<Cause>map(found -> new Cause.OnList(found.when(), found.reason()))
                .orElseGet(() -> complete.map(list -> current(list, now)).orElseGet(Cause.OnlyChanges::new));
    }

    /// Whether the changes begin with the complete list or one before it.
    private boolean isContinued() {
        return complete.isPresent() && changes.flatMap(RevocationListReader::base)
                .filter(base -> base.compareTo(number(complete.get())) <= 0).isPresent();
    }

    private static boolean isCurrent(RevocationListReader list, Instant now) {
        return current(list, now) instanceof Cause.NotOnList;
    }

    private static Cause current(RevocationListReader list, Instant now) {
        if (list.thisUpdate().isAfter(now)) {
            return new Cause.ListNotYet(list.thisUpdate());
        }
        return list.nextUpdate().filter(now::isAfter).<Cause>map(Cause.ListEnded::new)
                .orElseGet(() -> new Cause.NotOnList(list.thisUpdate()));
    }
}
