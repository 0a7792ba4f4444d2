package dev.chancery.store;

import dev.chancery.domain.Status;
import java.time.Instant;

/// An instant as whole seconds to compare a certificate's ends with, which are whole seconds themselves.
///
/// A certificate has ended when its `notAfter` is below [#ceiling], has begun when its `notBefore` is not above [#floor],
/// and ends soon when its `notAfter` is below [#soon]; so [dev.chancery.domain.Certificate#status] says too.
record Moment(long floor, long ceiling) {

    static Moment of(Instant now) {
        var floor = now.getEpochSecond();
        return new Moment(floor, now.getNano() == 0 ? floor : floor + 1);
    }

    long soon() {
        return ceiling + Status.SOON.toSeconds();
    }
}
