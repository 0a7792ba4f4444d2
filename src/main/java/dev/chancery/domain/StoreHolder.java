package dev.chancery.domain;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Who has a store open, as the file says that lies beside the store. Anybody may have written that file: it is for people
/// to read, and nothing is decided by it.
///
/// `since` is when the process started; `host` is empty where the machine has no name.
public record StoreHolder(long process, boolean window, Instant since, String host) {

    /// The longest text of one, in characters.
    public static final int MOST = 200;

    private static final Pattern PROCESS = Pattern.compile("\\d{1,18}");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,62}");
    private static final int LINES = 4;

    public StoreHolder {
        if (process < 0 || !(host.isEmpty() || HOST.matcher(host).matches())) {
            throw new IllegalArgumentException("not a holder");
        }
    }

    /// What a machine calls itself, or nothing when that is no name.
    public static String host(String name) {
        return HOST.matcher(name.strip()).matches() ? name.strip() : "";
    }

    /// What [#parse] reads.
    public String text() {
        return "%s\n%s\n%s\n%s\n".formatted(Long.toString(process), window ? "window" : "command", since, host);
    }

    /// Empty for everything else.
    public static Optional<StoreHolder> parse(String text) {
        var lines = List.of(text.split("\n", -1));
        if (text.length() > MOST || lines.size() <= LINES || !PROCESS.matcher(lines.get(0)).matches()
                || !List.of("window", "command").contains(lines.get(1))) {
            return Optional.empty();
        }
        try {
            return Optional.of(new StoreHolder(Long.parseLong(lines.get(0)), lines.get(1).equals("window"), Instant.parse(lines.get(2)),
                    host(lines.get(3))));
        } catch (DateTimeParseException foreign) {
            return Optional.empty();
        }
    }
}
