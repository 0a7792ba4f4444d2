package dev.chancery.words;

import dev.chancery.domain.ConnectReason;
import dev.chancery.domain.Sighting;
import dev.chancery.domain.TlsAlert;

/// What a server says to who is connected, and with which alert it refuses a certificate.
final class AnswerWords {

    private AnswerWords() {}

    static Said of(Sighting.OfAnswer answer) {
        return switch (answer) {
            case Sighting.NothingAsked() -> Said.well("probe.nothingAsked");
            case Sighting.MqttAnswered(var reason, var code) -> of(reason, "0x%02x".formatted(code));
            case Sighting.HttpAnswered answered -> answered.isRefusal() ? Said.ill("probe.http", "probe.http.refused.next", answered.line())
                    : answered.status() >= 400 ? Said.ill("probe.http", "probe.http.next", answered.line()) : Said.well("probe.http", answered.line());
            case Sighting.NotUnderstood() -> Said.ill("probe.notUnderstood", "probe.notUnderstood.next");
            case Sighting.CutOff() -> Said.ill("probe.cutOff", "probe.cutOff.next");
            case Sighting.NoAnswer() -> Said.ill("probe.noAnswer", "probe.noAnswer.next");
        };
    }

    private static Said of(ConnectReason reason, String code) {
        return switch (reason) {
            case ACCEPTED -> Said.well("probe.mqtt.accepted");
            case VERSION -> Said.ill("probe.mqtt.version", "probe.mqtt.version.next", code);
            case CLIENT_ID -> Said.ill("probe.mqtt.clientId", "probe.mqtt.clientId.next", code);
            case USER_OR_PASSWORD -> Said.ill("probe.mqtt.user", "probe.mqtt.user.next", code);
            case NOT_AUTHORIZED -> Said.ill("probe.mqtt.notAuthorized", "probe.mqtt.notAuthorized.next", code);
            case UNAVAILABLE -> Said.ill("probe.mqtt.unavailable", "probe.mqtt.unavailable.next", code);
            case BANNED -> Said.ill("probe.mqtt.banned", "probe.mqtt.banned.next", code);
            case OTHER_METHOD -> Said.ill("probe.mqtt.method", "probe.mqtt.method.next", code);
            case OTHER_SERVER -> Said.ill("probe.mqtt.server", "probe.mqtt.server.next", code);
            case LIMIT -> Said.ill("probe.mqtt.limit", "probe.mqtt.limit.next", code);
            case FAULT -> Said.ill("probe.mqtt.fault", "probe.mqtt.fault.next", code);
        };
    }

    static String nextOf(TlsAlert alert) {
        return switch (alert) {
            case CERTIFICATE_REVOKED -> "probe.alert.revoked";
            case CERTIFICATE_EXPIRED -> "probe.alert.expired";
            case UNKNOWN_CA -> "probe.alert.unknownCa";
            case BAD_CERTIFICATE, CERTIFICATE_UNKNOWN -> "probe.alert.bad";
            case UNSUPPORTED_CERTIFICATE -> "probe.alert.unsupported";
            case ACCESS_DENIED -> "probe.alert.denied";
            case HANDSHAKE_FAILURE, INSUFFICIENT_SECURITY -> "probe.alert.handshake";
            case CERTIFICATE_REQUIRED -> "probe.demanded.next";
            case CLOSE_NOTIFY, UNEXPECTED_MESSAGE, BAD_RECORD_MAC, ILLEGAL_PARAMETER, DECODE_ERROR, DECRYPT_ERROR, PROTOCOL_VERSION, INTERNAL_ERROR,
                    USER_CANCELED, MISSING_EXTENSION, UNRECOGNIZED_NAME, NO_APPLICATION_PROTOCOL -> "probe.clientRefused.next";
        };
    }
}
