package dev.chancery.domain;

/// One thing that was looked at when a certificate was verified, and what came of it.
///
/// `at` is the place in the chain that it is about: 0 is the certificate itself, 1 its issuer, and so on.
public record Finding(int at, Cause cause) {

    /// What is looked at, in the order in which it is told.
    public enum Step {
        CONNECTION, FORM, SIGNATURE, TRUST, VALIDITY, CONSTRAINTS, POLICY, KEY_USAGE, PURPOSE, NAME, RECORD, LIST, OCSP, STRENGTH, KEY
    }

    public enum Outcome {
        PASSED,
        /// It holds, but not everybody will agree, or not for long.
        WARNING,
        FAILED,
        /// What is needed to tell was not there, or was not asked for.
        NOT_CHECKED
    }

    public Step step() {
        return cause.step();
    }

    public Outcome outcome() {
        return cause.outcome();
    }
}
