package dev.chancery.words;

import dev.chancery.domain.BrokerTrouble;
import dev.chancery.domain.NetworkFailure;

/// Finds the words for what goes wrong between here and a broker.
public final class BrokerWords {

    private BrokerWords() {}

    static Told told(NetworkFailure.BrokerFailed failed) {
        var happened = failed.saying().isEmpty() ? of(failed.why())
                : Words.of("failures.broker.saying", of(failed.why()), failed.saying());
        return Failures.told("brokerFailed", failed, failed.broker(), happened, next(failed.why()));
    }

    /// What happened, in a sentence.
    public static String of(BrokerTrouble why) {
        return Words.of(switch (why) {
            case UNKNOWN_HOST -> "failures.broker.unknownHost";
            case NO_CONNECTION -> "failures.broker.noConnection";
            case NO_TLS -> "failures.broker.noTls";
            case NOT_TRUSTED -> "failures.broker.notTrusted";
            case CERTIFICATE_REFUSED -> "failures.broker.certificateRefused";
            case NO_CERTIFICATE -> "failures.broker.noCertificate";
            case VERSION_REFUSED -> "failures.broker.versionRefused";
            case CLIENT_ID_REFUSED -> "failures.broker.clientIdRefused";
            case LOGIN_REFUSED -> "failures.broker.loginRefused";
            case NOT_AUTHORISED -> "failures.broker.notAuthorised";
            case UNAVAILABLE -> "failures.broker.unavailable";
            case CUT_OFF -> "failures.broker.cutOff";
            case TOO_LATE -> "failures.broker.tooLate";
            case MAY_NOT_PUBLISH -> "failures.broker.mayNotPublish";
            case TOPIC_REFUSED -> "failures.broker.topicRefused";
            case TOO_LARGE -> "failures.broker.tooLarge";
            case QUOTA -> "failures.broker.quota";
            case OTHER -> "failures.broker.other";
            case UNREADABLE -> "failures.broker.unreadable";
        });
    }

    /// What to do about it.
    public static String next(BrokerTrouble why) {
        return Words.of(switch (why) {
            case UNKNOWN_HOST -> "failures.broker.unknownHost.next";
            case NO_CONNECTION -> "failures.broker.noConnection.next";
            case NO_TLS -> "failures.broker.noTls.next";
            case NOT_TRUSTED -> "failures.broker.notTrusted.next";
            case CERTIFICATE_REFUSED -> "failures.broker.certificateRefused.next";
            case NO_CERTIFICATE -> "failures.broker.noCertificate.next";
            case VERSION_REFUSED -> "failures.broker.versionRefused.next";
            case CLIENT_ID_REFUSED -> "failures.broker.clientIdRefused.next";
            case LOGIN_REFUSED -> "failures.broker.loginRefused.next";
            case NOT_AUTHORISED -> "failures.broker.notAuthorised.next";
            case UNAVAILABLE -> "failures.broker.unavailable.next";
            case CUT_OFF -> "failures.broker.cutOff.next";
            case TOO_LATE -> "failures.broker.tooLate.next";
            case MAY_NOT_PUBLISH -> "failures.broker.mayNotPublish.next";
            case TOPIC_REFUSED -> "failures.broker.topicRefused.next";
            case TOO_LARGE -> "failures.broker.tooLarge.next";
            case QUOTA -> "failures.broker.quota.next";
            case OTHER -> "failures.broker.other.next";
            case UNREADABLE -> "failures.broker.unreadable.next";
        });
    }
}
