package dev.chancery.probe;

import dev.chancery.domain.DeviceCall;
import dev.chancery.domain.NetworkFailure;
import dev.chancery.domain.Progress;
import dev.chancery.pki.Errand;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A server for a moment, which shows what devices send and gives them nothing.
public final class Showroom implements Closeable {

    /// How many calls are taken.
    public static final int MOST_CALLS = 50;

    private static final Logger LOG = LoggerFactory.getLogger(Showroom.class);
    private static final Duration LONGEST_CALL = Duration.ofSeconds(20);

    private final ServerSocket door;
    private final Identity identity;
    private final ChainJudge judge;
    private final InstantSource clock;

    private Showroom(ServerSocket door, Identity identity, ChainJudge judge, InstantSource clock) {
        this.door = door;
        this.identity = identity;
        this.judge = judge;
        this.clock = clock;
    }

    /// Listens from now on; port 0 stands for any that is free.
    ///
    /// @throws NetworkFailure.CannotListen when somebody else listens there, or this machine has no such address
    public static Showroom open(InetSocketAddress at, Identity identity, ChainJudge judge, InstantSource clock) {
        try {
            return new Showroom(new ServerSocket(at.getPort(), MOST_CALLS, at.getAddress()), identity, judge, clock);
        } catch (IOException taken) {
            throw new NetworkFailure.CannotListen(at.getAddress().getHostAddress() + " port " + at.getPort(), taken);
        }
    }

    public int port() {
        return door.getLocalPort();
    }

    @Override public void close() throws IOException {
        door.close();
    }

    /// Takes calls until the time is over, so many have come, or the user has enough, and closes the door.
    ///
    /// @param watcher gets each call when it is over, on threads of the showroom, one after the other
    /// @throws java.util.concurrent.CancellationException once `progress` has been cancelled
    public void serve(Duration limit, int most, Consumer<DeviceCall> watcher, Progress progress) {
        try {
            Errand.run(() -> take(most, watcher, progress), this, limit, progress);
        } catch (SocketTimeoutException over) {
            LOG.debug("the time is over");
        } catch (IOException closed) {
            LOG.debug("the door was closed", closed);
        }
    }

    private boolean take(int most, Consumer<DeviceCall> watcher, Progress progress) throws IOException, InterruptedException {
        var calls = new ArrayList<Thread>();
        for (int i = 0; i < Math.min(most, MOST_CALLS); i++) {
            var socket = door.accept();
            calls.add(Thread.ofVirtual().name("call").start(() -> receive(socket, watcher, progress)));
        }
        join(calls);
        return true;
    }

    private static void join(List<Thread> calls) throws InterruptedException {
        for (var call : calls) {
            call.join();
        }
    }

    private void receive(Socket socket, Consumer<DeviceCall> watcher, Progress progress) {
        var when = clock.instant();
        var reception = new Reception(socket, identity, judge);
        DeviceCall.End end;
        try {
            end = Errand.run(reception::go, reception, LONGEST_CALL, progress);
        } catch (SocketTimeoutException late) {
            end = new DeviceCall.End.Silent();
        } catch (IOException broken) {
            LOG.debug("a call broke off", broken);
            end = new DeviceCall.End.EndedByDevice(Alerts.of(broken));
        }
        synchronized (this) {
            watcher.accept(reception.call(when, end));
        }
    }
}
