package dev.chancery.wire;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.GeneralSecurityException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/// No whole answer came.
public final class Unreached extends IOException {

    private static final long serialVersionUID = 1;

    public enum Why {
        UNKNOWN_HOST, NO_CONNECTION,
        /// The certificate leads to nobody that is trusted, is of another name, or is out of its time.
        NOT_TRUSTED,
        /// What came back is not TLS.
        NOT_TLS,
        /// The two have no version or cipher of TLS in common, or the other end gave up in the middle of the handshake.
        NO_HANDSHAKE,
        CUT_OFF, TOO_LATE, TOO_LARGE
    }

    private final Why why;

    Unreached(Why why, Throwable cause) {
        super(why.name(), cause);
        this.why = why;
    }

    static Unreached of(Throwable failed) {
        return new Unreached(reason(failed), failed);
    }

    public Why why() {
        return why;
    }

    private static Why reason(Throwable failed) {
        return switch (failed) {
            case Unreached known -> known.why;
            case HttpConnectTimeoutException _ -> Why.NO_CONNECTION;
            case HttpTimeoutException _ -> Why.TOO_LATE;
            case SSLException tls -> tls(tls);
            case UnknownHostException _ -> Why.UNKNOWN_HOST;
            case ConnectException refused -> has(refused, UnresolvedAddressException.class) || has(refused, UnknownHostException.class)
                    ? Why.UNKNOWN_HOST : Why.NO_CONNECTION;
            default -> has(failed, Unreached.class) ? Why.TOO_LARGE : Why.CUT_OFF;
        };
    }

    private static Why tls(SSLException failed) {
        if (has(failed, GeneralSecurityException.class)) {
            return Why.NOT_TRUSTED;
        }
        if (failed instanceof SSLHandshakeException) {
            return has(failed, EOFException.class) ? Why.CUT_OFF : Why.NO_HANDSHAKE;
        }
        return Why.NOT_TLS;
    }

    private static boolean has(Throwable failed, Class<? extends Throwable> kind) {
        return Stream.iterate(failed, each -> each != null, Throwable::getCause).anyMatch(kind::isInstance);
    }
}
