package dev.chancery.engine;

import dev.chancery.cloud.Courier;
import dev.chancery.domain.CloudCheck.ClockApart;
import dev.chancery.domain.CloudTraits.Artifact;
import dev.chancery.domain.CloudTraits.AuthKind;
import dev.chancery.domain.CloudViolation;
import dev.chancery.domain.Failure;
import dev.chancery.pki.Possession;
import java.time.Duration;
import java.util.Optional;

/// Whether this machine's clock is near enough to a cloud's: by the `Date` of its last reply (RFC 9110, 6.6.1).
final class ClockCheck {

    /// How far apart the time within a signature of AWS may be.
    static final Duration SIGNED = Duration.ofMinutes(5);

    private ClockCheck() {}

    /// @throws Failure.Refused when a request that is signed here, or a proof that is made here, would be refused for its time
    static void require(RegistrationWay way, Courier courier) {
        courier.apart().flatMap(apart -> of(way, apart)).ifPresent(check -> {
            throw new Failure.Refused(new CloudViolation.CloudWouldRefuse(check));
        });
    }

    /// Whether each request there is signed together with its time.
    static boolean signs(RegistrationWay way) {
        return way.cloud().traits().auth().contains(AuthKind.AWS_KEYS);
    }

    /// `apart` is how far this clock is ahead of the cloud's.
    static Optional<ClockApart> of(RegistrationWay way, Duration apart) {
        if (signs(way) && apart.abs().compareTo(SIGNED) > 0) {
            return Optional.of(new ClockApart(apart, SIGNED));
        }
        var early = apart.compareTo(Possession.BACKDATE) > 0;
        var late = apart.negated().compareTo(Possession.LIFE.duration()) > 0;
        return way.shape().artifact() == Artifact.CERTIFICATE && (early || late)
                ? Optional.of(new ClockApart(apart, early ? Possession.BACKDATE : Possession.LIFE.duration())) : Optional.empty();
    }
}
