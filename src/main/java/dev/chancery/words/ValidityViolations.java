package dev.chancery.words;

import dev.chancery.domain.ValidityViolation;

/// The words for a [ValidityViolation].
final class ValidityViolations {

    private ValidityViolations() {}

    static String words(ValidityViolation violation) {
        return switch (violation) {
            case ValidityViolation.MalformedTtl(var text) -> Words.of("failures.rule.malformedTtl", text);
            case ValidityViolation.TtlOutOfRange(_, var least, var most) ->
                    Words.of("failures.rule.ttlOutOfRange", Words.span(least), Words.span(most));
            case ValidityViolation.OutlivesIssuer(var asked, var ends) ->
                    Words.of("failures.rule.outlivesIssuer", Words.date(asked), Words.date(ends));
            case ValidityViolation.NotEligibleYet(var from) -> Words.of("failures.rule.notEligibleYet", Words.date(from));
            case ValidityViolation.LivesTooLong(_, var longest) ->
                    Words.of("failures.rule.livesTooLong", Words.span(longest.duration()));
        };
    }
}
