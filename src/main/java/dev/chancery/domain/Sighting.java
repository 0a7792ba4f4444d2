package dev.chancery.domain;

import java.util.List;
import java.util.Optional;

/// What was seen at one stage of a connection that is tested. The type says the stage and how good it is; texts from
/// outside are fit to be shown.
public sealed interface Sighting {

    /// The stages in their order.
    enum Stage { NAME, CONNECTION, TLS, SERVER, CLIENT, ANSWER, END }

    enum State {
        GOOD,
        /// It goes on, and somebody should look at it.
        REMARK,
        /// Here it ends.
        BAD,
        NOT_REACHED
    }

    Stage stage();

    State state();

    sealed interface Good extends Sighting {
        @Override default State state() {
            return State.GOOD;
        }
    }

    sealed interface Bad extends Sighting {
        @Override default State state() {
            return State.BAD;
        }
    }

    sealed interface OfName extends Sighting {
        @Override default Stage stage() {
            return Stage.NAME;
        }
    }

    /// The addresses of the name, in the order in which they are tried.
    record Resolved(List<String> addresses) implements OfName, Good {
        public Resolved {
            addresses = List.copyOf(addresses);
        }
    }

    /// An address was given: there is nothing to look up.
    record AddressGiven() implements OfName, Good {}

    record NameUnknown(String host) implements OfName, Bad {}

    sealed interface OfConnection extends Sighting {
        @Override default Stage stage() {
            return Stage.CONNECTION;
        }
    }

    record Connected(String address) implements OfConnection, Good {}

    record NotConnected(Why why, List<String> tried) implements OfConnection, Bad {
        public enum Why { REFUSED, NO_ANSWER, NO_ROUTE }

        public NotConnected {
            tried = List.copyOf(tried);
        }
    }

    sealed interface OfTls extends Sighting {
        @Override default Stage stage() {
            return Stage.TLS;
        }
    }

    /// `application` is the protocol that both agreed on (ALPN, RFC 7301).
    record Agreed(String version, String cipherSuite, Optional<String> application) implements OfTls, Good {}

    /// The first octets of the answer are not TLS.
    record NotTls(Talk talk) implements OfTls, Bad {
        public enum Talk { HTTP, MQTT, OTHER }
    }

    /// It wants to speak a version that is not spoken any more (RFC 8996).
    record OldTls(String version) implements OfTls, Bad {}

    record NoHandshake(Optional<TlsAlert> alert) implements OfTls, Bad {}

    record HungUp() implements OfTls, Bad {}

    record NoHello() implements OfTls, Bad {}

    /// The certificates that the server showed, judged.
    record ServerShown(Verdict verdict) implements Sighting {
        @Override public Stage stage() {
            return Stage.SERVER;
        }

        @Override public State state() {
            if (!verdict.accepted()) {
                return State.BAD;
            }
            return worthTelling().isEmpty() ? State.GOOD : State.REMARK;
        }

        /// What stands in the way, or, where nothing does, what may soon, or may for others.
        public List<Finding> worthTelling() {
            return verdict.findings().stream().filter(finding -> verdict.accepted()
                    ? finding.cause() instanceof Cause.SentIncomplete || finding.cause() instanceof Cause.EndsSoon
                    : finding.outcome() == Finding.Outcome.FAILED).toList();
        }
    }

    sealed interface OfClient extends Sighting {
        @Override default Stage stage() {
            return Stage.CLIENT;
        }
    }

    /// How the server asks for a certificate: of which authorities (RFC 8446, 4.2.4), whether one of ours is among them, and
    /// the signature algorithms that it takes.
    record Asked(List<String> authorities, Ours ours, List<String> algorithms) {
        public enum Ours { NAMED, NOT_NAMED, NOBODY_NAMED, NOT_GIVEN }

        public Asked {
            authorities = List.copyOf(authorities);
            algorithms = List.copyOf(algorithms);
        }
    }

    /// The server asks for none; `given` when one was there to be shown.
    record NotAsked(boolean given) implements OfClient {
        @Override public State state() {
            return given ? State.REMARK : State.GOOD;
        }
    }

    /// It was asked for, none was there, and the server goes on.
    record WentWithout(Asked asked) implements OfClient {
        @Override public State state() {
            return State.REMARK;
        }
    }

    record ClientAccepted(Asked asked) implements OfClient, Good {}

    /// `sent` when a certificate was shown; without an alert the server just ended the connection.
    record ClientRefused(Asked asked, boolean sent, Optional<TlsAlert> alert) implements OfClient, Bad {}

    /// The server takes no key of this kind, so that the certificate was not even shown.
    record KeyDoesNotFit(Asked asked) implements OfClient, Bad {}

    record NoWord(Asked asked) implements OfClient, Bad {}

    sealed interface OfAnswer extends Sighting {
        @Override default Stage stage() {
            return Stage.ANSWER;
        }
    }

    record NothingAsked() implements OfAnswer, Good {}

    /// `code` as it came.
    record MqttAnswered(ConnectReason reason, int code) implements OfAnswer {
        @Override public State state() {
            return reason == ConnectReason.ACCEPTED ? State.GOOD : State.BAD;
        }
    }

    record HttpAnswered(int status, String line) implements OfAnswer {
        @Override public State state() {
            return isRefusal() ? State.BAD : status >= 400 ? State.REMARK : State.GOOD;
        }

        /// nginx answers a client whose certificate it does not take with 400, others with 401 or 403.
        public boolean isRefusal() {
            return List.of(400, 401, 403, 495, 496).contains(status);
        }
    }

    record NotUnderstood() implements OfAnswer, Bad {}

    record CutOff() implements OfAnswer, Bad {}

    record NoAnswer() implements OfAnswer, Bad {}

    /// The connection was ended as its protocol wants it.
    record Ended() implements Good {
        @Override public Stage stage() {
            return Stage.END;
        }
    }

    record NotReached(Stage stage) implements Sighting {
        @Override public State state() {
            return State.NOT_REACHED;
        }
    }
}
