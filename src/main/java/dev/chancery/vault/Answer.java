package dev.chancery.vault;

import dev.chancery.domain.Bytes;
import dev.chancery.domain.SerialNumber;
import dev.chancery.domain.VaultFailure;
import dev.chancery.domain.VaultFailure.VaultUnreadable.Why;
import dev.chancery.domain.Visible;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// An answer that says yes. What must be in it and is not, or is not of its form, is a [VaultFailure.VaultUnreadable].
final class Answer {

    private static final int MOST_WARNINGS = 20;
    private static final int LONGEST_WARNING = 500;
    private static final long LAST_SECOND = 253_402_300_799L;
    private static final Pattern SERIAL = Pattern.compile("[0-9a-fA-F]{1,2}([:-][0-9a-fA-F]{2}){0,19}");

    private final String host;
    private final Ask ask;
    private final Json json;

    Answer(String host, Ask ask, Json json) {
        this.host = host;
        this.ask = ask;
        this.json = json;
    }

    Json json() {
        return json;
    }

    VaultFailure.VaultUnreadable unfit(String what) {
        return new VaultFailure.VaultUnreadable(host, ask.path(), Why.UNFIT, what);
    }

    String text(String... path) {
        return json.text(path).orElseThrow(() -> unfit("no " + path[path.length - 1]));
    }

    boolean flag(String... path) {
        return json.flag(path).orElse(false);
    }

    long number(String... path) {
        return json.number(path).orElseThrow(() -> unfit("no " + path[path.length - 1]));
    }

    List<String> texts(String... path) {
        if (!json.isList(path)) {
            throw unfit("no list of " + path[path.length - 1]);
        }
        return json.texts(path);
    }

    /// Seconds since 1970; empty where it says 0 or nothing.
    Optional<Instant> time(String... path) {
        var seconds = json.number(path).orElse(0);
        if (seconds < 0 || seconds > LAST_SECOND) {
            throw unfit(path[path.length - 1]);
        }
        return seconds == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(seconds));
    }

    SerialNumber serial(String... path) {
        return serial(text(path)).orElseThrow(() -> unfit("serial number"));
    }

    /// Empty for what cannot be one of a certificate.
    static Optional<SerialNumber> serial(String text) {
        return Optional.of(text).filter(SERIAL.asMatchPredicate()).map(hex -> new BigInteger(hex.replaceAll("[:-]", ""), 16))
                .filter(SerialNumber::fits).map(SerialNumber::new);
    }

    /// The first certificate in the text there.
    Bytes certificate(String... path) {
        return certificates(text(path)).getFirst();
    }

    /// Every one in it, which is PEM or the base64 of DER; at least one.
    List<Bytes> certificates(String text) {
        var found = Encoded.certificates(text);
        if (found.isEmpty()) {
            throw unfit("certificate");
        }
        return found;
    }

    /// Vault's own words beside the answer.
    List<String> warnings() {
        return json.texts("warnings").stream().limit(MOST_WARNINGS).map(String::strip).filter(text -> !text.isEmpty())
                .map(text -> Visible.line(text, LONGEST_WARNING)).toList();
    }
}
