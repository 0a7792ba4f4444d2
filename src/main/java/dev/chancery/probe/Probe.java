package dev.chancery.probe;

import dev.chancery.domain.ProbeReport;
import dev.chancery.domain.ProbeTarget;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Sighting;
import dev.chancery.pki.Errand;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Connects to a server as a device would, and tells of each stage what was seen.
///
/// The server's chain is shown whatever it is, and a server that is not trusted gets nothing: the handshake ends before our
/// certificate, and no client id, user name or password goes over the connection.
public final class Probe {

    private static final Logger LOG = LoggerFactory.getLogger(Probe.class);

    /// Who connects, who judges the server, and how long all of it may take.
    public record Terms(Optional<Identity> identity, ChainJudge judge, Duration limit) {}

    private Probe() {}

    /// @param watcher gets each sighting as soon as it is there, on a thread of the probe
    /// @throws java.util.concurrent.CancellationException once `progress` has been cancelled
    public static ProbeReport run(ProbeTarget target, Terms terms, Consumer<Sighting> watcher, Progress progress) {
        var stages = new Stages(watcher);
        var visit = new Visit(target, terms, stages);
        try {
            Errand.run(visit::go, visit, terms.limit(), progress);
        } catch (IOException missed) {
            LOG.debug("{}: it ended early", target.address(), missed);
            stages.end(() -> visit.why(missed));
        }
        return stages.report(target);
    }
}
