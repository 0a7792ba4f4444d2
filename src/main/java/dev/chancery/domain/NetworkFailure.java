package dev.chancery.domain;

/// A broker, or an address and port of this machine, cannot be used.
@SuppressWarnings("serial")
public abstract sealed class NetworkFailure extends Failure {

    private NetworkFailure(String message) {
        super(message);
    }

    private NetworkFailure(String message, Throwable cause) {
        super(message, cause);
    }

    /// A broker was not reached, or did not take what it was sent. `saying` is its own word for it, made visible and cut.
    public static final class BrokerFailed extends NetworkFailure {
        private final String broker;
        private final BrokerTrouble why;
        private final String saying;

        public BrokerFailed(String broker, BrokerTrouble why, String saying) {
            super("%s: %s %s".formatted(Visible.text(broker, 200), why.code(), Visible.line(saying, 200)).strip());
            this.broker = broker;
            this.why = why;
            this.saying = Visible.line(saying, 200);
        }

        public BrokerFailed(String broker, BrokerTrouble why, String saying, Throwable cause) {
            this(broker, why, saying);
            initCause(cause);
        }

        public String broker() {
            return broker;
        }

        public BrokerTrouble why() {
            return why;
        }

        public String saying() {
            return saying;
        }
    }

    /// Nothing can listen at this address and port: somebody else does, it is not this machine's, or the system forbids it.
    public static final class CannotListen extends NetworkFailure {
        private final String place;

        public CannotListen(String place, Throwable cause) {
            super("cannot listen at " + place, cause);
            this.place = place;
        }

        /// Address and port.
        public String place() {
            return place;
        }
    }
}
