package dev.chancery.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// One thing that would go wrong at a cloud, or that should be known before anything is sent there.
public sealed interface CloudCheck {

    enum Severity {
        /// The cloud would refuse it: nothing is sent.
        BLOCKS,
        /// It may be refused, or work badly.
        WARNS,
        /// Worth knowing.
        TELLS
    }

    /// What a button beside it can do.
    enum Fix { CHOOSE_ROOT, NEW_AUTHORITY, RENEW_AUTHORITY, RETIRE_ANOTHER, OPEN_OTHER, CHOOSE_PROOF, ADD_KEY }

    Severity severity();

    default Optional<Fix> fix() {
        return Optional.empty();
    }

    /// Not of version 3, or not marked as an authority (RFC 5280, 4.2.1.9).
    record NotAnAuthority() implements CloudCheck {
        @Override public Severity severity() {
            return Severity.BLOCKS;
        }
        @Override public Optional<Fix> fix() {
            return Optional.of(Fix.NEW_AUTHORITY);
        }
    }

    /// Its key usage does not say that it signs certificates (RFC 5280, 4.2.1.3).
    record MayNotSign() implements CloudCheck {
        @Override public Severity severity() {
            return Severity.BLOCKS;
        }
        @Override public Optional<Fix> fix() {
            return Optional.of(Fix.NEW_AUTHORITY);
        }
    }

    /// An intermediate, where only a root is of use.
    record NotARoot() implements CloudCheck {
        @Override public Severity severity() {
            return Severity.BLOCKS;
        }
        @Override public Optional<Fix> fix() {
            return Optional.of(Fix.CHOOSE_ROOT);
        }
    }

    /// A kind of key that the cloud does not take; where its vendor does not say so, one that hardly any takes.
    record UnfitKey(String key, boolean certain) implements CloudCheck {
        @Override public Severity severity() {
            return certain ? Severity.BLOCKS : Severity.WARNS;
        }
        @Override public Optional<Fix> fix() {
            return Optional.of(Fix.NEW_AUTHORITY);
        }
    }

    /// Signed by SHA-1, MD5, RSA-PSS, Ed25519 or another algorithm than all clouds take.
    record UnfitSignature(String algorithm, boolean certain) implements CloudCheck {
        @Override public Severity severity() {
            return certain ? Severity.BLOCKS : Severity.WARNS;
        }
        @Override public Optional<Fix> fix() {
            return Optional.of(Fix.RENEW_AUTHORITY);
        }
    }

    record NotValidNow(Validity validity) implements CloudCheck {
        @Override public Severity severity() {
            return Severity.BLOCKS;
        }
        @Override public Optional<Fix> fix() {
            return Optional.of(Fix.RENEW_AUTHORITY);
        }
    }

    /// It ends within the span in which the overview reminds of it.
    record EndsSoon(Instant end) implements CloudCheck {
        @Override public Severity severity() {
            return Severity.WARNS;
        }
        @Override public Optional<Fix> fix() {
            return Optional.of(Fix.RENEW_AUTHORITY);
        }
    }

    /// The certificate, or one above it, is revoked or on hold.
    record Revoked() implements CloudCheck {
        @Override public Severity severity() {
            return Severity.BLOCKS;
        }
        @Override public Optional<Fix> fix() {
            return Optional.of(Fix.NEW_AUTHORITY);
        }
    }

    /// The private key is not in this store: the proof has to be made where it is.
    record NoKeyHere() implements CloudCheck {
        @Override public Severity severity() {
            return Severity.WARNS;
        }
        @Override public Optional<Fix> fix() {
            return Optional.of(Fix.ADD_KEY);
        }
    }

    /// Without a subject key identifier; one of Siemens' own tools wants it.
    record NoKeyId() implements CloudCheck {
        @Override public Severity severity() {
            return Severity.WARNS;
        }
    }

    /// As many as fit into the place are there, as far as this store knows.
    record Full(int most) implements CloudCheck {
        @Override public Severity severity() {
            return Severity.BLOCKS;
        }
        @Override public Optional<Fix> fix() {
            return Optional.of(Fix.RETIRE_ANOTHER);
        }
    }

    /// It takes the last of the places: none is left for the CA that will follow it.
    record LastPlace(int most) implements CloudCheck {
        @Override public Severity severity() {
            return Severity.WARNS;
        }
        @Override public Optional<Fix> fix() {
            return Optional.of(Fix.RETIRE_ANOTHER);
        }
    }

    /// There is one place only: whatever CA is in it goes, and the devices of that one are refused.
    record TakesThePlace() implements CloudCheck {
        @Override public Severity severity() {
            return Severity.WARNS;
        }
    }

    /// This machine's clock is `apart` ahead of the cloud's (behind it where negative), and only `most` is allowed.
    record ClockApart(Duration apart, Duration most) implements CloudCheck {
        @Override public Severity severity() {
            return Severity.BLOCKS;
        }
    }

    /// The same certificate is on its way there, or has arrived.
    record UnderWay(RegistrationId other) implements CloudCheck {
        @Override public Severity severity() {
            return Severity.BLOCKS;
        }
        @Override public Optional<Fix> fix() {
            return Optional.of(Fix.OPEN_OTHER);
        }
    }

    /// The authority has another certificate since this was planned.
    record Replaced() implements CloudCheck {
        @Override public Severity severity() {
            return Severity.WARNS;
        }
    }

    /// The cloud takes our word for it: trusted, not proven.
    record NotProven() implements CloudCheck {
        @Override public Severity severity() {
            return Severity.TELLS;
        }
        @Override public Optional<Fix> fix() {
            return Optional.of(Fix.CHOOSE_PROOF);
        }
    }

    /// Whoever has a certificate of this CA becomes a device by itself.
    record RegistersDevices() implements CloudCheck {
        @Override public Severity severity() {
            return Severity.TELLS;
        }
    }

    /// A template for new devices is named, and nothing becomes a device by itself.
    record TemplateUnused() implements CloudCheck {
        @Override public Severity severity() {
            return Severity.WARNS;
        }
    }
}
