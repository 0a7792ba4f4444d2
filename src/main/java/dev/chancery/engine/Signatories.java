package dev.chancery.engine;

import dev.chancery.domain.Bytes;
import dev.chancery.domain.Failure;
import dev.chancery.pki.CertificateReader;
import dev.chancery.pki.Signatory;
import dev.chancery.store.CheckedAuthority;
import dev.chancery.store.Transaction;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The authorities of the store by their numbers, to ask what they have signed. One whose own certificate is not whole can
/// answer nothing.
record Signatories(Map<Long, String> names, Map<Long, Signatory> signatories) {

    static Signatories of(Transaction tx) {
        var names = new HashMap<Long, String>();
        var signatories = new HashMap<Long, Signatory>();
        for (var one : tx.checks().authorities()) {
            names.put(one.id(), one.name());
            whole(one).ifPresent(signatory -> signatories.put(one.id(), signatory));
        }
        return new Signatories(names, signatories);
    }

    private static Optional<Signatory> whole(CheckedAuthority one) {
        try {
            return one.der().filter(der -> one.sha256().equals(Optional.of(CertificateReader.facts(der.toArray()).sha256())))
                    .map(Bytes::toArray).map(Signatory::of);
        } catch (Failure.Malformed unreadable) {
            return Optional.empty();
        }
    }

    String name(long authority) {
        return names.getOrDefault(authority, "");
    }

    /// Whether the authority has signed it; empty when there is none to be asked.
    Optional<Boolean> signed(long authority, byte[] der) {
        return Optional.ofNullable(signatories.get(authority)).map(signatory -> signatory.signed(der));
    }
}
