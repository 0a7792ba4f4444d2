package dev.chancery.domain;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How an authority publishes its revocation list.
///
/// `hours` is how long a list may be used (its nextUpdate). `path` is the file to write, empty for none; one that ends in
/// `.der` becomes DER, any other PEM. `distributionPoint` is the URL in the issuing distribution point, empty for none.
/// `keepsExpired` leaves certificates in the list after their end. `delta` writes a delta list beside each list.
public record RevocationListSettings(int hours, String path, String distributionPoint, boolean keepsExpired, boolean delta) {

    /// A day, and no file yet.
    public static final RevocationListSettings DEFAULT = new RevocationListSettings(24, "", "", false, false);

    /// A year, in hours.
    public static final int MOST_HOURS = 8760;

    private static final int LONGEST = 1024;

    /// The settings in loose texts.
    public static Checked<RevocationListSettings> of(
            String hours, String path, String distributionPoint, boolean keepsExpired, boolean delta) {
        var found = new ArrayList<Violation>();
        var count = hours(hours);
        if (count.isEmpty()) {
            found.add(new TextViolation.OutOfRange(Field.LIST_HOURS, hours, 1, MOST_HOURS));
        }
        found.addAll(pathViolations(path.strip()));
        found.addAll(urlViolations(distributionPoint.strip()));
        return Checked.of(found, () -> new RevocationListSettings(
                count.orElseThrow(), path.strip(), distributionPoint.strip(), keepsExpired, delta));
    }

    private static Optional<Integer> hours(String text) {
        try {
            return Optional.of(Integer.parseInt(text.strip())).filter(hours -> hours >= 1 && hours <= MOST_HOURS);
        } catch (NumberFormatException notOne) {
            return Optional.empty();
        }
    }

    private static List<Violation> pathViolations(String path) {
        return path.isEmpty() || isFile(path) ? List.of() : List.of(new FileViolation.NotAFilePath(Field.LIST_PATH, path));
    }

    private static boolean isFile(String text) {
        try {
            var path = Path.of(text);
            return path.isAbsolute() && path.getFileName() != null && path.equals(path.normalize());
        } catch (InvalidPathException none) {
            return false;
        }
    }

    private static List<Violation> urlViolations(String url) {
        return url.isEmpty() || isUrl(url) ? List.of() : List.of(new NetworkViolation.NotAUrl(Field.LIST_URL, url));
    }

    private static boolean isUrl(String text) {
        try {
            var scheme = URI.create(text).getScheme();
            return scheme != null && List.of("http", "https").contains(scheme.toLowerCase(Locale.ROOT))
                    && URI.create(text).getHost() != null && text.length() <= LONGEST
                    && StandardCharsets.US_ASCII.newEncoder().canEncode(text);
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    /// The file to write, when there is one.
    public Optional<Path> file() {
        return path.isEmpty() ? Optional.empty() : Optional.of(Path.of(path));
    }

    public boolean isDer() {
        return path.toLowerCase(Locale.ROOT).endsWith(".der");
    }
}
