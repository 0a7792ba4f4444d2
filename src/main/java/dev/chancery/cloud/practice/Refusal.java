package dev.chancery.cloud.practice;

import java.util.Objects;

/// The cloud says no. Each personality words it in its own way.
final class Refusal extends RuntimeException {

    /// Why, as far as all clouds have it in common.
    enum Why {
        NO_TOKEN, OLD_TOKEN, WRONG_SIGNATURE, NOT_ALLOWED, NO_SUCH_ADDRESS, NO_SUCH_METHOD, NOT_JSON_TYPE, BAD_REQUEST, NOT_THERE,
        BAD_CERTIFICATE, WRONG_ENCODING, BAD_PROOF, WRONG_CODE, FULL, DUPLICATE, STALE, STILL_ACTIVE, TOO_FAST, FAULT, UNAVAILABLE
    }

    private static final long serialVersionUID = 1L;

    private final Why why;
    /// The id of what it is about, empty where that is of no matter.
    private final String about;

    Refusal(Why why, String message) {
        this(why, message, "");
    }

    Refusal(Why why, String message, String about) {
        super(message, null, false, false);
        this.why = why;
        this.about = about;
    }

    @Override public String getMessage() {
        return Objects.requireNonNullElse(super.getMessage(), "");
    }

    Why why() {
        return why;
    }

    String about() {
        return about;
    }
}
