package dev.chancery.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A certification request in the store: somebody else's that is to be signed here, or one for a key here that waits for
/// its answer. `label` is what people call it, `key` how they write its key; `sha256` is the fingerprint of the DER.
public record FiledRequest(
        RequestId id, Direction direction, String label, String key, Optional<ThingId> thing, Instant filed, State state,
        Bytes sha256, Bytes der) {

    public enum Direction {
        /// To be signed or rejected here.
        THEIRS("theirs"),
        /// For a key of this store, to be signed by another authority.
        OURS("ours");

        private final String code;

        Direction(String code) {
            this.code = code;
        }

        /// What is stored.
        public String code() {
            return code;
        }
    }

    /// How far it is. Once it has left [Pending] it stays as it is.
    public sealed interface State {

        record Pending() implements State {}

        /// Signed here; the certificate is in the store without a key.
        record Signed(Instant at, CertificateId certificate) implements State {}

        record Rejected(Instant at, String reason) implements State {}

        /// The other authority's certificate has come, followed by those of its issuers as far as they are known.
        record Completed(Instant at, List<Bytes> chain) implements State {
            public Completed {
                chain = List.copyOf(chain);
            }
        }
    }

    public static final State PENDING = new State.Pending();

    /// The longest reason for a rejection, in characters.
    public static final int LONGEST_REASON = 500;

    public boolean isPending() {
        return state.equals(PENDING);
    }

    /// The reason in `text`, one line.
    public static Checked<String> reason(String text) {
        var reason = Text.tidy(text);
        return reason.isEmpty() ? Checked.refused(new TextViolation.Missing(Field.REASON))
                : Checked.of(Text.line(Field.REASON, reason, LONGEST_REASON), () -> reason);
    }
}
