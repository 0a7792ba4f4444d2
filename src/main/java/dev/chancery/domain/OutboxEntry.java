package dev.chancery.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// An event on its way to a broker. `id` is its place in the order of events, `attempts` how often it was handed over, and
/// `trouble` what was wrong the last time.
public record OutboxEntry(long id, UUID event, What what, Instant created, State state, int attempts,
        Optional<BrokerTrouble> trouble, Optional<Instant> ended) {

    /// What happened, and to which certificate of which thing.
    public record What(EventKind kind, CertificateId certificate, ThingId thing, SerialNumber serial) {}

    /// Whether it may have arrived more than once: it was handed over, and the receipt did not come.
    public boolean mayBeDouble() {
        return attempts > 1;
    }

    /// Waiting is sent by itself; what was refused waits for somebody who looks at it.
    public enum State {
        WAITING("waiting"), REFUSED("refused"), DELIVERED("delivered"), DISCARDED("discarded");

        private final String code;

        State(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        public static Optional<State> ofCode(String code) {
            return Stream.of(values()).filter(state -> state.code.equals(code)).findFirst();
        }
    }
}
