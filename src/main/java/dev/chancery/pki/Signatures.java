package dev.chancery.pki;

import java.util.HashMap;
import java.util.Map;

/// The signatures that are checked in one examination, whatever for: each once, and no more of them than
/// [Limits#MOST_SIGNATURES_IN_ALL]. Not for use by more than one thread.
final class Signatures {

    /// A certificate and who is to have signed it.
    record Pair(Sighted certificate, Sighted issuer) {}

    private final Map<Pair, SignatureCheck> checked = new HashMap<>();
    private int left = Limits.MOST_SIGNATURES_IN_ALL;
    private boolean refused;

    SignatureCheck of(Pair pair) {
        return checked.computeIfAbsent(pair, this::check);
    }

    private SignatureCheck check(Pair pair) {
        left--;
        return SignatureCheck.of(pair.certificate(), pair.issuer());
    }

    /// Whether the list names this signer and is by its key; false too when no more are checked.
    boolean holds(RevocationListReader list, Sighted signer) {
        if (!ListSignature.names(list, signer)) {
            return false;
        }
        refused |= isSpent();
        left--;
        return !refused && ListSignature.holds(list, signer);
    }

    boolean isSpent() {
        return left <= 0;
    }

    /// Whether a signature was left unchecked.
    boolean hasRefused() {
        return refused;
    }
}
