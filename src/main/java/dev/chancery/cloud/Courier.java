package dev.chancery.cloud;

import dev.chancery.domain.Bytes;
import dev.chancery.domain.CloudAnswer.Refused;
import dev.chancery.domain.CloudAnswer.Why;
import dev.chancery.domain.CloudCall;
import dev.chancery.domain.CloudFailure;
import dev.chancery.domain.CloudReply;
import dev.chancery.domain.CloudRequest;
import dev.chancery.domain.Credential;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Progress;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/// Carries requests to a cloud on behalf of one who may ask it. TLS is always verified; no redirect is followed, so that
/// what shows who asks goes to the host that was named and nowhere else. Closing it wipes the credential.
public final class Courier implements AutoCloseable {

    private final Wire wire;
    private final Identity identity;
    private final Clock clock;
    private Optional<Instant> restUntil = Optional.empty();
    private volatile Optional<Duration> apart = Optional.empty();

    /// `trusted` are CA certificates in DER that are believed besides those of the platform. `patience` is how long an
    /// answer may take.
    ///
    /// @throws Failure.Malformed when one of them is no certificate
    public Courier(Credential credential, List<Bytes> trusted, Clock clock, Duration patience) {
        this.wire = new Wire(trusted, patience);
        this.identity = new Identity(credential, clock);
        this.clock = clock;
    }

    /// Sends it and waits. A reply that says no is returned; one that is a redirect is not.
    ///
    /// @throws CloudFailure.CloudUnreached when no whole answer comes; what was asked for may have been done
    /// @throws CloudFailure.CloudRedirects when the cloud points elsewhere
    /// @throws CloudFailure.CloudRefused when the cloud has asked to be left alone for a while, which is not over
    /// @throws CancellationException once the user has cancelled
    public CloudReply send(CloudCall call, CloudRequest request, Progress progress) {
        requireRested(call, request);
        var reply = wire.exchange(identity.shown(request, token -> wire.exchange(token, progress)), progress);
        apart = ahead(reply).or(() -> apart);
        if (reply.status() == 401) {
            identity.forget();
        }
        if (reply.status() == 429 || reply.status() == 503) {
            restUntil = Reading.of(reply).refused(Why.TOO_FAST).retryAfter().map(clock.instant()::plus);
        }
        return reply;
    }

    /// How far this clock is ahead of the cloud's by its last reply; empty where none has told.
    public Optional<Duration> apart() {
        return apart;
    }

    /// Lets the next reply tell.
    public void forgetTime() {
        apart = Optional.empty();
    }

    private Optional<Duration> ahead(CloudReply reply) {
        try {
            return reply.header("date").map(text -> Duration.between(
                    Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)), clock.instant()));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private void requireRested(CloudCall call, CloudRequest request) {
        var left = restUntil.map(until -> Duration.between(clock.instant(), until)).filter(Duration::isPositive);
        if (left.isPresent()) {
            throw new CloudFailure.CloudRefused(request.address().getHost(), call, new Refused(Why.TOO_FAST, 429, "", "", "", left), "");
        }
    }

    @Override public void close() {
        identity.close();
        wire.close();
    }
}
