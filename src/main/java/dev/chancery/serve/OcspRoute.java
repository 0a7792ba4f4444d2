package dev.chancery.serve;

import dev.chancery.engine.OcspAnswer;
import dev.chancery.engine.OcspAnswers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;

/// OCSP over HTTP (RFC 6960, A.1): `POST /ocsp` with the request as its body, or `GET /ocsp/` and the request in Base64.
final class OcspRoute implements Route {

    private static final String PATH = "/ocsp";
    private static final String ASKED = "application/ocsp-request";
    private static final String ANSWERED = "application/ocsp-response";
    /// Shorter than what the answer says, so that a revocation is soon seen by those who keep answers.
    private static final Duration KEPT = Duration.ofMinutes(5);

    private final OcspAnswers answers;
    private final Supplier<Instant> clock;

    OcspRoute(OcspAnswers answers, Supplier<Instant> clock) {
        this.answers = answers;
        this.clock = clock;
    }

    @Override public boolean takes(Ask ask) {
        return ask.path().equals(PATH) || ask.path().startsWith(PATH + "/");
    }

    @Override public boolean needsTls() {
        return false;
    }

    @Override public Reply answer(Ask ask) {
        return switch (ask.method()) {
            case "POST" -> posted(ask);
            case "GET", "HEAD" -> got(ask);
            default -> Reply.wrongMethod("GET, HEAD, POST");
        };
    }

    private Reply posted(Ask ask) {
        if (!ask.header("content-type").map(type -> type.split(";")[0].strip().equalsIgnoreCase(ASKED)).orElse(false)) {
            return Reply.text(415, "An OCSP request has the media type " + ASKED + ".");
        }
        return Reply.ok(ANSWERED, answers.answer(ask.body()).der()).with("Cache-Control", "no-store");
    }

    /// What cannot be read as Base64 is a malformed request as well. A plus sign that came as a space is one again, slashes
    /// belong to the Base64.
    private Reply got(Ask ask) {
        var text = ask.path().substring(Math.min(ask.path().length(), PATH.length() + 1)).replace(' ', '+');
        var answer = answers.answer(octets(text).orElse(new byte[0]));
        return answer.until().map(until -> kept(ask, answer, until))
                .orElseGet(() -> Reply.ok(ANSWERED, answer.der()).with("Cache-Control", "no-store"));
    }

    private Reply kept(Ask ask, OcspAnswer answer, Instant until) {
        var now = clock.get();
        var soon = now.plus(KEPT);
        return new Kept(ANSWERED, answer.der(), now, soon.isBefore(until) ? soon : until).reply(ask, now);
    }

    private static Optional<byte[]> octets(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
