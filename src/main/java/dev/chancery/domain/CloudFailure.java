package dev.chancery.domain;

import java.time.Duration;
import java.util.Optional;

/// A cloud was not reached, or did not do what it was asked.
@SuppressWarnings("serial")
public abstract sealed class CloudFailure extends Failure {

    private CloudFailure(String message) {
        super(message);
    }

    private CloudFailure(String message, Throwable cause) {
        super(message, cause);
    }

    /// A cloud did not do what it was asked. What it had replied is kept for whoever looks into it.
    public static final class CloudRefused extends CloudFailure {
        private final String host;
        private final CloudCall call;
        private final transient CloudAnswer.Refused answer;
        private final String reply;

        public CloudRefused(String host, CloudCall call, CloudAnswer.Refused answer, String reply) {
            super("%s at %s: %s, %s %s %s%n%s".formatted(call.code(), Visible.text(host), answer.why(), answer.status(),
                    Visible.text(answer.code(), SHOWN), Visible.text(answer.message(), SHOWN), Visible.text(reply, 2 * SHOWN)));
            this.host = host;
            this.call = call;
            this.answer = answer;
            this.reply = reply;
        }

        public String host() {
            return host;
        }

        public CloudCall call() {
            return call;
        }

        public CloudAnswer.Why why() {
            return answer.why();
        }

        /// How long the cloud wants to be left alone.
        public Optional<Duration> retryAfter() {
            return answer.retryAfter();
        }

        /// Its own words, made visible and cut.
        public String saying() {
            return Visible.line(answer.code() + " " + answer.message(), SHOWN);
        }

        /// The reply as it came.
        public String reply() {
            return reply;
        }

        private static final int SHOWN = 500;
    }

    /// No answer came. What was sent may have been done all the same.
    public static final class CloudUnreached extends CloudFailure {

        public enum Why {
            UNKNOWN_HOST, NO_CONNECTION,
            /// Its TLS certificate leads to nobody that is trusted.
            NOT_TRUSTED,
            CUT_OFF, TOO_LATE
        }

        private final String host;
        private final Why why;

        public CloudUnreached(String host, Why why, Throwable cause) {
            super("%s not reached: %s".formatted(host, why), cause);
            this.host = host;
            this.why = why;
        }

        public String host() {
            return host;
        }

        public Why why() {
            return why;
        }
    }

    /// A cloud points to another host, which is not followed.
    public static final class CloudRedirects extends CloudFailure {
        private final String host;
        private final String target;

        public CloudRedirects(String host, String target) {
            super("%s redirects to %s".formatted(host, Visible.text(target, 200)));
            this.host = host;
            this.target = target;
        }

        public String host() {
            return host;
        }

        public String target() {
            return Visible.text(target, 200);
        }
    }
}
