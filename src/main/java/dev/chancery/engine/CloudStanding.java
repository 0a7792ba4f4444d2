package dev.chancery.engine;

import dev.chancery.domain.Registration;
import dev.chancery.domain.RegistrationState;
import java.time.Instant;

/// How it stands with one registration: of which authority, until when its certificate is good, and whether the authority
/// has another one by now that the cloud does not know.
public record CloudStanding(Registration registration, String authority, Instant caEnds, boolean replaced) {

    /// Whether somebody began it and did not end it.
    public boolean isOpen() {
        return registration.state().isOpen();
    }

    /// Whether the cloud trusts a certificate that is not the authority's any more.
    public boolean wantsSuccessor() {
        return registration.state() == RegistrationState.VERIFIED && replaced;
    }
}
