package dev.chancery.vault;

import dev.chancery.domain.VaultFailure;
import dev.chancery.domain.VaultStanding;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/// Keeps the token of a [Vault] alive: renews it when two thirds of its life are over, and fetches another one with the
/// AppRole where it cannot be renewed. It lasts until it is closed or the token is lost.
public final class TokenRenewal implements AutoCloseable {

    /// Runs work later, and gives what takes it back.
    @FunctionalInterface
    public interface Later {
        Runnable after(Duration wait, Runnable work);
    }

    /// How long it waits after a failure, and the least between two renewals.
    public static final Duration PAUSE = Duration.ofSeconds(5);

    private final Vault vault;
    private final Clock clock;
    private final Later later;
    private final Consumer<VaultStanding> told;
    private Runnable takeBack = () -> {};
    private boolean closed;

    /// @param told hears at once, and again whenever it has changed
    public TokenRenewal(Vault vault, Clock clock, Later later, Consumer<VaultStanding> told) {
        this.vault = vault;
        this.clock = clock;
        this.later = later;
        this.told = told;
    }

    /// Looks how long the token lives and arranges its renewal.
    public void start() {
        attempt(this::look);
    }

    private void look() {
        var self = vault.lookupSelf();
        if (self.left().isEmpty()) {
            told.accept(new VaultStanding.Endless());
        } else if (self.renewable() || vault.givesTokens()) {
            good(self.left().get());
        } else {
            told.accept(new VaultStanding.Ending(clock.instant().plus(self.left().get())));
        }
    }

    private void prolong() {
        good(renewed());
    }

    // A token at the end of its longest life is renewed for next to nothing: then another is due as well.
    private Duration renewed() {
        try {
            var life = vault.renew();
            return life.compareTo(PAUSE) > 0 || !vault.givesTokens() ? life : vault.logIn().orElse(life);
        } catch (VaultFailure.VaultRefused | VaultFailure.VaultDenied refused) {
            if (!vault.givesTokens()) {
                throw refused;
            }
            return vault.logIn().orElseThrow();
        }
    }

    private void good(Duration life) {
        told.accept(new VaultStanding.Good(clock.instant().plus(life)));
        var wait = life.multipliedBy(2).dividedBy(3);
        arrange(wait.compareTo(PAUSE) < 0 ? PAUSE : wait, this::prolong);
    }

    private synchronized void arrange(Duration wait, Runnable work) {
        if (!closed) {
            takeBack = later.after(wait, () -> attempt(work));
        }
    }

    private void attempt(Runnable work) {
        try {
            work.run();
        } catch (CancellationException given) {
            close();
        } catch (VaultFailure failed) {
            if (forGood(failed)) {
                told.accept(new VaultStanding.Lost(failed));
            } else {
                told.accept(new VaultStanding.Troubled(failed, clock.instant().plus(PAUSE)));
                arrange(PAUSE, work);
            }
        }
    }

    private static boolean forGood(VaultFailure failed) {
        return failed instanceof VaultFailure.VaultDenied || failed instanceof VaultFailure.VaultRefused refused && switch (refused.why()) {
            case NO_TOKEN, BAD_TOKEN, LOGIN, UNKNOWN_CALL, UNKNOWN_MOUNT, UNKNOWN_ROLE, NOT_THERE, NO_AUTHORITY, RULE, EXPIRED, ELSEWHERE -> true;
            case SEALED, NOT_INITIALISED, TOO_FAST, FAULT -> false;
        };
    }

    @Override public synchronized void close() {
        closed = true;
        takeBack.run();
    }
}
