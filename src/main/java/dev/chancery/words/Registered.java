package dev.chancery.words;

import dev.chancery.domain.RegistrationState;

/// Finds the words for how far a registration is.
public final class Registered {

    private Registered() {}

    /// One or two words, as a chip shows them.
    public static String words(RegistrationState state) {
        return Words.of(switch (state) {
            case PLANNED -> "failures.registration.planned";
            case UPLOADED -> "failures.registration.uploaded";
            case CODE_RECEIVED -> "failures.registration.codeReceived";
            case PROOF_ISSUED -> "failures.registration.proofIssued";
            case VERIFIED -> "failures.registration.verified";
            case EXPIRED -> "failures.registration.expired";
            case REFUSED -> "failures.registration.refused";
            case REMOVED -> "failures.registration.removed";
        });
    }
}
