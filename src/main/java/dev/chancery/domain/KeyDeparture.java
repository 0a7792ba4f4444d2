package dev.chancery.domain;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/// That a private key left the store, or may have: when, and to which folder.
public record KeyDeparture(Instant when, String place, State state) {

    /// How certain it is. The code is stored and never changes.
    public enum State {
        /// An export has it in its hands.
        LEAVING("leaving"),
        /// An export ended while the key was on its way: it counts as left.
        UNCERTAIN("uncertain"),
        /// It was written, read back and compared.
        LEFT("left");

        private final String code;

        State(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        public static Optional<State> ofCode(String code) {
            return Arrays.stream(values()).filter(state -> state.code.equals(code)).findFirst();
        }
    }
}
