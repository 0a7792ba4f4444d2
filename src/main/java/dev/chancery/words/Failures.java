package dev.chancery.words;

import dev.chancery.domain.AccessFailure;
import dev.chancery.domain.ClockDoubt;
import dev.chancery.domain.CloudFailure;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.KeyFailure;
import dev.chancery.domain.NetworkFailure;
import dev.chancery.domain.PinState;
import dev.chancery.domain.StoreHolder;
import dev.chancery.domain.TokenFailure;
import dev.chancery.domain.VaultFailure;
import dev.chancery.domain.Visible;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds the words for what went wrong. A defect goes to the log with its stack and gets a short code to find it by.
public final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    /// Says what there is to know of a defect with this code, and may keep it.
    @FunctionalInterface
    public interface Reporting {
        String of(String code, Throwable thrown);
    }

    private static volatile Reporting reporting = Failures::inShort;

    private Failures() {}

    /// From now on every defect is handed over, and told in the words that come back.
    public static void reportBy(Reporting reports) {
        reporting = reports;
    }

    private static String inShort(String code, Throwable thrown) {
        return Words.of("failures.unexpected.technical", code, thrown.getClass().getName(), place(thrown));
    }

    /// The words for anything that was thrown.
    public static Told tell(Throwable thrown) {
        if (thrown instanceof Failure failure) {
            LOG.info("{}: {}", failure.getClass().getSimpleName(), failure.getMessage());
            return known(failure);
        }
        var code = code(thrown);
        LOG.error("unexpected {}", code, thrown);
        return new Told(Words.of("failures.unexpected.title"), Words.of("failures.unexpected.happened"),
                Words.of("failures.unexpected.kept"), Words.of("failures.unexpected.next", code),
                reporting.of(code, thrown), Optional.of(code));
    }

    private static Told known(Failure failure) {
        return switch (failure) {
            case Failure.Refused refused -> told("refused", refused, violations(refused));
            case AccessFailure.WrongPassphrase wrong -> told("wrongPassphrase", wrong);
            case FileFailure.StoreMissing missing -> told("storeMissing", missing, missing.path());
            case FileFailure.NotAStore other -> told("notAStore", other, other.path());
            case FileFailure.StoreDamaged damaged -> told("storeDamaged", damaged, damaged.path());
            case FileFailure.StoreTooNew newer -> told("storeTooNew", newer, newer.path(), newer.found(), newer.known());
            case FileFailure.StoreInUse inUse -> inUse.holder().map(holder -> inUse(inUse, holder)).orElseGet(() -> told("storeInUse", inUse, inUse.path()));
            case FileFailure.AlreadyExists exists -> told("alreadyExists", exists, exists.path());
            case FileFailure.CannotRead unreadable -> told("cannotRead", unreadable, unreadable.path());
            case FileFailure.CannotWrite unwritable -> told("cannotWrite", unwritable, unwritable.path());
            case FileFailure.DiskFull full -> told("diskFull", full, full.path());
            case FileFailure.DriveGone gone -> told("driveGone", gone, gone.path());
            case FileFailure.ReadBackDiffers differs -> told("readBackDiffers", differs, differs.path());
            case FileFailure.ForeignStore foreign -> told("foreignStore", foreign, foreign.path(), Words.of(key(foreign.why())));
            case Failure.Malformed malformed -> told("malformed", malformed);
            case Failure.UnfitList list -> told("unfitList", list, Words.of(key(list.why())));
            case Failure.Gone gone -> told("gone", gone);
            case KeyFailure.NoKeyHere noKey -> told("noKeyHere", noKey, Visible.text(noKey.label()));
            case KeyFailure.AlreadyDownloaded left -> downloaded(left);
            case Failure.Tampered tampered -> told("tampered", tampered);
            case CloudFailure.CloudRefused refused -> CloudFailures.told(refused);
            case CloudFailure.CloudUnreached unreached -> CloudFailures.told(unreached);
            case CloudFailure.CloudRedirects redirects -> told("cloudRedirects", redirects, redirects.host(), redirects.target());
            case Failure.Overtaken overtaken -> told("overtaken", overtaken);
            case Failure.ClockInDoubt clock -> told("clockInDoubt", clock, doubt(clock.doubt()));
            case AccessFailure.TooManyTries tries -> told("tooManyTries", tries, Words.number(Math.max(1, tries.pause().toSeconds())));
            case AccessFailure.WrongRecoveryKey wrong -> told("wrongRecoveryKey", wrong);
            case AccessFailure.PassphraseNeeded needed -> told("passphraseNeeded", needed);
            case VaultFailure vault -> VaultFailures.told(vault);
            case NetworkFailure.CannotListen busy -> told("cannotListen", busy, busy.place());
            case NetworkFailure.BrokerFailed failed -> BrokerWords.told(failed);
            case TokenFailure.TokenNeedsPin needed -> told("tokenNeedsPin", needed, needed.token().text());
            case TokenFailure.WrongPin wrong -> told("wrongPin", wrong, wrong.token().text(), pin(wrong.state()));
            case TokenFailure.TokenAway away -> told("tokenAway", away, away.token().text());
            case TokenFailure.NoTokenModule none -> told("noTokenModule", none);
            case FileFailure.UnfitTokenModule unfit -> told("unfitTokenModule", unfit, unfit.path());
            case TokenFailure.TokenKeyGone gone -> told("tokenKeyGone", gone, gone.token().text(), gone.id().hex());
            case TokenFailure.TokenRefused refused -> told("tokenRefused", refused, refused.token().text(), refused.code());
            case KeyFailure.KeyOnToken stays -> told("keyOnToken", stays, stays.authority(), stays.token().text());
            case KeyFailure.KeyInVault there -> told("keyInVault", there, there.place());
            case AccessFailure.VaultSignIn needed -> told("vaultSignIn", needed, needed.place());
        };
    }

    /// What a token says about its PIN, in one sentence; empty when it says nothing.
    public static String pin(PinState state) {
        return switch (state) {
            case FINE -> "";
            case LOW -> Words.of("failures.pin.low");
            case LAST -> Words.of("failures.pin.last");
            case LOCKED -> Words.of("failures.pin.locked");
            case UNSET -> Words.of("failures.pin.unset");
        };
    }

    /// What is wrong with the clock, in one sentence.
    public static String doubt(ClockDoubt doubt) {
        return Words.of(doubt.isBack() ? "failures.clock.back" : "failures.clock.forward",
                Words.dateTime(doubt.now()), Words.dateTime(doubt.seen()), Words.span(doubt.apart()));
    }

    private static Told inUse(FileFailure.StoreInUse inUse, StoreHolder holder) {
        var process = Long.toString(holder.process());
        var since = Words.dateTime(holder.since());
        var host = holder.host().isEmpty() ? Words.of("failures.storeInUse.here") : holder.host();
        return holder.window() ? told("storeInWindow", inUse, inUse.path(), process, since, host)
                : told("storeInCommand", inUse, inUse.path(), process, since, host);
    }

    private static Told downloaded(KeyFailure.AlreadyDownloaded left) {
        var when = Words.dateTime(left.departure().when());
        return left.count() == 1 ? told("alreadyDownloaded", left, left.first(), when, left.departure().place())
                : told("alreadyDownloadedMany", left, left.first(), when, left.departure().place(), Words.number(left.count()));
    }

    private static String key(Failure.UnfitList.Why why) {
        return switch (why) {
            case EMPTY -> "failures.unfitList.empty";
            case TOO_LARGE -> "failures.unfitList.tooLarge";
            case NOT_UTF8 -> "failures.unfitList.notUtf8";
            case NO_FIRST_ROW -> "failures.unfitList.noFirstRow";
            case CHANGED -> "failures.unfitList.changed";
        };
    }

    private static String key(FileFailure.ForeignStore.Why why) {
        return switch (why) {
            case NOT_XCA -> "failures.foreignStore.notXca";
            case TOO_OLD -> "failures.foreignStore.tooOld";
            case UNFINISHED -> "failures.foreignStore.unfinished";
            case DAMAGED -> "failures.foreignStore.damaged";
            case TOO_LARGE -> "failures.foreignStore.tooLarge";
        };
    }

    static Told told(String key, Failure failure, Object... parts) {
        var texts = Arrays.stream(parts).map(Object::toString).toArray();
        var prefix = "failures." + key + ".";
        return new Told(Words.of(prefix + "title"), Words.of(prefix + "happened", texts), Words.of(prefix + "kept", texts),
                Words.of(prefix + "next", texts), technical(failure), Optional.empty());
    }

    private static String violations(Failure.Refused refused) {
        return refused.violations().stream().map(violation -> "• " + Violations.withField(violation))
                .collect(Collectors.joining("\n"));
    }

    private static String technical(Failure failure) {
        var text = new StringBuilder(failure.getMessage());
        for (var cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            text.append('\n').append(cause.getClass().getSimpleName()).append(": ").append(cause.getMessage());
        }
        return text.toString();
    }

    // The same defect gets the same code each time, so two reports of it are seen to be one.
    private static String code(Throwable thrown) {
        var hash = (thrown.getClass().getName() + place(thrown)).hashCode() & 0xFFFFFFFFL;
        return String.format(Locale.ROOT, "%07X", hash & 0xFFFFFFFL);
    }

    private static String place(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace()).findFirst()
                .map(frame -> frame.getClassName() + "." + frame.getMethodName() + ":" + frame.getLineNumber()).orElse("?");
    }
}
