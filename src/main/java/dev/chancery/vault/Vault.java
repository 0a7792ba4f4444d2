package dev.chancery.vault;

import dev.chancery.domain.Bytes;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Progress;
import dev.chancery.domain.VaultAct;
import dev.chancery.domain.VaultAddress;
import dev.chancery.domain.VaultFailure;
import dev.chancery.domain.VaultHealth;
import dev.chancery.domain.VaultLogin;
import dev.chancery.domain.VaultNeed;
import dev.chancery.domain.VaultPath;
import dev.chancery.domain.VaultPolicy;
import dev.chancery.domain.VaultSelf;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;

/// A connection to one Vault or OpenBao, for one who may ask it. TLS is always verified, no redirect is followed, and
/// nothing is asked twice by itself but what a token that has ended was refused, where the login gives another. May be used by several threads; closing it wipes the token and the login.
///
/// Every call throws a [VaultFailure] when it fails, of which [VaultFailure#mayBeDone] says whether asking again
/// could do it twice, and [CancellationException] once the user has cancelled.
public final class Vault implements AutoCloseable {

    /// How long an answer may take.
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Line line;
    private final Session session;
    private final Progress progress;

    private Vault(Line line, Session session, Progress progress) {
        this.line = line;
        this.session = session;
        this.progress = progress;
    }

    /// Connects, and with an AppRole fetches a token. `trusted` are CA certificates in DER that are believed besides those
    /// of the platform. The login is taken over: it is wiped when this is closed, or now when it fails.
    ///
    /// @throws Failure.Malformed when one of `trusted` is no certificate
    public static Vault open(VaultAddress address, List<Bytes> trusted, VaultLogin login, Progress progress) {
        return open(new Line(address, trusted, PATIENCE), login, progress);
    }

    static Vault open(Line line, VaultLogin login, Progress progress) {
        var vault = new Vault(line, new Session(line, login), progress);
        try {
            vault.logIn();
            return vault;
        } catch (RuntimeException failed) {
            vault.close();
            throw failed;
        }
    }

    /// How a Vault is, asked by somebody who has no login yet.
    public static VaultHealth health(VaultAddress address, List<Bytes> trusted, Progress progress) {
        try (var line = new Line(address, trusted, PATIENCE)) {
            return new Sounding(line).health(progress);
        }
    }

    /// The same connection, whose calls tell and are cancelled by `other`. It is closed with this one.
    public Vault watchedBy(Progress other) {
        return new Vault(line, session, other);
    }

    /// A PKI engine that is mounted there.
    public PkiMount at(VaultPath mount) {
        return new PkiMount(session, mount, progress);
    }

    /// What sets a PKI up, for one who may.
    public SetUp setUp() {
        return new SetUp(session, progress);
    }

    /// What a plan for a PKI takes, step by step.
    public SetupSteps steps() {
        return new SetupSteps(session, progress);
    }

    /// Works on a sealed one too.
    public VaultHealth health() {
        return new Sounding(line).health(progress);
    }

    /// The token that is in use.
    public VaultSelf lookupSelf() {
        var answer = session.ask(Ask.read("auth/token/lookup-self"), progress);
        var seconds = answer.json().number("data", "ttl").orElse(0);
        var uses = answer.json().number("data", "num_uses").orElse(0);
        return new VaultSelf(answer.json().text("data", "display_name").orElse(""), answer.texts("data", "policies"),
                seconds == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds)), answer.flag("data", "renewable"),
                uses <= 0 ? OptionalInt.empty() : OptionalInt.of((int) Math.min(uses, Integer.MAX_VALUE)));
    }

    /// Lengthens the life of the token.
    ///
    /// @return how long it lives from now on
    public Duration renew() {
        var answer = session.ask(Ask.post("auth/token/renew-self", Map.of()), progress);
        return Duration.ofSeconds(answer.number("auth", "lease_duration"));
    }

    /// Fetches another token with the AppRole.
    ///
    /// @return how long it lives; empty for a login that is itself a token
    public Optional<Duration> logIn() {
        return session.logIn(progress);
    }

    /// Whether the login gives tokens, so that a lost one can be replaced.
    public boolean givesTokens() {
        return session.givesTokens();
    }

    /// Which of the capabilities for `wanted` the token lacks: a policy with them is what must be added. Nothing is tried.
    public VaultPolicy missing(VaultPath mount, VaultPath role, Collection<VaultAct> wanted) {
        return missing(VaultPolicy.of(mount, role, wanted));
    }

    /// Which parts of `wanted` the token lacks.
    public VaultPolicy missing(VaultPolicy wanted) {
        var paths = wanted.needs().stream().map(need -> Sounding.asked(need.path())).distinct().toList();
        var answer = session.ask(Ask.post("sys/capabilities-self", Map.of("paths", paths)), progress);
        return new VaultPolicy(wanted.needs().stream().filter(need -> !allows(answer, need)).toList());
    }

    // Vault answers for each path at the top, and again within data.
    private static boolean allows(Answer answer, VaultNeed need) {
        var path = Sounding.asked(need.path());
        var capabilities = answer.json().isList("data", path) ? answer.texts("data", path) : answer.texts(path);
        return capabilities.contains("root") || capabilities.contains(need.capability());
    }

    @Override public void close() {
        session.close();
        line.close();
    }
}
