package dev.chancery.cloud;

import dev.chancery.domain.CloudAnswer;
import dev.chancery.domain.CloudAnswer.Refused;
import dev.chancery.domain.CloudAnswer.Why;
import dev.chancery.domain.CloudReply;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A reply on its way to an answer: what all clouds have in common.
///
/// `error` and `message` are what the cloud says of a refusal, wherever it says it; empty when it says none.
record Reading(CloudReply reply, Optional<Json> json, String error, String message) {

    private static final Pattern SECONDS = Pattern.compile("\\d{1,6}");
    private static final Pattern AFTER_TYPE = Pattern.compile("[:#].*");

    static Reading of(CloudReply reply) {
        var json = Json.read(reply.body());
        return new Reading(reply, json, json.map(found -> error(reply, found)).orElseGet(() -> type(reply)),
                json.map(Reading::message).orElse(""));
    }

    private static String error(CloudReply reply, Json json) {
        return first(Stream.of(Optional.of(type(reply)).filter(type -> !type.isEmpty()), json.text("error", "code"),
                json.text("code"), json.text("error_code"), json.list("errors").stream().findFirst().flatMap(one -> one.text("code")),
                json.text("__type").map(type -> type.replaceFirst(".*#", "")), json.text("error"),
                json.text("Message", "code"), json.text("Message", "errorCode"), json.text("message", "code")));
    }

    private static String message(Json json) {
        return first(Stream.of(json.text("error", "message"), json.text("message"), json.text("error_msg"),
                json.list("errors").stream().findFirst().flatMap(one -> one.text("message")), json.text("error_description"),
                json.text("Message", "message"), json.text("message", "message"), json.text("Message"), json.text("details")));
    }

    private static String first(Stream<Optional<String>> found) {
        return found.flatMap(Optional::stream).findFirst().orElse("");
    }

    /// AWS writes `ResourceAlreadyExistsException:http://internal...`.
    private static String type(CloudReply reply) {
        return reply.header("x-amzn-errortype").map(type -> AFTER_TYPE.matcher(type).replaceFirst("")).orElse("");
    }

    /// What it means: refused where it says so, by `why` from its own words, or else by its status; or what `meaning` makes
    /// of its JSON. A success without a body is asked with an empty object.
    CloudAnswer answer(Function<Reading, Optional<Why>> why, Function<Json, Optional<CloudAnswer>> meaning) {
        if (!reply.succeeded() || reply.status() == 0 && !(error + message).isEmpty()) {
            return refused(why.apply(this).orElseGet(this::byStatus));
        }
        var content = json.or(() -> reply.status() != 0 && reply.body().isBlank() ? Json.read("{}") : Optional.empty());
        var understood = content.flatMap(meaning);
        return understood.orElseGet(() -> refused(Why.NOT_AN_ANSWER));
    }

    Refused refused(Why why) {
        return new Refused(why, reply.status(), error, message, correlation(), retryAfter());
    }

    private Why byStatus() {
        return switch (reply.status()) {
            case 401 -> Why.TOKEN;
            case 403 -> Why.FORBIDDEN;
            case 404 -> json.isPresent() || reply.body().isBlank() ? Why.NOT_THERE : Why.NOT_AN_ANSWER;
            case 409 -> Why.ALREADY_THERE;
            case 412 -> Why.STALE;
            case 429 -> Why.TOO_FAST;
            default -> reply.status() >= 500 ? Why.FAULT : json.isEmpty() && !reply.body().isBlank() ? Why.NOT_AN_ANSWER : Why.OTHER;
        };
    }

    private Optional<Duration> retryAfter() {
        return reply.header("retry-after").filter(text -> SECONDS.matcher(text).matches())
                .map(text -> Duration.ofSeconds(Long.parseLong(text)));
    }

    private String correlation() {
        return first(Stream.of("x-ms-correlation-request-id", "x-amzn-requestid", "x-request-id", "x-correlation-id")
                .map(reply::header));
    }

    /// Whether code or message hold this, in any case.
    boolean says(String word) {
        return (error + " " + message).toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT));
    }
}
