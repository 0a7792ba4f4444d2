package dev.chancery.engine;

/// How a certificate is renewed: its key, what happens when its life would go beyond that of its authority, and what
/// becomes of the old one.
public record RenewalTerms(KeyChoice key, Life life, Handover handover) {

    /// Which key the successor certifies.
    public enum KeyChoice {
        /// A new one of the same kind, made here.
        NEW,
        /// The one that the certificate has.
        SAME,
        /// A new one where the store holds the key; the same where the device alone has it, as a new one would be of no
        /// use to it.
        FITTING
    }

    /// How long the successor lives.
    public enum Life {
        /// As long as the certificate did; beyond the end of the authority is a violation.
        AS_BEFORE,
        /// The same, cut to the end of the authority where it must be.
        CUT
    }
}
