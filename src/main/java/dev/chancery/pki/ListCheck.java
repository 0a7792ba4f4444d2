package dev.chancery.pki;

import dev.chancery.domain.Cause;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Finding;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.SerialNumber;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.BasicConstraints;

/// What the revocation lists say that were handed in (RFC 5280, 6.3).
final class ListCheck {

    private final List<RevocationListReader> lists = new ArrayList<>();
    private final Instant now;
    private boolean unreadable;

    ListCheck(List<byte[]> given, Instant now) {
        this.now = now;
        given.forEach(this::read);
    }

    private void read(byte[] list) {
        try {
            lists.addAll(RevocationListReader.readAll(list));
        } catch (Failure.Malformed notAList) {
            unreadable = true;
        }
    }

    List<Finding> of(List<Sighted> chain) {
        var findings = new ArrayList<Finding>();
        if (unreadable) {
            findings.add(new Finding(0, new Cause.ListUnreadable()));
        } else if (lists.isEmpty()) {
            findings.add(new Finding(0, new Cause.NoList()));
        }
        if (!lists.isEmpty()) {
            for (int i = 0; i + 1 < chain.size(); i++) {
                findings.add(new Finding(i, of(chain.get(i), chain.get(i + 1))));
            }
            lists.stream().filter(list -> chain.stream().noneMatch(one -> ListSignature.names(list, one)) && !isOfUnknown(list, chain.getLast()))
                    .forEach(list -> findings.add(new Finding(0, new Cause.ListOfAnother(list.issuer()))));
        }
        return findings;
    }

    /// Of the issuer above the chain's end, of whom nothing but the name is known.
    private static boolean isOfUnknown(RevocationListReader list, Sighted one) {
        return !one.isSelfIssued() && one.issuer().equals(list.issuerName());
    }

    private Cause of(Sighted one, Sighted issuer) {
        boolean authority = CertificateReader.constraints(one.certificate()).map(BasicConstraints::isCA).orElse(false);
        var named = lists.stream().filter(list -> ListSignature.names(list, issuer) && list.tellsOf(authority)).toList();
        if (named.isEmpty()) {
            return new Cause.NoListOfIssuer(issuer.label());
        }
        var signed = named.stream().filter(list -> list.isSignedBy(issuer.der().toArray())).toList();
        return signed.isEmpty() ? new Cause.ListForged(issuer.label())
                : of(new SerialNumber(one.certificate().getSerialNumber().getValue()), signed);
    }

    private Cause of(SerialNumber serial, List<RevocationListReader> signed) {
        var complete = signed.stream().filter(list -> list.base().isEmpty())
                .max(Comparator.comparing(RevocationListReader::thisUpdate));
        var changes = signed.stream().filter(list -> list.base().isPresent() && isNewer(list, complete))
                .max(Comparator.comparing(RevocationListReader::thisUpdate));
        var entry = changes.flatMap(list -> list.find(serial)).or(() -> complete.flatMap(list -> list.find(serial)));
        if (entry.isPresent() && entry.get().reason() != Reason.REMOVE_FROM_CRL) {
            return new Cause.OnList(entry.get().when(), entry.get().reason());
        }
        return complete.map(this::current).orElseGet(Cause.OnlyChanges::new);
    }

    private static boolean isNewer(RevocationListReader changes, Optional<RevocationListReader> complete) {
        return number(changes).compareTo(complete.map(ListCheck::number).orElse(BigInteger.ZERO)) >= 0;
    }

    private static BigInteger number(RevocationListReader list) {
        return list.number().orElse(BigInteger.ZERO);
    }

    private Cause current(RevocationListReader list) {
        if (list.thisUpdate().isAfter(now)) {
            return new Cause.ListNotYet(list.thisUpdate());
        }
        return list.nextUpdate().filter(now::isAfter).<Cause>map(Cause.ListEnded::new)
                .orElseGet(() -> new Cause.NotOnList(list.thisUpdate()));
    }
}
