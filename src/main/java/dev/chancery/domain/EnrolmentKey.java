package dev.chancery.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;

/// A secret by which a thing proves to the local endpoints who it is: what is known of it, never the secret itself. It is
/// good for so many certificates until `ends`.
public record EnrolmentKey(long number, ThingId thing, Instant made, Instant ends, int uses, int used, Optional<Instant> revoked) {

    public static final Terms USUAL = new Terms(Duration.ofDays(7), 1);

    /// How long a new one is good, from its making, and for how many certificates.
    public record Terms(Duration life, int uses) {

        public static final int MOST_DAYS = 366;
        public static final int MOST_USES = 100;

        public Terms {
            if (life.isNegative() || life.isZero() || life.compareTo(Duration.ofDays(MOST_DAYS)) > 0 || uses < 1 || uses > MOST_USES) {
                throw new IllegalArgumentException("life or uses out of range");
            }
        }

        /// What a form holds, or every reason why it cannot be.
        public static Checked<Terms> of(String days, String uses) {
            var life = number(Field.LIFE, days, MOST_DAYS);
            var count = number(Field.KEY_USES, uses, MOST_USES);
            var found = new ArrayList<Violation>(life.violations());
            found.addAll(count.violations());
            return Checked.of(found, () -> new Terms(Duration.ofDays(life.orRefuse()), count.orRefuse()));
        }

        private static Checked<Integer> number(Field field, String text, int most) {
            var digits = text.strip();
            return digits.matches("\\d{1,4}") && Integer.parseInt(digits) >= 1 && Integer.parseInt(digits) <= most
                    ? Checked.valid(Integer.parseInt(digits)) : Checked.refused(new TextViolation.OutOfRange(field, text, 1, most));
        }
    }

    public enum State { GOOD, USED, ENDED, REVOKED }

    /// What the key is worth at this moment.
    public State state(Instant now) {
        if (revoked.isPresent()) {
            return State.REVOKED;
        }
        if (used >= uses) {
            return State.USED;
        }
        return ends.isAfter(now) ? State.GOOD : State.ENDED;
    }
}
