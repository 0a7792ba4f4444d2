package dev.chancery.engine;

import dev.chancery.domain.ProbeTarget;
import java.time.Duration;

/// A connection that is to be tested. `limit` is for all of it.
public record TestCall(ProbeTarget target, Caller caller, TrustedBy trust, Duration limit) {

    /// The same by somebody else.
    TestCall by(Caller other) {
        return new TestCall(target, other, trust, limit);
    }
}
