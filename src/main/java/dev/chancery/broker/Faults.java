package dev.chancery.broker;

import com.hivemq.client.mqtt.exceptions.MqttEncodeException;
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3ConnAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5DisconnectException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAckReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.publish.puback.Mqtt5PubAckReasonCode;
import dev.chancery.domain.BrokerTrouble;
import dev.chancery.domain.NetworkFailure;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Tells why a broker was not reached or did not take something from what the client library throws.
final class Faults {

    private Faults() {}

    /// The failure that a thrown thing comes to.
    static NetworkFailure.BrokerFailed of(String broker, Throwable thrown) {
        var within = thrown instanceof ExecutionException || thrown instanceof CompletionException ? thrown.getCause() : null;
        var cause = within == null ? thrown : within;
        return new NetworkFailure.BrokerFailed(broker, why(cause), saying(cause), cause);
    }

    /// For a stage of a future, which lets only unchecked ones through.
    static RuntimeException carried(Throwable thrown) {
        return thrown instanceof RuntimeException unchecked ? unchecked : new CompletionException(thrown);
    }

    private static BrokerTrouble why(Throwable thrown) {
        return causes(thrown).flatMap(cause -> told(cause).stream()).findFirst().orElse(BrokerTrouble.CUT_OFF);
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause).limit(20);
    }

    private static Optional<BrokerTrouble> told(Throwable cause) {
        return Optional.ofNullable(switch (cause) {
            case Mqtt5ConnAckException refused -> of(refused.getMqttMessage().getReasonCode());
            case Mqtt3ConnAckException refused -> switch (refused.getMqttMessage().getReturnCode()) {
                case UNSUPPORTED_PROTOCOL_VERSION -> BrokerTrouble.VERSION_REFUSED;
                case IDENTIFIER_REJECTED -> BrokerTrouble.CLIENT_ID_REFUSED;
                case BAD_USER_NAME_OR_PASSWORD -> BrokerTrouble.LOGIN_REFUSED;
                case NOT_AUTHORIZED -> BrokerTrouble.NOT_AUTHORISED;
                case SERVER_UNAVAILABLE, SUCCESS -> BrokerTrouble.UNAVAILABLE;
            };
            case Mqtt5PubAckException refused -> of(refused.getMqttMessage().getReasonCode());
            case Mqtt5DisconnectException ended -> switch (ended.getMqttMessage().getReasonCode()) {
                case NOT_AUTHORIZED -> BrokerTrouble.NOT_AUTHORISED;
                case SERVER_BUSY, SERVER_SHUTTING_DOWN, SERVER_MOVED, USE_ANOTHER_SERVER -> BrokerTrouble.UNAVAILABLE;
                case PACKET_TOO_LARGE -> BrokerTrouble.TOO_LARGE;
                case QUOTA_EXCEEDED, MESSAGE_RATE_TOO_HIGH, CONNECTION_RATE_EXCEEDED -> BrokerTrouble.QUOTA;
                default -> BrokerTrouble.CUT_OFF;
            };
            case MqttEncodeException _ -> BrokerTrouble.TOO_LARGE;
            case UnknownHostException _ -> BrokerTrouble.UNKNOWN_HOST;
            case UnresolvedAddressException _ -> BrokerTrouble.UNKNOWN_HOST;
            case ConnectException _ -> BrokerTrouble.NO_CONNECTION;
            case NoRouteToHostException _ -> BrokerTrouble.NO_CONNECTION;
            case TimeoutException _ -> BrokerTrouble.TOO_LATE;
            case SSLException failed -> ofTls(failed);
            default -> null;
        });
    }

    private static BrokerTrouble of(Mqtt5ConnAckReasonCode code) {
        return switch (code) {
            case UNSUPPORTED_PROTOCOL_VERSION -> BrokerTrouble.VERSION_REFUSED;
            case CLIENT_IDENTIFIER_NOT_VALID -> BrokerTrouble.CLIENT_ID_REFUSED;
            case BAD_USER_NAME_OR_PASSWORD, BAD_AUTHENTICATION_METHOD -> BrokerTrouble.LOGIN_REFUSED;
            case NOT_AUTHORIZED, BANNED -> BrokerTrouble.NOT_AUTHORISED;
            case SERVER_UNAVAILABLE, SERVER_BUSY, USE_ANOTHER_SERVER, SERVER_MOVED -> BrokerTrouble.UNAVAILABLE;
            case QUOTA_EXCEEDED, CONNECTION_RATE_EXCEEDED -> BrokerTrouble.QUOTA;
            case MALFORMED_PACKET, PROTOCOL_ERROR -> BrokerTrouble.VERSION_REFUSED;
            case SUCCESS, UNSPECIFIED_ERROR, IMPLEMENTATION_SPECIFIC_ERROR, TOPIC_NAME_INVALID, PACKET_TOO_LARGE,
                 PAYLOAD_FORMAT_INVALID, RETAIN_NOT_SUPPORTED, QOS_NOT_SUPPORTED -> BrokerTrouble.UNAVAILABLE;
        };
    }

    private static BrokerTrouble of(Mqtt5PubAckReasonCode code) {
        return switch (code) {
            case NOT_AUTHORIZED -> BrokerTrouble.MAY_NOT_PUBLISH;
            case TOPIC_NAME_INVALID -> BrokerTrouble.TOPIC_REFUSED;
            case QUOTA_EXCEEDED -> BrokerTrouble.QUOTA;
            case SUCCESS, NO_MATCHING_SUBSCRIBERS, UNSPECIFIED_ERROR, IMPLEMENTATION_SPECIFIC_ERROR, PACKET_IDENTIFIER_IN_USE,
                 PAYLOAD_FORMAT_INVALID -> BrokerTrouble.OTHER;
        };
    }

    /// What the peer sends as an alert is its word on us; what is thrown over a certificate is ours on it.
    private static BrokerTrouble ofTls(SSLException failed) {
        if (causes(failed).anyMatch(cause -> cause instanceof CertificateException || cause instanceof CertPathBuilderException
                || cause instanceof CertPathValidatorException)) {
            return BrokerTrouble.NOT_TRUSTED;
        }
        var text = String.valueOf(failed.getMessage());
        if (failed.getClass().getSimpleName().equals("NotSslRecordException")) {
            return BrokerTrouble.NO_TLS;
        }
        if (text.contains("timed out")) {
            return BrokerTrouble.TOO_LATE;
        }
        return text.contains("alert") ? BrokerTrouble.CERTIFICATE_REFUSED : BrokerTrouble.CUT_OFF;
    }

    private static String saying(Throwable thrown) {
        return causes(thrown).flatMap(cause -> Stream.ofNullable(switch (cause) {
            case Mqtt5ConnAckException refused -> reason(refused.getMqttMessage().getReasonString());
            case Mqtt5PubAckException refused -> reason(refused.getMqttMessage().getReasonString());
            case Mqtt5DisconnectException ended -> reason(ended.getMqttMessage().getReasonString());
            default -> null;
        })).findFirst().orElse("");
    }

    private static @Nullable String reason(Optional<?> text) {
        return text.map(Object::toString).orElse(null);
    }
}
