package dev.chancery.domain;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What a reply means.
public sealed interface CloudAnswer {

    /// It was done, and this is known since.
    record Done(CloudFacts learned) implements CloudAnswer {}

    /// What is there. `next` is what to ask the list for to see more of it.
    record Listed(List<CloudEntry> entries, Optional<String> next) implements CloudAnswer {
        public Listed {
            entries = List.copyOf(entries);
        }
    }

    /// It was not done. `code`, `message` and `correlation` are the cloud's own, empty where there is none.
    record Refused(Why why, int status, String code, String message, String correlation, Optional<Duration> retryAfter)
            implements CloudAnswer {}

    /// Why a cloud refuses.
    enum Why {
        /// It asks for a new token (401).
        TOKEN,
        /// Whoever owns the token may not do this (403).
        FORBIDDEN,
        NOT_THERE,
        /// Whoever was asked to sign in said no.
        DECLINED,
        /// The code to sign in with ran out before anybody did.
        NOBODY_SIGNED_IN,
        /// A certificate like it is there already.
        ALREADY_THERE,
        /// Somebody changed it since we last read it (412).
        STALE,
        /// The certificate does not carry the code that the cloud waits for, or the code is used up.
        WRONG_CODE,
        /// Certificate or proof are not what the cloud takes.
        CERTIFICATE,
        /// There is no room for another.
        FULL,
        /// Too many requests (429).
        TOO_FAST,
        /// The cloud has a fault of its own (5xx).
        FAULT,
        /// A web page or something else that is no answer of this cloud.
        NOT_AN_ANSWER,
        /// Anything else that it says.
        OTHER
    }
}
