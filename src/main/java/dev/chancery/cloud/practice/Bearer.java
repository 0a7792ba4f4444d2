package dev.chancery.cloud.practice;

import dev.chancery.cloud.practice.Refusal.Why;

/// Tokens, wherever a cloud wants them to be shown.
final class Bearer {

    private Bearer() {}

    /// RFC 6750, 2.1.
    static void require(Asked asked) {
        requireIn(asked, "authorization", "Bearer " + Personality.TOKEN);
    }

    static void requireIn(Asked asked, String header, String expected) {
        var shown = asked.header(header).orElseThrow(() -> new Refusal(Why.NO_TOKEN, "The header '%s' is missing.".formatted(header)));
        if (!shown.equals(expected)) {
            throw new Refusal(Why.OLD_TOKEN, "The token expired, or it is none of this cloud.");
        }
    }
}
