package dev.chancery.engine;

import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.SubjectName;
import java.time.Duration;
import java.util.Optional;

/// A server that shows what devices send: who issues its certificate, at which address of this machine and which port (0 for
/// any that is free), the name that devices ask for where they use one, how long, and for how many calls.
public record ListenOrder(AuthorityId issuer, SubjectName.Ip address, int port, Optional<SubjectName.Dns> name, Duration limit, int most) {

    /// The longest time, after which it ends by itself.
    public static final Duration LONGEST = Duration.ofMinutes(15);
}
