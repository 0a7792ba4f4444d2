package dev.chancery.domain;

/// What a practice cloud can be told to do wrong, so that it has been seen before it happens at a real one.
public enum Mishap {
    /// No answer at all.
    TIMEOUT,
    /// Too many requests; it names how long to wait.
    TOO_FAST,
    /// 500.
    FAULT,
    /// 503.
    UNAVAILABLE,
    /// The connection ends before it does anything.
    CUT_BEFORE,
    /// It does what was asked; then the connection ends instead of an answer.
    CUT_AFTER,
    /// Somebody else changed the certificate in the meantime: the tag that the caller holds is stale.
    WRONG_ETAG,
    /// A page of a sign-in or a proxy where JSON is due.
    HTML,
    /// The right answer, as text within JSON.
    JSON_IN_JSON,
    /// The token is not taken any more.
    EXPIRED_TOKEN
}
