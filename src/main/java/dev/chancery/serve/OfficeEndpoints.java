package dev.chancery.serve;

import dev.chancery.domain.EndpointSettings;
import dev.chancery.domain.Failure;
import dev.chancery.engine.EndpointIdentity;
import dev.chancery.engine.EndpointState;
import dev.chancery.engine.EndpointSwitch;
import dev.chancery.engine.Office;
import java.time.Clock;
import java.util.List;

/// The endpoints of one open store. To be closed before the store is.
public final class OfficeEndpoints implements EndpointSwitch {

    private final Office office;
    private final AccessLog log;
    private final Endpoints endpoints;
    private EndpointState failed = new EndpointState.Off();
    private String base = "";
    private boolean closed;

    public OfficeEndpoints(Office office, AccessLog log, Clock clock) {
        this.office = office;
        this.log = log;
        this.endpoints = new Endpoints(office.endpoints(), log, clock);
    }

    @Override public synchronized EndpointState apply() {
        try {
            return run(office.endpoints().settings());
        } catch (Failure failure) {
            failed = new EndpointState.Failed(failure);
            return failed;
        }
    }

    @Override public synchronized EndpointState change(EndpointSettings settings) {
        try {
            var state = run(settings);
            office.endpoints().change(settings);
            return state;
        } catch (Failure failure) {
            office.endpoints().change(settings.switched(false));
            throw failure;
        }
    }

    /// Listens by these settings, or no longer, and leaves what the store keeps alone.
    public synchronized EndpointState run(EndpointSettings settings) {
        failed = new EndpointState.Off();
        if (!settings.on() || closed) {
            endpoints.stop();
        } else {
            endpoints.start(settings, Routes.of(office, settings.offers()));
            base = settings.at(endpoints.port()).base();
        }
        return state();
    }

    @Override public synchronized EndpointState state() {
        return endpoints.isRunning() ? new EndpointState.On(base, endpoints.identity().map(EndpointIdentity::certificate)) : failed;
    }

    @Override public List<String> asked(int most) {
        return log.last(most);
    }

    @Override public synchronized void close() {
        closed = true;
        endpoints.stop();
    }
}
