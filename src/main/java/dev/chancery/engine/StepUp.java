package dev.chancery.engine;

import dev.chancery.domain.AccessFailure;
import dev.chancery.pki.KeySeal;
import java.time.Duration;
import java.time.Instant;

/// Asks for the passphrase of the open store once more, before an act that somebody at an unlocked window must not do by
/// the way. Each try does the same work, whether it is right or wrong. After [#TRIES] wrong ones in a row nothing is looked
/// at for a while.
public final class StepUp {

    /// Wrong tries in a row before a pause.
    public static final int TRIES = 5;
    public static final Duration PAUSE = Duration.ofSeconds(30);

    /// How long a proof waits for the act that it is for.
    static final Duration GOOD_FOR = Duration.ofMinutes(5);

    private final Desk desk;
    private int wrong;
    private Instant closedUntil = Instant.MIN;
    private Instant provenUntil = Instant.MIN;

    StepUp(Desk desk) {
        this.desk = desk;
    }

    /// Shows that whoever asks knows the passphrase. The array stays the caller's to wipe.
    ///
    /// @throws AccessFailure.WrongPassphrase when it does not open the store
    /// @throws AccessFailure.TooManyTries while the pause lasts; the passphrase is not looked at then
    public synchronized void require(char[] passphrase) {
        var now = desk.now();
        if (now.isBefore(closedUntil)) {
            throw new AccessFailure.TooManyTries(Duration.between(now, closedUntil));
        }
        try {
            KeySeal.open(desk.read(tx -> tx.store().sealHeader()), passphrase).close();
            wrong = 0;
        } catch (AccessFailure.WrongPassphrase refused) {
            count(now);
            throw refused;
        }
    }

    private void count(Instant now) {
        wrong++;
        if (wrong >= TRIES) {
            wrong = 0;
            closedUntil = now.plus(PAUSE);
        }
    }

    /// [#require], and lets the next act that needs it through, once and soon.
    public synchronized void prove(char[] passphrase) {
        require(passphrase);
        provenUntil = desk.now().plus(GOOD_FOR);
    }

    /// Uses the proof up.
    ///
    /// @throws AccessFailure.PassphraseNeeded when there is none, or it is too old
    synchronized void use() {
        if (!desk.now().isBefore(provenUntil)) {
            throw new AccessFailure.PassphraseNeeded();
        }
        provenUntil = Instant.MIN;
    }
}
