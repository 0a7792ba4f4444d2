package dev.chancery.ui;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntConsumer;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import javafx.util.Duration;

/// Lends a secret to the clipboard for a short time, and asks clipboard histories not to keep it. What somebody else has put
/// there since is never touched.
///
/// Used on the window's thread.
public final class SecretClipboard {

    /// In seconds.
    public static final int KEPT = 30;

    private static final Duration SECOND = Duration.seconds(1);
    private static final String HISTORY_HINT = "x-kde-passwordManagerHint";
    private static Optional<SecretClipboard> lent = Optional.empty();

    private final byte[] digest;
    private final IntConsumer left;
    private final Beat beat = new Beat(this::pass);
    private int seconds;

    private SecretClipboard(byte[] digest, int seconds, IntConsumer left) {
        this.digest = digest;
        this.seconds = seconds;
        this.left = left;
    }

    /// @param left is told every second how many are left, and 0 at the end
    public static void copy(String secret, IntConsumer left) {
        copy(secret, KEPT, SECOND, left);
    }

    /// @param second how long a second is
    static void copy(String secret, int seconds, Duration second, IntConsumer left) {
        lent.ifPresent(SecretClipboard::end);
        var content = new ClipboardContent();
        content.putString(secret);
        content.put(Optional.ofNullable(DataFormat.lookupMimeType(HISTORY_HINT))
                .orElseGet(() -> new DataFormat(HISTORY_HINT)), "secret");
        Clipboard.getSystemClipboard().setContent(content);
        var now = new SecretClipboard(digest(secret), seconds, left);
        lent = Optional.of(now);
        left.accept(seconds);
        now.beat.start(second);
    }

    /// Takes back what is lent, now: the store locks, or the program ends.
    public static void clear() {
        lent.ifPresent(one -> {
            one.takeBack();
            one.end();
        });
    }

    private void pass() {
        seconds--;
        if (seconds > 0) {
            left.accept(seconds);
        } else {
            takeBack();
            end();
        }
    }

    private void takeBack() {
        var clipboard = Clipboard.getSystemClipboard();
        Optional.ofNullable(clipboard.getString()).filter(text -> Arrays.equals(digest, digest(text))).ifPresent(_ -> clipboard.clear());
    }

    private void end() {
        beat.stop();
        lent = Optional.empty();
        left.accept(0);
    }

    // What was lent is recognised without being kept here.
    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
