package dev.chancery.words;

import dev.chancery.domain.NetworkViolation;
import dev.chancery.domain.TopicPattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The words for a [NetworkViolation].
final class NetworkViolations {

    private NetworkViolations() {}

    static String words(NetworkViolation violation) {
        return switch (violation) {
            case NetworkViolation.NotAUrl _ -> Words.of("failures.rule.notAUrl");
            case NetworkViolation.NotAServer _ -> Words.of("failures.rule.notAServer");
            case NetworkViolation.PlainHttp(_, var host) -> Words.of("failures.rule.plainHttp", host);
            case NetworkViolation.EventsOfOneTopic() -> Words.of("failures.rule.eventsOfOneTopic", "{event}");
            case NetworkViolation.UnknownTopicPart(var word) -> Words.of("failures.rule.unknownTopicPart", "{" + word + "}",
                    Stream.of(TopicPattern.Part.values()).map(part -> "{" + part.word() + "}").collect(Collectors.joining(", ")));
            case NetworkViolation.NoCertificateGiven() -> Words.of("failures.rule.noCertificateGiven");
            case NetworkViolation.CannotBeShown() -> Words.of("failures.rule.cannotBeShown");
        };
    }
}
