package dev.chancery.engine;

import dev.chancery.domain.AccessFailure;
import dev.chancery.domain.Progress;
import dev.chancery.domain.VaultAddress;
import dev.chancery.domain.VaultId;
import dev.chancery.domain.VaultLogin;
import dev.chancery.domain.VaultPath;
import dev.chancery.domain.VaultPlace;
import dev.chancery.domain.VaultServer;
import dev.chancery.vault.TokenRenewal;
import dev.chancery.vault.Vault;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// Who is signed in at which Vault, in memory alone and until the store is locked. Tokens are renewed in the background; no
/// thread runs before somebody signs in.
final class VaultSessions implements AutoCloseable {

    /// Names the place of a sealed secret.
    static final String TABLE = "vault_secret";

    private record Live(Vault vault, TokenRenewal renewal) {
        void close() {
            renewal.close();
            vault.close();
        }
    }

    private final Desk desk;
    private final Map<VaultId, Live> live = new ConcurrentHashMap<>();
    private final Map<VaultId, ReentrantLock> signingIn = new ConcurrentHashMap<>();
    private Optional<ScheduledExecutorService> timer = Optional.empty();
    private boolean closed;

    VaultSessions(Desk desk) {
        this.desk = desk;
    }

    /// The line to this server, whose calls `progress` cancels. A secret that is kept signs in by itself.
    ///
    /// @throws AccessFailure.VaultSignIn when somebody has to sign in first
    Vault of(VaultServer server, Progress progress) {
        var line = Optional.ofNullable(live.get(server.id())).or(() -> signedIn(server, progress)).orElseThrow(() -> signIn(server));
        return line.vault().watchedBy(progress);
    }

    /// Two at once would sign in twice, and the second would close the line of the first.
    private Optional<Live> signedIn(VaultServer server, Progress progress) {
        var turn = signingIn.computeIfAbsent(server.id(), _ -> new ReentrantLock());
        turn.lock();
        try {
            if (!live.containsKey(server.id())) {
                put(server.id(), Vault.open(address(server.place()), server.place().trusted(), kept(server), progress));
            }
            return Optional.ofNullable(live.get(server.id()));
        } finally {
            turn.unlock();
        }
    }

    boolean isOpen(VaultId id) {
        return live.containsKey(id);
    }

    /// From now on this is the line to that server.
    ///
    /// @throws IllegalStateException when the store was closed meanwhile; the line is closed too
    void put(VaultId id, Vault vault) {
        var renewal = new TokenRenewal(vault.watchedBy(Progress.NONE), desk.surroundings().clock(), this::after, _ -> {});
        var line = new Live(vault, renewal);
        if (!isTaken(id, line)) {
            line.close();
            throw new IllegalStateException("the store is closed");
        }
        after(Duration.ZERO, renewal::start);
    }

    private boolean isTaken(VaultId id, Live line) {
        Optional<Live> former;
        synchronized (this) {
            if (closed) {
                return false;
            }
            former = Optional.ofNullable(live.put(id, line));
        }
        former.ifPresent(Live::close);
        return true;
    }

    void end(VaultId id) {
        Optional.ofNullable(live.remove(id)).ifPresent(Live::close);
    }

    private synchronized Runnable after(Duration wait, Runnable work) {
        if (closed) {
            return () -> {};
        }
        var running = timer.orElseGet(() -> Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("vault").factory()));
        timer = Optional.of(running);
        var planned = running.schedule(work, wait.toMillis(), TimeUnit.MILLISECONDS);
        return () -> planned.cancel(false);
    }

    static VaultAddress address(VaultPlace place) {
        return VaultAddress.parse(place.address(), place.namespace()).orRefuse();
    }

    /// The secret is copied: the array stays the caller's to wipe.
    static VaultLogin login(VaultPlace.Login login, char[] secret) {
        return switch (login.kind()) {
            case TOKEN -> VaultLogin.Token.of(secret);
            case APP_ROLE -> VaultLogin.AppRole.of(new VaultPath(login.mount()), login.roleId(), secret);
        };
    }

    private VaultLogin kept(VaultServer server) {
        var sealed = desk.read(tx -> tx.vaults().secret(server.id())).orElseThrow(() -> signIn(server));
        var octets = desk.seal().unseal(sealed, TABLE, server.id().value());
        var text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(octets));
        var secret = Arrays.copyOfRange(text.array(), text.position(), text.limit());
        try {
            return login(server.place().login(), secret);
        } finally {
            Arrays.fill(octets, (byte) 0);
            Arrays.fill(text.array(), '\0');
            Arrays.fill(secret, '\0');
        }
    }

    byte[] sealed(VaultId id, char[] secret) {
        var encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(secret));
        var octets = Arrays.copyOfRange(encoded.array(), encoded.position(), encoded.limit());
        try {
            return desk.seal().seal(octets, TABLE, id.value(), desk.surroundings().random());
        } finally {
            Arrays.fill(octets, (byte) 0);
            Arrays.fill(encoded.array(), (byte) 0);
        }
    }

    private static AccessFailure.VaultSignIn signIn(VaultServer server) {
        return new AccessFailure.VaultSignIn(server.place().label());
    }

    /// A renewal asks for the timer while it holds itself, so nothing is closed while the timer is held.
    @Override public void close() {
        List<Live> open;
        synchronized (this) {
            closed = true;
            timer.ifPresent(ScheduledExecutorService::shutdownNow);
            open = List.copyOf(live.values());
            live.clear();
        }
        open.forEach(Live::close);
    }
}
