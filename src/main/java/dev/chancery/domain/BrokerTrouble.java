package dev.chancery.domain;

import java.util.Optional;
import java.util.stream.Stream;

/// Why a broker was not reached, or did not take what it was sent.
public enum BrokerTrouble {
    UNKNOWN_HOST("unknown-host"),
    /// Nothing listens there.
    NO_CONNECTION("no-connection"),
    /// What answers does not speak TLS.
    NO_TLS("no-tls"),
    /// Its TLS certificate leads to nobody that is trusted, has ended, or names another host.
    NOT_TRUSTED("not-trusted"),
    /// It wants a client certificate and got none, or not one that it takes.
    CERTIFICATE_REFUSED("certificate-refused"),
    /// The certificate that the publisher shows is gone, has no key here, or cannot be read.
    NO_CERTIFICATE("no-certificate"),
    VERSION_REFUSED("version-refused"),
    CLIENT_ID_REFUSED("client-id-refused"),
    /// User name or password.
    LOGIN_REFUSED("login-refused"),
    /// It knows who calls and lets them not connect.
    NOT_AUTHORISED("not-authorised"),
    /// Down, busy, or moved elsewhere.
    UNAVAILABLE("unavailable"),
    CUT_OFF("cut-off"),
    TOO_LATE("too-late"),
    /// It lets the publisher connect, and not publish to this topic.
    MAY_NOT_PUBLISH("may-not-publish"),
    TOPIC_REFUSED("topic-refused"),
    TOO_LARGE("too-large"),
    QUOTA("quota"),
    /// It refuses for a reason that it does not name.
    OTHER("other"),
    /// What the event is about cannot be read any more.
    UNREADABLE("unreadable");

    private final String code;

    BrokerTrouble(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /// Whether it is about one message, and others may get through.
    public boolean isOfMessage() {
        return switch (this) {
            case MAY_NOT_PUBLISH, TOPIC_REFUSED, TOO_LARGE, OTHER, UNREADABLE -> true;
            case UNKNOWN_HOST, NO_CONNECTION, NO_TLS, NOT_TRUSTED, CERTIFICATE_REFUSED, NO_CERTIFICATE, VERSION_REFUSED,
                 CLIENT_ID_REFUSED, LOGIN_REFUSED, NOT_AUTHORISED, UNAVAILABLE, CUT_OFF, TOO_LATE, QUOTA -> false;
        };
    }

    public static Optional<BrokerTrouble> ofCode(String code) {
        return Stream.of(values()).filter(trouble -> trouble.code.equals(code)).findFirst();
    }
}
