package dev.chancery.domain;

import java.util.Set;

/// Whether a server turns away a revoked certificate: it was called on with a good one and with the revoked one.
public record RevocationTrial(ProbeReport good, ProbeReport revoked) {

    private static final Set<TlsAlert> OTHER_REASONS = Set.of(TlsAlert.CERTIFICATE_EXPIRED, TlsAlert.UNKNOWN_CA,
            TlsAlert.UNSUPPORTED_CERTIFICATE, TlsAlert.DECRYPT_ERROR);

    /// What it shows.
    public enum Outcome {
        /// The good one is let in and the revoked one is not: as it should be.
        REFUSED,
        /// Both are let in.
        LET_IN,
        /// The revoked one is turned away, but for another reason, which proves nothing.
        REFUSED_OTHERWISE,
        /// Even the good one is turned away, which proves nothing.
        GOOD_REFUSED,
        /// The server asks nobody for a certificate.
        NOT_ASKED,
        UNREACHED
    }

    public Outcome outcome() {
        if (good.sightings().stream().anyMatch(Sighting.NotAsked.class::isInstance)) {
            return Outcome.NOT_ASKED;
        }
        if (good.refusesClient()) {
            return Outcome.GOOD_REFUSED;
        }
        if (!good.works()) {
            return Outcome.UNREACHED;
        }
        if (revoked.works()) {
            return Outcome.LET_IN;
        }
        return !revoked.refusesClient() ? Outcome.UNREACHED : forAnotherReason() ? Outcome.REFUSED_OTHERWISE : Outcome.REFUSED;
    }

    private boolean forAnotherReason() {
        return revoked.obstacle().filter(one -> one instanceof Sighting.ClientRefused(_, _, var alert)
                && alert.filter(OTHER_REASONS::contains).isPresent()).isPresent();
    }
}
