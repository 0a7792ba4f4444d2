package dev.chancery.words;

import dev.chancery.domain.Revocation.Reason;

/// The reasons of a revocation in plain words.
public final class Reasons {

    private Reasons() {}

    public static String words(Reason reason) {
        return Words.of(switch (reason) {
            case UNSPECIFIED -> "shell.reason.unspecified";
            case KEY_COMPROMISE -> "shell.reason.keyCompromise";
            case CA_COMPROMISE -> "shell.reason.caCompromise";
            case AFFILIATION_CHANGED -> "shell.reason.affiliationChanged";
            case SUPERSEDED -> "shell.reason.superseded";
            case CESSATION_OF_OPERATION -> "shell.reason.cessationOfOperation";
            case CERTIFICATE_HOLD -> "shell.reason.certificateHold";
            case REMOVE_FROM_CRL -> "shell.reason.removeFromCrl";
            case PRIVILEGE_WITHDRAWN -> "shell.reason.privilegeWithdrawn";
            case AA_COMPROMISE -> "shell.reason.aaCompromise";
        });
    }
}
