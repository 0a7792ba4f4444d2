package dev.chancery.domain;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How far a registration is. The code is stored and never changes.
public enum RegistrationState {
    /// Nothing has been sent.
    PLANNED("planned"),
    /// The certificate is at the cloud and not verified.
    UPLOADED("uploaded"),
    CODE_RECEIVED("code-received"),
    PROOF_ISSUED("proof-issued"),
    /// The cloud trusts the CA: it is proven, or was taken without a proof.
    VERIFIED("verified"),
    /// Code or proof ran out before the cloud had taken it; a new one goes on from here.
    EXPIRED("expired"),
    /// The cloud said no to certificate or proof; a step before can be done again.
    REFUSED("refused"),
    /// Not at the cloud any more, or given up here. Nothing follows.
    REMOVED("removed");

    private static final Map<RegistrationState, Set<RegistrationState>> NEXT = Map.of(
            PLANNED, EnumSet.complementOf(EnumSet.of(EXPIRED)),
            UPLOADED, EnumSet.of(UPLOADED, CODE_RECEIVED, PROOF_ISSUED, VERIFIED, EXPIRED, REFUSED, REMOVED),
            CODE_RECEIVED, EnumSet.of(UPLOADED, CODE_RECEIVED, PROOF_ISSUED, VERIFIED, EXPIRED, REFUSED, REMOVED),
            PROOF_ISSUED, EnumSet.of(UPLOADED, CODE_RECEIVED, PROOF_ISSUED, VERIFIED, EXPIRED, REFUSED, REMOVED),
            VERIFIED, EnumSet.of(UPLOADED, VERIFIED, REMOVED),
            EXPIRED, EnumSet.complementOf(EnumSet.of(PLANNED)),
            REFUSED, EnumSet.allOf(RegistrationState.class),
            REMOVED, EnumSet.noneOf(RegistrationState.class));

    private final String code;

    RegistrationState(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public boolean mayBecome(RegistrationState next) {
        return requireNonNull(NEXT.get(this)).contains(next);
    }

    /// Whether there is something left to do.
    public boolean isOpen() {
        return this != VERIFIED && this != REMOVED;
    }

    public static Optional<RegistrationState> ofCode(String code) {
        return Arrays.stream(values()).filter(state -> state.code.equals(code)).findFirst();
    }
}
