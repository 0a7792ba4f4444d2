package dev.chancery.cloud;

import dev.chancery.domain.Failure.CloudUnreached;
import dev.chancery.domain.Failure.CloudUnreached.Why;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;

/// Names why no answer came.
final class Unreached {

    private Unreached() {}

    static CloudUnreached of(String host, Throwable failed) {
        return new CloudUnreached(host, why(failed), failed);
    }

    private static Why why(Throwable failed) {
        return switch (failed) {
            case HttpConnectTimeoutException _ -> Why.NO_CONNECTION;
            case HttpTimeoutException _ -> Why.TOO_LATE;
            case SSLException _ -> Why.NOT_TRUSTED;
            case UnknownHostException _ -> Why.UNKNOWN_HOST;
            case ConnectException refused -> unresolved(refused) ? Why.UNKNOWN_HOST : Why.NO_CONNECTION;
            default -> Why.CUT_OFF;
        };
    }

    private static boolean unresolved(Throwable failed) {
        for (var cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
                return true;
            }
        }
        return false;
    }
}
