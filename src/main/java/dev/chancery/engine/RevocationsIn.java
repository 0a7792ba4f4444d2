package dev.chancery.engine;

import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Bytes;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Holdings;
import dev.chancery.domain.Objection;
import dev.chancery.domain.Revocation;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.SerialNumber;
import dev.chancery.engine.Incoming.OfRevocations;
import dev.chancery.engine.Incoming.Origin;
import dev.chancery.pki.RevocationListReader;
import dev.chancery.store.Transaction;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Which revocations an import brings: those of signed lists, and those that a foreign store notes.
final class RevocationsIn {

    private final Transaction tx;
    private final Sorting sorted;
    private final List<Superior> issuers;
    private final Map<Bytes, Superior> byDer = new HashMap<>();
    private final List<OfRevocations> found = new ArrayList<>();

    RevocationsIn(Transaction tx, Sorting sorted, List<Superior> issuers) {
        this.tx = tx;
        this.sorted = sorted;
        this.issuers = issuers;
        issuers.forEach(issuer -> byDer.put(Bytes.of(der(issuer)), issuer));
        sorted.certificates.values().stream().filter(one -> !one.refused()).forEach(one ->
                one.dynasty.ifPresent(dynasty -> byDer.put(Bytes.of(one.der), dynasty.issuer())));
    }

    private static byte[] der(Superior issuer) {
        return switch (issuer) {
            case Superior.Here(var authority) -> authority.certificate().der().toArray();
            case Superior.Coming(var dynasty) -> dynasty.der();
        };
    }

    List<OfRevocations> all(Holdings holdings, Instant now) {
        sorted.lists.values().forEach(raw -> add(raw, now));
        addNotes(holdings);
        found.forEach(one -> one.news = isNews(one));
        return found;
    }

    private void add(Sorting.Raw raw, Instant now) {
        try {
            var list = RevocationListReader.read(raw.der());
            var issuer = issuers.stream().filter(one -> list.isSignedBy(der(one))).findFirst();
            if (list.base().isPresent() || issuer.isEmpty()) {
                sorted.useless.add(Incoming.Useless.because(raw.origin(), list.issuer(), list.base().isPresent()
                        ? new Objection.ListOfChanges() : new Objection.ListOfNobody(list.issuer())));
                return;
            }
            var incoming = new OfRevocations(raw.origin(), issuer.get(), list.number(), entries(list));
            list.nextUpdate().filter(now::isAfter).ifPresent(end -> incoming.object(new Objection.ListEnded(end)));
            found.add(incoming);
        } catch (Failure.Malformed malformed) {
            sorted.useless.add(Incoming.Useless.because(raw.origin(), raw.origin().name(), new Objection.Unreadable(malformed.getMessage())));
        }
    }

    private static Map<SerialNumber, Revocation> entries(RevocationListReader list) {
        var entries = new LinkedHashMap<SerialNumber, Revocation>();
        list.each(entry -> {
            requireTellable(entry);
            if (entry.reason() != Reason.REMOVE_FROM_CRL) {
                entries.put(entry.serial(), new Revocation(entry.when(), entry.reason()));
            }
        });
        return entries;
    }

    /// An entry that is left out would make its certificate valid here.
    private static void requireTellable(RevocationListReader.Entry entry) {
        if (!Revocation.isTellable(entry.when())) {
            throw new Failure.Malformed("revocation list: %s is revoked since %s".formatted(entry.serial().hex(), entry.when()));
        }
    }

    private void addNotes(Holdings holdings) {
        var notes = new LinkedHashMap<Superior, Map<SerialNumber, Revocation>>();
        var numbers = new HashMap<Superior, BigInteger>();
        var ofSerial = issuersOfSerials();
        for (var note : holdings.revoked()) {
            issuer(note.issuer(), ofSerial.getOrDefault(note.serial(), Set.of())).ifPresentOrElse(
                    issuer -> notes.computeIfAbsent(issuer, _ -> new LinkedHashMap<>()).put(note.serial(), note.revocation()),
                    () -> sorted.useless.add(Incoming.Useless.because(new Origin(-1, note.place(), ""), note.serial().hex(),
                            new Objection.ListOfNobody(""))));
        }
        for (var number : holdings.listNumbers()) {
            issuer(number.issuer(), Set.of()).ifPresent(issuer -> numbers.merge(issuer, number.last(), BigInteger::max));
        }
        numbers.keySet().forEach(issuer -> notes.putIfAbsent(issuer, Map.of()));
        notes.forEach((issuer, entries) -> found.add(new OfRevocations(new Origin(-1, holdings.source(), ""), issuer,
                Optional.ofNullable(numbers.get(issuer)), entries)));
    }

    private Map<SerialNumber, Set<Superior>> issuersOfSerials() {
        return sorted.certificates.values().stream().filter(one -> one.issuer.isPresent()).collect(Collectors.groupingBy(
                Incoming.OfCertificate::serial, Collectors.mapping(one -> one.issuer.orElseThrow(), Collectors.toSet())));
    }

    /// The authority that the foreign store names; or else the issuer of the certificate with that number, or the only one
    /// that the import brings.
    private Optional<Superior> issuer(Optional<Bytes> named, Set<Superior> ofSerial) {
        if (named.isPresent()) {
            return Optional.ofNullable(byDer.get(named.get()));
        }
        var only = ofSerial.isEmpty() ? ofImport() : ofSerial;
        return only.size() == 1 ? Optional.of(only.iterator().next()) : Optional.empty();
    }

    private Set<Superior> ofImport() {
        return sorted.certificates.values().stream().filter(Incoming.OfCertificate::isAuthority)
                .map(one -> byDer.get(Bytes.of(one.der))).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    /// Whether the authority's next list has to have another number than it would have without this one.
    static boolean isAhead(Transaction tx, AuthorityId authority, Optional<BigInteger> number) {
        return number.filter(one -> one.compareTo(tx.revocationLists().next(authority).value()) >= 0).isPresent();
    }

    private boolean isNews(OfRevocations incoming) {
        return switch (incoming.issuer) {
            case Superior.Coming _ -> true;
            case Superior.Here(var authority) -> isAhead(tx, authority.id(), incoming.number)
                    || incoming.entries.entrySet().stream().anyMatch(entry ->
                            Admission.changes(tx, authority.id(), entry.getKey(), entry.getValue()));
        };
    }
}
