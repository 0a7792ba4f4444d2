package dev.chancery.cli;

import dev.chancery.domain.AccessFailure;
import dev.chancery.domain.CloudFailure;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.KeyFailure;
import dev.chancery.domain.NetworkFailure;
import dev.chancery.domain.TokenFailure;
import dev.chancery.domain.VaultFailure;
import java.util.concurrent.CancellationException;

/// How a command ended. The numbers stay as they are for good: scripts rely on them. 3 and 4 are the start script's own.
public enum Exit {
    DONE(0),
    /// The world did not play along: a file, a drive, a server.
    FAILED(1),
    /// The command line itself was wrong; nothing was opened.
    USAGE(2),
    /// Something that was named is not there: the store, an authority, a thing, a certificate.
    NOT_FOUND(5),
    /// A rule forbids it; nothing was changed.
    REFUSED(6),
    /// Another process has the store open.
    IN_USE(7),
    WRONG_PASSPHRASE(8),
    /// A part was done and a part was not; the answer says which.
    PARTLY(9),
    /// What was looked at is not good: a certificate that does not hold, a store that was tampered with.
    BAD(10),
    /// A defect of the program.
    DEFECT(70),
    CANCELLED(130);

    private final int code;

    Exit(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    static Exit of(Throwable thrown) {
        return switch (thrown) {
            case Failure failure -> of(failure);
            case CancellationException _ -> CANCELLED;
            default -> DEFECT;
        };
    }

    private static Exit of(Failure failure) {
        return switch (failure) {
            case Failure.Refused _, KeyFailure.AlreadyDownloaded _, KeyFailure.NoKeyHere _, Failure.ClockInDoubt _, KeyFailure.KeyOnToken _,
                    KeyFailure.KeyInVault _ -> REFUSED;
            case AccessFailure.WrongPassphrase _, AccessFailure.PassphraseNeeded _, AccessFailure.WrongRecoveryKey _, AccessFailure.TooManyTries _,
                    TokenFailure.TokenNeedsPin _, TokenFailure.WrongPin _ -> WRONG_PASSPHRASE;
            case AccessFailure.VaultSignIn _ -> FAILED;
            case FileFailure.StoreInUse _ -> IN_USE;
            case FileFailure.StoreMissing _, Failure.Gone _, TokenFailure.TokenAway _, TokenFailure.NoTokenModule _, TokenFailure.TokenKeyGone _ -> NOT_FOUND;
            case Failure.Tampered _ -> BAD;
            case FileFailure _, Failure.Malformed _, Failure.UnfitList _, CloudFailure.CloudRefused _,
                    CloudFailure.CloudUnreached _, CloudFailure.CloudRedirects _, Failure.Overtaken _, VaultFailure _,
                    NetworkFailure.CannotListen _, TokenFailure.TokenRefused _, NetworkFailure.BrokerFailed _ -> FAILED;
        };
    }
}
